"""The identity provider by which depositors prove their address, where the platform has one: kept by its operator.

A code by mail proves the same; the provider saves the wait. It opens no account: what it is believed in is a verified
address alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.kernel.access import Caller, Thing
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.organisation.own_provider.model import OwnProvider, ProviderGiven
from chalicelib.organisation.own_provider.providers import Providers
from chalicelib.organisation.own_provider.way import VALID, Way, WayBack
from chalicelib.organisation.platform import PLATFORM
from chalicelib.organisation.structure.model import Structure

BACK = "/mine/provider/back"


class PlatformProvider(Providers):
    """What the operator says of it. No agent signs in by it, and no domain leads there."""

    def change(self, caller: Caller, version: int | None, given: ProviderGiven) -> OwnProvider:
        """As an administration's own; the first thing said begins the platform's chain, where nothing did yet."""
        self.acts.structures.add(Structure.new(PLATFORM))
        return super().change(caller, version, given)

    def demand(self, caller: Caller, structure: Structure) -> Actor:
        """Who acts: an operator."""
        self.may(caller, "operations.retry", Thing(caller.administration_id)).demand()
        return caller.actor()

    def after(self, structure: Structure, provider: OwnProvider) -> Structure:
        """Operators sign in as before."""
        return structure

    def led(self, provider: OwnProvider) -> tuple[str, ...]:
        """Nothing leads to it but the page itself."""
        return ()


@dataclass(frozen=True)
class DepositorSignIn:
    """``public_url`` is ours, without a slash at its end."""

    way: Way
    kept: PlatformProvider
    public_url: str

    @property
    def redirect_uri(self) -> str:
        """Where the provider sends browsers back to."""
        return f"{self.public_url}{BACK}"

    def host(self) -> str:
        """The provider's name as people know it; empty while none is in use."""
        provider = self.kept.of(PLATFORM)
        return provider.host if provider.is_on else ""

    def begin(self, operator: Caller | None = None) -> tuple[str, str, str]:
        """Its name, the address there to go to, and the secret for the browser; an operator tries it by the same way.

        ``NotFoundError`` while none is in use; ``ProviderError``.
        """
        provider = self.kept.of(PLATFORM)
        if not (provider.is_on or (operator and provider.issuer)):
            raise NotFoundError("not_found")
        tried_by = operator.agent_id if operator else ""
        return (provider.host, *self.way.there(provider, self.redirect_uri, tried_by=tried_by))

    @property
    def seconds(self) -> int:
        """How long the way there and back may take."""
        return int(VALID.total_seconds())

    def arrive(self, answered: Mapping[str, str], browser: str, caller: Caller | None) -> str:
        """The address that the provider has verified; empty where the operator who calls tried it, which is noted.

        ``answered`` holds ``state``, ``code``, ``error`` and ``iss``, empty where the provider says nothing. Raises as
        :meth:`Way.back`, and ``ForbiddenError`` for another's trial.
        """
        back = WayBack(*(answered[name] for name in ("state", "code", "error", "iss")))
        came = self.way.back(PLATFORM, self.redirect_uri, back, browser)
        if not came.went.tried_by:
            return came.identity.email
        if caller is None or caller.agent_id != came.went.tried_by:
            raise ForbiddenError("provider.tried_by_another")
        self.kept.tried(caller, came.went.version)
        return ""
