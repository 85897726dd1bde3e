"""What forms say of a provider, and what they are filled with."""

from chalicelib.organisation.own_provider.model import OwnProvider, ProviderGiven
from chalicelib.web.request import Request


def provider_given(request: Request) -> ProviderGiven:
    """A secret is never shown: left empty, it stays as it is, unless the form says that there is none."""
    form = request.form
    secret = "" if form["without_secret"] else form.raw("client_secret") or None
    domains = tuple(form["domains"].replace(",", " ").split())
    return ProviderGiven(form["issuer"], form["client_id"], secret, form["email_claim"], domains)


def typed(request: Request) -> dict[str, str]:
    """What was typed, but for the secret."""
    return {name: request.form[name] for name in request.form if name != "client_secret"}


def typed_of(provider: OwnProvider) -> dict[str, str]:
    """What the form shows of a provider."""
    return {
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "email_claim": provider.email_claim,
        "domains": "\n".join(provider.domains),
        "without_secret": "yes" if provider.issuer and not provider.sealed_secret else "",
    }
