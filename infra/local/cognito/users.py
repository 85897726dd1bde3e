"""Users of moto's pools: found without case, as a pool with ``CaseSensitive: false`` finds them; their tokens."""

import base64
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

from moto.cognitoidp.models import CognitoIdpUser, cognitoidp_backends

from infra.local.patching import replace


class _Names:
    """A pool's users by address and by Cognito's own name: to look for one costs the same however many there are.

    Users are read in the order in which the pool got them; those that came since the last look are read then.
    """

    def __init__(self) -> None:
        self._users: dict[str, Any] = {}
        self._read, self._last = 0, ""

    def of(self, pool: Any) -> dict[str, Any]:
        """Those of the pool as it is now."""
        newer = list(islice(pool.users.items(), max(0, self._read - 1), None))
        if self._read and (not newer or newer[0][0] != self._last):  # one was taken away
            self._users, self._read, newer = {}, 0, list(pool.users.items())
        for _, user in newer:
            self._users.setdefault(email(user).casefold(), user)
            self._users.setdefault(user.username, user)
        self._read, self._last = len(pool.users), newer[-1][0] if newer else ""
        return self._users


_names: WeakKeyDictionary[Any, _Names] = WeakKeyDictionary()


def install() -> None:
    """Once: whoever changes an address is found by the new one."""
    for change in ("update_attributes", "delete_attributes"):
        replace(CognitoIdpUser, change, _forgetting)


def _forgetting(change: Callable[..., None]) -> Callable[..., None]:
    def mended(user: Any, attributes: Any) -> None:
        before = email(user)
        change(user, attributes)
        if before != email(user):
            _names.clear()

    return mended


def pools() -> Iterator[Any]:
    """Every user pool of this process."""
    for regions in cognitoidp_backends.values():
        for backend in regions.values():
            yield from backend.user_pools.values()


def find(pool: Any, username: str) -> Any:
    """The user of an address, or of Cognito's own name for them; None if there is none."""
    return _names.setdefault(pool, _Names()).of(pool).get(username.casefold()) if username else None


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
