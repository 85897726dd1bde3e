"""What sending may still use, in the table of notices: the day's short messages, and whether a service takes any."""

from datetime import date, datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, took_effect
from chalicelib.kernel.clock import Clock, from_iso, to_iso
from chalicelib.notices.model import Channel

SEEN_FOR = timedelta(seconds=5)
SHORTEST, LONGEST = timedelta(seconds=30), timedelta(minutes=10)
"""Of a hold. SES asks to wait for up to ten minutes (developer guide, "Errors related to the sending quotas")."""


class SpentItem(KeyedModel):
    """``spent/WHOSE``: the parts of short messages that were sent on the last day on which any were."""

    class Meta:
        table_name = ""
        region = ""

    day = UnicodeAttribute()
    parts = NumberAttribute()


class BrakeItem(KeyedModel):
    """``brake/CHANNEL``: until when nothing is tried, and for how many times in a row."""

    class Meta:
        table_name = ""
        region = ""

    until = UnicodeAttribute()
    times = NumberAttribute()


MODELS = (SpentItem, BrakeItem)


class BudgetStore:
    """The port ``Budget``: one item for each payer, however many days pass."""

    def take(self, whose: str, day: date, parts: int, most: int) -> bool:
        """Takes so many parts of the day's ``most``; False, and nothing taken, where fewer are left."""
        if parts > most:
            return False
        return _add(whose, day, parts, most) or _begin(whose, day, parts) or _add(whose, day, parts, most)


def _add(whose: str, day: date, parts: int, most: int) -> bool:
    room = (SpentItem.day == day.isoformat()) & (SpentItem.parts <= most - parts)
    item = SpentItem(f"spent/{whose}", "spent")
    return took_effect(lambda: item.update(actions=[SpentItem.parts.add(parts)], condition=room))


def _begin(whose: str, day: date, parts: int) -> bool:
    """The first of the day; somebody else's may just have been."""
    new = SpentItem.pk.does_not_exist() | (SpentItem.day < day.isoformat())
    item = SpentItem(f"spent/{whose}", "spent", day=day.isoformat(), parts=parts)
    return took_effect(lambda: item.save(condition=new))


class BrakeStore:
    """The port ``Brake``. What is read is kept for some seconds, so that reading it costs no notice a call."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: dict[Channel, tuple[datetime, BrakeItem | None]] = {}

    def held_until(self, channel: Channel) -> datetime | None:
        """Until when nothing is tried by this channel; None while all may go."""
        now, item = self._clock.now(), self._known(channel)
        until = from_iso(item.until) if item else now
        return until if now < until <= now + LONGEST else None  # one that ends later was made by a clock that was wrong

    def pull(self, channel: Channel) -> datetime:
        """Nothing is tried for a while; whoever pulls at the same time as another meets the same end."""
        now, known = self._clock.now(), _read(channel)
        if known is not None and now < from_iso(known.until) <= now + LONGEST:
            self._seen[channel] = (now, known)
            return from_iso(known.until)
        times = int(known.times) if known else 0
        until: datetime = now + min(SHORTEST * 2 ** min(times, 10), LONGEST)
        pulled = BrakeItem(*_key(channel), until=to_iso(until), times=times + 1)
        unchanged = BrakeItem.until == known.until if known else BrakeItem.pk.does_not_exist()
        took_effect(lambda: pulled.save(condition=unchanged))
        self._seen[channel] = (now, pulled)
        return until

    def release(self, channel: Channel) -> None:
        """Something was taken again; written only where it had been pulled."""
        _, item = self._seen.get(channel, (None, None))
        if item is not None:
            took_effect(lambda: BrakeItem(*_key(channel)).delete(condition=BrakeItem.until == item.until))
            self._seen[channel] = (self._clock.now(), None)

    def _known(self, channel: Channel) -> BrakeItem | None:
        now = self._clock.now()
        seen_at, item = self._seen.get(channel, (None, None))
        if seen_at is not None and seen_at <= now < seen_at + SEEN_FOR:
            return item
        if item is not None and now < from_iso(item.until):
            return item  # another may have released it: it is not looked for before its end
        item = _read(channel)
        self._seen[channel] = (now, item)
        return item


def _key(channel: Channel) -> tuple[str, str]:
    return f"brake/{channel}", "brake"


def _read(channel: Channel) -> BrakeItem | None:
    try:
        return BrakeItem.get(*_key(channel), consistent_read=True)
    except DoesNotExist:
        return None
