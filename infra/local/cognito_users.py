"""Users of moto's pools: found without case, as a pool with ``CaseSensitive: false`` finds them; their tokens."""

import base64
import json
from collections.abc import Iterator
from typing import Any

from moto.cognitoidp.models import cognitoidp_backends


def pools() -> Iterator[Any]:
    """Every user pool of this process."""
    for regions in cognitoidp_backends.values():
        for backend in regions.values():
            yield from backend.user_pools.values()


def find(pool: Any, username: str) -> Any:
    """The user of an address, or of Cognito's own name for them; None if there is none."""
    wanted = username.casefold()
    return next((user for user in pool.users.values() if wanted in (email(user).casefold(), user.username)), None)


def email(user: Any) -> str:
    """A user's address; empty for nobody."""
    attributes = user.attributes if user is not None else []
    return next((str(attribute["Value"]) for attribute in attributes if attribute["Name"] == "email"), "")


def of_access_token(token: str) -> tuple[Any, Any]:
    """(pool, user) of an access token that was not ended; (None, None) for another."""
    for pool in pools():
        if token in pool.access_tokens:
            return pool, find(pool, pool.access_tokens[token][1])
    return None, None


def end_tokens(pool: Any, user: Any) -> None:
    """Every token of the user ends, as at a global sign-out."""
    for token, origin in list(pool.refresh_tokens.items()):
        if origin is not None and find(pool, origin[1]) is user:
            pool.refresh_tokens[token] = None
    for access_token, (_, username) in list(pool.access_tokens.items()):
        if find(pool, username) is user:
            del pool.access_tokens[access_token]


def end_refresh_token(pool: Any, refresh_token: str) -> None:
    """The refresh token ends now, and the access tokens that came from it."""
    origin = pool.refresh_tokens[refresh_token][2]
    pool.refresh_tokens[refresh_token] = None
    for access_token in list(pool.access_tokens):
        if _claims(access_token)["origin_jti"] == origin:
            del pool.access_tokens[access_token]


def _claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
