"""The table of sessions, grants, one-time codes and throttles: everything here expires by itself."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.kernel.work import Work
from chalicelib.web.grants import Grant
from chalicelib.web.sessions import Session
from chalicelib.web.throttle import Tally


class ByAgent(GlobalSecondaryIndex["SessionItem"]):
    """Sessions in which an agent signed in. Keys only: being seen, once a minute, must not be written twice."""

    class Meta:
        index_name = "by_agent"
        projection = KeysOnlyProjection()

    agent_id = UnicodeAttribute(hash_key=True)
    started_at = UTCDateTimeAttribute(range_key=True)


class SessionItem(KeyedModel):
    """pk ``{kind}/{sha256 of the secret}``, sk ``session``. ``kind`` is ``session``, or another one of its own."""

    class Meta:
        table_name = ""
        region = ""

    agent_id = UnicodeAttribute(null=True)
    csrf = UnicodeAttribute()
    grants = UnicodeSetAttribute(null=True)
    started_at = UTCDateTimeAttribute()
    seen_at = UTCDateTimeAttribute()
    address = UnicodeAttribute(null=True)
    browser = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()
    by_agent = ByAgent()


class GrantItem(KeyedModel):
    """pk ``grant/{sha256 of the token}``, sk ``grant``."""

    subject = UnicodeAttribute()
    ends_at = UTCDateTimeAttribute()
    expires_at = NumberAttribute()


class CodeItem(KeyedModel):
    """pk ``code/{sha256 of the subject}``, sk ``code``. ``hash`` is keyed with ``salt``."""

    salt = UnicodeAttribute()
    hash = UnicodeAttribute()
    tries = NumberAttribute(default=0)
    expires_at = NumberAttribute()


class TallyItem(KeyedModel):
    """pk ``throttle/{name}/{sha256 of the key}``, sk ``tally``; the window ends when the item expires."""

    tally = NumberAttribute(default=0)
    expires_at = NumberAttribute()


MODELS = (SessionItem, GrantItem, CodeItem, TallyItem)


class SessionStore:
    """Sessions by the digest of their secret. A secret of one kind finds none of another."""

    def __init__(self, kind: str = "session") -> None:
        self._kind = kind

    def get(self, digest: str) -> Session | None:
        """The session as stored, read consistently; whether it still holds is not decided here."""
        try:
            item = SessionItem.get(f"{self._kind}/{digest}", "session", consistent_read=True)
        except DoesNotExist:
            return None
        return _session(digest, item)

    def of_agent(self, agent_id: str) -> Sequence[Session]:
        """The index is a moment late, the table is not: each is read again."""
        digests = [item.pk.removeprefix("session/") for item in SessionItem.by_agent.query(agent_id)]
        return [session for digest in digests if (session := self.get(digest)) and session.agent_id == agent_id]

    def put(self, session: Session, expires_at: datetime) -> None:
        """Stores the whole session until it expires."""
        SessionItem(
            f"{self._kind}/{session.digest}",
            "session",
            agent_id=session.agent_id,
            csrf=session.csrf,
            grants=set(session.grants) or None,
            started_at=session.started_at,
            seen_at=session.seen_at,
            address=session.address or None,
            browser=session.browser or None,
            expires_at=int(expires_at.timestamp()),
        ).save()

    def touch(self, digest: str, seen_at: datetime, expires_at: datetime) -> None:
        """Notes that the session was seen, unless it was ended meanwhile."""
        item = SessionItem(f"{self._kind}/{digest}", "session")
        actions: list[Action] = [
            SessionItem.seen_at.set(seen_at),
            SessionItem.expires_at.set(int(expires_at.timestamp())),
        ]
        took_effect(lambda: item.update(actions=actions, condition=SessionItem.pk.exists()))

    def remove(self, digest: str) -> None:
        """Ends the session."""
        SessionItem(f"{self._kind}/{digest}", "session").delete()

    def remove_with(self, work: Work, digest: str) -> None:
        """Ends it within a unit of work."""
        dynamo(work).delete(SessionItem(f"{self._kind}/{digest}", "session"))


class GrantStore:
    """Grants by the digest of their token."""

    def put(self, digest: str, grant: Grant) -> None:
        """Stores a grant until it ends."""
        GrantItem(
            f"grant/{digest}",
            "grant",
            subject=grant.subject,
            ends_at=grant.ends_at,
            expires_at=_epoch(grant.ends_at),
        ).save()

    def get(self, digest: str) -> Grant | None:
        """The grant, read consistently: it is used the moment it was given."""
        try:
            item = GrantItem.get(f"grant/{digest}", "grant", consistent_read=True)
        except DoesNotExist:
            return None
        return Grant(item.subject, item.ends_at)


class CodeStore:
    """One-time codes by the digest of what they open."""

    def put(self, subject: str, salt: str, digest: str, expires_at: datetime) -> None:
        """Stores a code's digest in the place of any earlier one."""
        CodeItem(f"code/{subject}", "code", salt=salt, hash=digest, tries=0, expires_at=_epoch(expires_at)).save()

    def try_(self, subject: str, now: datetime, max_tries: int) -> tuple[str, str] | None:
        """Counts one try and answers (salt, digest); None when there is no code, it expired or its tries are used."""
        item = CodeItem(f"code/{subject}", "code")
        alive = (CodeItem.expires_at > _epoch(now)) & (CodeItem.tries < max_tries)
        if not took_effect(lambda: item.update(actions=[CodeItem.tries.add(1)], condition=alive)):
            return None
        return item.salt, item.hash

    def use(self, subject: str, digest: str) -> bool:
        """Removes the code if it is still this one: True for exactly one caller."""
        item = CodeItem(f"code/{subject}", "code")
        return took_effect(lambda: item.delete(condition=CodeItem.hash == digest))


class TallyStore:
    """Counts within windows."""

    def read(self, key: str, now: datetime) -> Tally | None:
        """The present window's tally, if anything was counted in it."""
        try:
            item = TallyItem.get(f"throttle/{key}", "tally")
        except DoesNotExist:
            return None
        return _tally(item) if item.expires_at > _epoch(now) else None

    def add(self, key: str, now: datetime, ends_at: datetime) -> Tally:
        """Counts one more, in a window that ends then if none is open."""
        item = TallyItem(f"throttle/{key}", "tally")
        is_open = TallyItem.expires_at > _epoch(now)
        if took_effect(lambda: item.update([TallyItem.tally.add(1)], condition=is_open)):
            return _tally(item)
        first: list[Action] = [TallyItem.tally.set(1), TallyItem.expires_at.set(_epoch(ends_at))]
        is_over = TallyItem.pk.does_not_exist() | (TallyItem.expires_at <= _epoch(now))
        if took_effect(lambda: item.update(first, condition=is_over)):
            return _tally(item)
        return self.add(key, now, ends_at)  # somebody else opened the window in between

    def close(self, key: str, ends_at: datetime) -> None:
        """The window ends then, if there is one."""
        item = TallyItem(f"throttle/{key}", "tally")
        later: list[Action] = [TallyItem.expires_at.set(_epoch(ends_at))]
        took_effect(lambda: item.update(later, condition=TallyItem.pk.exists()))

    def clear(self, key: str) -> None:
        """Forgets the window."""
        TallyItem(f"throttle/{key}", "tally").delete()


def _session(digest: str, item: SessionItem) -> Session:
    grants = frozenset(item.grants or ())
    where = (item.address or "", item.browser or "")
    return Session(digest, item.agent_id, item.csrf, grants, item.started_at, item.seen_at, *where)


def _tally(item: TallyItem) -> Tally:
    return Tally(int(item.tally), datetime.fromtimestamp(int(item.expires_at), UTC))


def _epoch(instant: datetime) -> int:
    return int(instant.timestamp())
