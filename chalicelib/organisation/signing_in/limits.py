"""How often one may be wrong: with passwords by account and by where the try comes from, with codes by account.

Strangers to an account share four tries, from wherever they come; whoever holds a browser in which its owner has signed
in before has five of their own. So nobody is kept out by others' failures, except from a browser never used before, and
there a link by mail lets them in. The identity service itself locks an account at the fifth failure, and longer at each
one more until a quarter of an hour was quiet: four tries, then half an hour closed, never let it come to that.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.organisation.signing_in.attempt import Visit


class Lock(Protocol):
    """So many failures close a door for a while. A try is counted before it is made."""

    def enter(self, key: str) -> int:
        """Counts a try; its number. ``ThrottledError`` while the door is closed."""

    def failed(self, key: str, tries: int) -> bool:
        """The try of that number has failed; whether the door is closed by it."""

    def closed_until(self, key: str) -> datetime | None:
        """When the door opens again; None while it is open."""

    def clear(self, key: str) -> None:
        """Forgets what was counted."""


class Count(Protocol):
    """At most so many in a window."""

    def check(self, key: str) -> None:
        """``ThrottledError`` if the limit is reached."""

    def hit(self, key: str) -> None:
        """Counts one; ``ThrottledError`` if that is beyond the limit."""


@dataclass(frozen=True)
class Try:
    """One try that was let: at which locks it stands, and with which number at each."""

    counted: tuple[tuple[Lock, str, int], ...]

    def failed(self) -> bool:
        """It was wrong; whether that closes a door."""
        closed = [lock.failed(key, number) for lock, key, number in self.counted]
        return any(closed)

    def passed(self) -> None:
        """It was right: what was counted before is forgiven."""
        for lock, key, _ in self.counted:
            lock.clear(key)


class Limits:
    """The doors of the sign-in. Each ``…_try`` raises ``ThrottledError`` while its door is closed."""

    def __init__(self, known: Lock, strangers: Lock, codes: Lock, codes_in_a_day: Lock, addresses: Count) -> None:
        self._known, self._strangers = known, strangers
        self._codes, self._codes_in_a_day, self._addresses = codes, codes_in_a_day, addresses

    def password_try(self, email: str, visit: Visit, known: bool) -> Try:
        """A password for this account; nothing tells whether there is such an account."""
        account = email.casefold()
        if known:
            return _entered((self._known, f"{account}\n{visit.secret}"))
        self._addresses.check(visit.address)
        return _entered((self._strangers, account))

    def stranger_failed(self, visit: Visit) -> None:
        """Counts a failure by its network address. Beyond the limit it is the next try that is refused."""
        self._addresses.hit(visit.address)

    def code_try(self, subject: str) -> Try:
        """A one-time or recovery code, after a right password: from wherever it comes, since few can come so far."""
        return _entered((self._codes, subject), (self._codes_in_a_day, subject))

    def forgive(self, subject: str) -> None:
        """Wrong codes are forgiven to whoever has proved to own the account's mailbox."""
        for lock in (self._codes, self._codes_in_a_day):
            lock.clear(subject)

    def closed_until(self, email: str, subject: str) -> datetime | None:
        """When the last of the account's doors opens again, but for those of single browsers; None if all are open."""
        doors = ((self._strangers, email.casefold()), (self._codes, subject), (self._codes_in_a_day, subject))
        return max((until for lock, key in doors if (until := lock.closed_until(key))), default=None)

    def open(self, email: str, subject: str) -> None:
        """Opens these doors."""
        self._strangers.clear(email.casefold())
        self.forgive(subject)


def _entered(*doors: tuple[Lock, str]) -> Try:
    return Try(tuple((lock, key, lock.enter(key)) for lock, key in doors))
