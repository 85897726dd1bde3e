"""Identity providers as the API takes and shows them."""

from dataclasses import replace

from pydantic import Field

from chalicelib.organisation.own_provider.model import OwnProvider, Progress, ProviderGiven
from chalicelib.web.bodies import Strict
from chalicelib.web.views import Versioned


class ClientBody(Strict):
    """What a provider and we are to each other, whole."""

    issuer: str = Field(max_length=1000, description="Begins with `https://`; letter by letter as the provider says it")
    client_id: str = Field(max_length=1000)
    client_secret: str | None = Field(
        None, max_length=1000, description="Left out, it stays as it is; empty, there is none. It is never shown."
    )
    email_claim: str = Field("email", max_length=1000, description="Where tokens say the address")

    def given(self) -> ProviderGiven:
        """In the domain's words."""
        return ProviderGiven(self.issuer, self.client_id, self.client_secret, self.email_claim, ())


class ProviderBody(ClientBody):
    """What an administration's own provider is told of us, whole."""

    domains: list[str] = Field(default_factory=list, max_length=100, description="Of its addresses: `commune.ma`")

    def given(self) -> ProviderGiven:
        """In the domain's words."""
        return replace(super().given(), domains=tuple(self.domains))


class ProviderView(Versioned):
    """An identity provider, and how far it is."""

    issuer: str
    client_id: str
    has_secret: bool
    email_claim: str
    domains: list[str]
    progress: Progress
    redirect_uri: str = Field(description="Where the provider sends browsers back to: it must be told this address")
    version: int

    @classmethod
    def of(cls, provider: OwnProvider, redirect_uri: str) -> "ProviderView":
        """The view of it."""
        return cls(
            issuer=provider.issuer,
            client_id=provider.client_id,
            has_secret=bool(provider.sealed_secret),
            email_claim=provider.email_claim,
            domains=list(provider.domains),
            progress=provider.progress,
            redirect_uri=redirect_uri,
            version=provider.version,
        )
