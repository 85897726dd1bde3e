"""OpenID Connect's relying party: discovery, the exchange of a code, and whom the token means.

Core 1.0 (authorization code flow), Discovery 1.0, PKCE (RFC 7636), RFC 9700's advice.
"""

from base64 import b64encode
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import Any, Protocol
from urllib.parse import quote

from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from chalicelib.adapters.identity.id_tokens import Expected, checked
from chalicelib.adapters.identity.public_web import WebError, https
from chalicelib.adapters.identity.published_keys import PublishedKeys
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.identifiers import is_email
from chalicelib.observability import logger
from chalicelib.organisation.own_provider.ports import Begun, Client, Identity, Metadata, ProviderError

KEPT_SECONDS = 3600
MOST_PROVIDERS = 256
_DISCOVERY = "/.well-known/openid-configuration"


class Web(Protocol):
    """Fetches JSON from addresses that somebody else gave; ``WebError``."""

    def get(self, url: str) -> tuple[int, Any]:
        """Status and document."""

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> tuple[int, Any]:
        """Status and document of the answer to a form."""


@dataclass(frozen=True)
class _Known:
    metadata: Metadata
    keys: PublishedKeys
    read_at: float


class OidcRelyingParty:
    """The port ``RelyingParty``. What providers publish is kept for an hour in each process."""

    def __init__(self, web: Web, clock: Clock) -> None:
        self._web, self._clock = web, clock
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._changing = Lock()

    def metadata(self, issuer: str, fresh: bool = False) -> Metadata:
        """What the provider says of itself; ``ProviderError`` where it says nothing, or not what it must."""
        return self._of(issuer, fresh).metadata

    def identity(self, client: Client, code: str, begun: Begun, email_claim: str) -> Identity:
        """Whom the code stands for; ``ProviderError`` where anything does not hold."""
        known = self._of(client.issuer)
        answer = self._exchanged(known.metadata, client, code, begun.verifier)
        token, access_token = str(answer.get("id_token", "")), str(answer.get("access_token", ""))
        expected = Expected(client.issuer, client.client_id, begun.nonce, access_token, int(self._now()))
        return identity_in(checked(token, self._keys(known, token), expected), email_claim)

    def _of(self, issuer: str, fresh: bool = False) -> _Known:
        known = self._known.get(issuer)
        if known is None or fresh or self._now() - known.read_at > KEPT_SECONDS:
            known = self._read(issuer)
            with self._changing:
                self._known[issuer] = known
                while len(self._known) > MOST_PROVIDERS:
                    self._known.popitem(last=False)
        return known

    def _read(self, issuer: str) -> _Known:
        document = self._fetched(issuer.rstrip("/") + _DISCOVERY)
        metadata = metadata_in(document, issuer)
        keys = PublishedKeys(lambda: self._fetched(metadata.keys), KEPT_SECONDS, self._now)
        return _Known(metadata, keys, self._now())

    def _keys(self, known: _Known, token: str) -> KeySet:
        try:
            return known.keys.for_token(token)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise ProviderError("provider.token") from error

    def _exchanged(self, metadata: Metadata, client: Client, code: str, verifier: str) -> dict[str, Any]:
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": client.redirect_uri,
            "code_verifier": verifier,
        }
        headers = _basic(client) if client.secret and metadata.takes_basic else {}
        if not headers:
            fields |= {"client_id": client.client_id, **({"client_secret": client.secret} if client.secret else {})}
        try:
            status, answer = self._web.post(metadata.token, fields, headers)
        except WebError as error:
            raise _unreachable(error) from error
        if status == 200 and isinstance(answer, dict):
            return answer
        raise _refusal(client.issuer, status, answer)

    def _fetched(self, url: str) -> dict[str, Any]:
        try:
            status, document = self._web.get(url)
        except WebError as error:
            raise _unreachable(error) from error
        if status != 200 or not isinstance(document, dict):
            raise _unreachable(WebError(f"GET {url}: {status}, {type(document).__name__}"))
        return document

    def _now(self) -> float:
        return self._clock.now().timestamp()


def metadata_in(document: Mapping[str, Any], issuer: str) -> Metadata:
    """What we need of a discovery document; ``ProviderError`` where it is another's, or lacks something."""
    if document.get("issuer") != issuer:
        raise ProviderError("provider.other_issuer")
    code = document.get("response_types_supported", ["code"])
    methods = document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    challenges = document.get("code_challenge_methods_supported", ["S256"])
    if not all(isinstance(it, list) for it in (code, methods, challenges)) or "code" not in code:
        raise ProviderError("provider.discovery")
    if "S256" not in challenges:
        raise ProviderError("provider.pkce")
    return Metadata(
        _endpoint(document, "authorization_endpoint"),
        _endpoint(document, "token_endpoint"),
        _endpoint(document, "jwks_uri"),
        _endpoint(document, "end_session_endpoint") if document.get("end_session_endpoint") else "",
        document.get("authorization_response_iss_parameter_supported") is True,
        "client_secret_basic" in methods or "client_secret_post" not in methods,
    )


def identity_in(claims: Mapping[str, Any], email_claim: str) -> Identity:
    """Whom a checked token means; ``ProviderError`` unless it says an address and that it was verified."""
    email = claims.get(email_claim)
    if not isinstance(email, str) or not is_email(email):
        raise ProviderError("provider.no_email")
    if claims.get("email_verified") is not True and claims.get("email_verified") != "true":
        raise ProviderError("provider.unverified_email")
    return Identity(str(claims["sub"]), email)


def _endpoint(document: Mapping[str, Any], name: str) -> str:
    try:
        parts = https(str(document.get(name, "")))
    except ValueError as error:
        raise ProviderError("provider.discovery") from error
    return parts._replace(fragment="").geturl()


def _basic(client: Client) -> dict[str, str]:
    """Our name and secret, each encoded as in a form (RFC 6749, 2.3.1)."""
    pair = ":".join(quote(it, safe="") for it in (client.client_id, client.secret))
    return {"Authorization": "Basic " + b64encode(pair.encode()).decode()}


def _refusal(issuer: str, status: int, answer: Any) -> ProviderError:
    said = str(answer.get("error", "")) if isinstance(answer, dict) else ""
    logger.warning("provider refused a code", extra={"issuer": issuer, "status": status, "error": said[:80]})
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ProviderError("provider.unreachable")
    return ProviderError("provider.client" if said in ("invalid_client", "unauthorized_client") else "provider.code")


def _unreachable(error: WebError) -> ProviderError:
    logger.warning("provider unreachable", extra={"reason": str(error)[:500]})
    return ProviderError("provider.unreachable")
