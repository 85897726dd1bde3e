"""A small identity provider on the tests' Internet: discovery, a page to sign in, tokens, keys that change, logout.

It is strict where providers are: an unknown client or return address, a code used twice or proved by another verifier,
a wrong secret are refused. What a test wants of a bad one, it sets: ``claims``, ``token_key``, ``says`` and so on.
"""

import base64
import hashlib
import html
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from werkzeug.wrappers import Request, Response

from tests.internet import DOMAIN, internet

ALG = "ES256"


def new_key() -> ECKey:
    """A key to sign tokens with."""
    return ECKey.generate_key("P-256", {"kid": secrets.token_hex(4), "use": "sig", "alg": ALG})


@dataclass
class Granted:
    """What a code stands for."""

    fields: dict[str, str]
    person: str


@dataclass
class OidcProvider:
    """``people`` are the claims of each person, by their name there; ``redirect_uris`` where browsers may be sent."""

    client_id: str = "wasl"
    client_secret: str = "s3cret & more:%"
    host: str = field(default_factory=lambda: f"idp-{secrets.token_hex(4)}.{DOMAIN}")
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    redirect_uris: set[str] = field(default_factory=set)
    keys: list[ECKey] = field(default_factory=lambda: [new_key()])
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    token_key: ECKey | None = None
    says: dict[str, Any] = field(default_factory=dict)
    is_down: bool = False
    asked: list[str] = field(default_factory=list)
    _granted: dict[str, Granted] = field(default_factory=dict)

    def __post_init__(self) -> None:
        internet().serve(self.host, self._answer)

    @property
    def issuer(self) -> str:
        """Its name."""
        return f"https://{self.host}"

    def add(self, email: str, **claims: Any) -> str:
        """A person with that address, which the provider has verified; their name there."""
        subject = secrets.token_hex(8)
        self.people[subject] = {"sub": subject, "email": email, "email_verified": True, **claims}
        return subject

    def rotate(self) -> None:
        """From now on it signs with another key, and publishes that one alone."""
        self.keys = [new_key()]

    def sign_in(self, address: str, person: str) -> str:
        """Somebody comes from there and signs in: where they are sent back to."""
        page = internet().browse(address)
        assert page.status_code == 200, page.text
        answer = internet().browse(address, "POST", data={"person": person})
        assert answer.status_code == 302, answer.text
        return str(answer.headers["Location"])

    def cancel(self, address: str) -> str:
        """Somebody comes from there and goes back without."""
        return self.sign_in(address, "")

    # What it answers

    def _answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        answers: dict[str, Callable[[Request], Response]] = {
            "/.well-known/openid-configuration": self._discovery,
            "/authorize": self._authorize,
            "/token": self._token,
            "/keys": self._keys,
        }
        if self.is_down or request.path not in answers:
            return Response("<h1>Service Unavailable</h1>", 503 if self.is_down else 404, mimetype="text/html")
        return answers[request.path](request)

    def _discovery(self, request: Request) -> Response:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALG],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        }
        return _json({**said, **self.says})

    def _authorize(self, request: Request) -> Response:
        given = request.args.to_dict()
        if given["client_id"] != self.client_id or given["redirect_uri"] not in self.redirect_uris:
            return Response("unknown client or redirect_uri", 400)
        if (given["response_type"], given["code_challenge_method"]) != ("code", "S256") or "openid" not in given[
            "scope"
        ]:
            return Response("code with PKCE alone", 400)
        if request.method == "GET":
            buttons = "".join(
                f'<button name="person" value="{html.escape(person)}">{html.escape(str(claims["email"]))}</button>'
                for person, claims in self.people.items()
            )
            return Response(f'<h1>{self.host}</h1><form method="post">{buttons}</form>', mimetype="text/html")
        return self._back(given, request.form["person"])

    def _back(self, given: dict[str, str], person: str) -> Response:
        fields = {"state": given["state"], "iss": self.issuer}
        if person:
            code = fields["code"] = secrets.token_urlsafe(16)
            self._granted[code] = Granted(given, person)
        else:
            fields["error"] = "access_denied"
        return Response(status=302, headers={"Location": f"{given['redirect_uri']}?{urlencode(fields)}"})

    def _token(self, request: Request) -> Response:
        if not self._knows(request):
            return _json({"error": "invalid_client"}, 401)
        granted = self._granted.pop(request.form.get("code", ""), None)
        if granted is None or request.form.get("redirect_uri") != granted.fields["redirect_uri"]:
            return _json({"error": "invalid_grant"}, 400)
        digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        if _base64(digest) != granted.fields["code_challenge"]:
            return _json({"error": "invalid_grant"}, 400)
        access_token = secrets.token_urlsafe(16)
        token = self._id_token(granted, access_token)
        return _json({"access_token": access_token, "token_type": "Bearer", "expires_in": 300, "id_token": token})

    def _knows(self, request: Request) -> bool:
        if not self.client_secret:
            return request.form.get("client_id") == self.client_id and "authorization" not in request.headers
        given = request.authorization
        if given is None or given.type != "basic":
            return False
        pair = (unquote(given.username or ""), unquote(given.password or ""))
        return pair == (self.client_id, self.client_secret)

    def _id_token(self, granted: Granted, access_token: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 300,
            "nonce": granted.fields["nonce"],
            "at_hash": _base64(hashlib.sha256(access_token.encode()).digest()[:16]),
            **self.people[granted.person],
            **self.claims,
        }
        key = self.token_key or self.keys[-1]
        header = {"alg": ALG, "kid": self.keys[-1].kid, **self.header}
        return jwt.encode(header, {name: it for name, it in claims.items() if it is not None}, key, algorithms=[ALG])

    def _keys(self, request: Request) -> Response:
        return _json(KeySet(list(self.keys)).as_dict(private=False))


def _json(document: Any, status: int = 200) -> Response:
    return Response(json.dumps(document), status, mimetype="application/json")


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
