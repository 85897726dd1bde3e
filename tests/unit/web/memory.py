"""The web's stores in memory, and a clock that is set by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chalicelib.web.sessions import Session
from chalicelib.web.throttle import Tally


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def pass_(self, **time: float) -> None:
        self.instant += timedelta(**time)


class MemorySessions:
    """Sessions by digest."""

    def __init__(self) -> None:
        self.kept: dict[str, Session] = {}
        self.touches = 0

    def get(self, digest: str) -> Session | None:
        return self.kept.get(digest)

    def put(self, session: Session, expires_at: datetime) -> None:
        self.kept[session.digest] = session

    def touch(self, digest: str, seen_at: datetime, expires_at: datetime) -> None:
        self.touches += 1
        if digest in self.kept:
            self.kept[digest] = replace(self.kept[digest], seen_at=seen_at)

    def remove(self, digest: str) -> None:
        self.kept.pop(digest, None)


class MemoryCodes:
    """One-time codes by subject."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, str, datetime, int]] = {}

    def put(self, subject: str, salt: str, digest: str, expires_at: datetime) -> None:
        self.kept[subject] = (salt, digest, expires_at, 0)

    def try_(self, subject: str, now: datetime, max_tries: int) -> tuple[str, str] | None:
        salt, digest, expires_at, tries = self.kept.get(subject, ("", "", now, 0))
        if expires_at <= now or tries >= max_tries:
            return None
        self.kept[subject] = (salt, digest, expires_at, tries + 1)
        return salt, digest

    def use(self, subject: str, digest: str) -> bool:
        return self.kept.pop(subject, ("", ""))[1] == digest


class MemoryTallies:
    """Counts by key."""

    def __init__(self) -> None:
        self.kept: dict[str, Tally] = {}

    def read(self, key: str, now: datetime) -> Tally | None:
        tally = self.kept.get(key)
        return tally if tally and tally.ends_at > now else None

    def add(self, key: str, now: datetime, ends_at: datetime) -> Tally:
        before = self.read(key, now)
        self.kept[key] = Tally(before.count + 1, before.ends_at) if before else Tally(1, ends_at)
        return self.kept[key]

    def close(self, key: str, ends_at: datetime) -> None:
        self.kept[key] = replace(self.kept[key], ends_at=ends_at)

    def clear(self, key: str) -> None:
        self.kept.pop(key, None)
