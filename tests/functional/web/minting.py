"""A good access token, and what it takes to make others like it."""

import base64
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from joserfc import jws
from joserfc.jwk import RSAKey
from moto.cognitoidp.models import cognitoidp_backends

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.http.server import ACCOUNT, REGION
from tests.people import access_token


def encoded(data: bytes) -> str:
    """Base 64 as tokens have it."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded(part: str) -> bytes:
    """The bytes of a part of a token."""
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


@dataclass(frozen=True)
class Mint:
    """A handler's good token, and what it takes to make others like it."""

    cloud: LocalCloud
    seeded: Seeded
    good: str

    @classmethod
    def of(cls, cloud: LocalCloud, seeded: Seeded) -> "Mint":
        """With a token as the identity service gives it."""
        return cls(cloud, seeded, access_token(cloud, seeded.agents["handler"].email))

    @cached_property
    def key(self) -> RSAKey:
        """The pool's own key."""
        pool = cognitoidp_backends[ACCOUNT][REGION].user_pools[self.cloud.outputs["UserPool"]]
        key: RSAKey = pool.json_web_key
        return key

    @cached_property
    def bare_key(self) -> RSAKey:
        """The same, not saying what it is for."""
        bare = {name: value for name, value in self.key.as_dict(private=True).items() if name not in ("alg", "use")}
        return RSAKey.import_key(bare)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The good token's three parts."""
        header, payload, signature = self.good.split(".")
        return header, payload, signature

    @property
    def claims(self) -> dict[str, Any]:
        """What the good token says."""
        said: dict[str, Any] = json.loads(decoded(self.parts[1]))
        return said

    @property
    def header(self) -> dict[str, Any]:
        """What the good token says of its key."""
        said: dict[str, Any] = json.loads(decoded(self.parts[0]))
        return said

    def signed(self, key: Any = None, header: dict[str, Any] | None = None, **changes: Any) -> str:
        """The same with other claims (None takes one away), signed with the pool's key unless another is given."""
        claims = {name: value for name, value in {**self.claims, **changes}.items() if value is not None}
        protected = {**self.header, **(header or {})}
        registry = jws.JWSRegistry(algorithms=[protected["alg"]], strict_check_header=False)
        return jws.serialize_compact(protected, json.dumps(claims).encode(), key or self.key, registry=registry)

    def with_header(self, **changes: Any) -> str:
        """The good token's payload and signature under another header."""
        header = {name: value for name, value in {**self.header, **changes}.items() if value is not None}
        return ".".join([encoded(json.dumps(header).encode()), *self.parts[1:]])
