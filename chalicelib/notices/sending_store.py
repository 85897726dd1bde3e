"""What sending may still use, in the table of notices: the day's short messages, and whether a service takes any."""

from datetime import date, datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, took_effect
from chalicelib.kernel.clock import Clock, from_iso, to_iso
from chalicelib.notices.model import Channel

FORGOTTEN_AFTER = timedelta(hours=1)
SHORTEST, LONGEST = timedelta(seconds=4), timedelta(minutes=10)
"""Of a hold. What was one message too many in a second is over by the next, and somebody waits for a code. SES asks to
wait for up to ten minutes (developer guide, "Errors related to the sending quotas")."""


class SpentItem(KeyedModel):
    """``spent/WHOSE``: the parts of short messages that were sent on the last day on which any were."""

    class Meta:
        table_name = ""
        region = ""

    day = UnicodeAttribute()
    parts = NumberAttribute()


class BrakeItem(KeyedModel):
    """``brake/CHANNEL``: until when nothing is tried, and how many times in a row are remembered."""

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
    """The port ``Brake``. Each sender learns of trouble by meeting it, so that in good times nothing is read; when to
    try again, all know alike."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._met: dict[Channel, BrakeItem] = {}

    def held_until(self, channel: Channel) -> datetime | None:
        """Until when this sender tries nothing by this channel."""
        item = self._met.get(channel)
        return from_iso(item.until) if item is not None and self._holds(item) else None

    def is_pulled(self, channel: Channel) -> bool:
        """Whether any sender met trouble, and waits."""
        item = _read(channel)
        return item is not None and self._holds(item)

    def pull(self, channel: Channel) -> datetime:
        """Nothing is tried for a while; whoever pulls at the same time as another meets the same end."""
        known = _read(channel)
        if known is None or not self._holds(known):
            known = self._longer(channel, known)
        self._met[channel] = known
        return from_iso(known.until)

    def release(self, channel: Channel) -> None:
        """Something was taken again: half of what is remembered is forgotten, by those who met the trouble. A service
        that takes one and refuses the next is held from longer each time; one that takes what comes is soon trusted."""
        item = self._met.pop(channel, None)
        if item is None:
            return
        unchanged = (BrakeItem.until == item.until) & (BrakeItem.times == item.times)
        if item.times < 2:
            took_effect(lambda: BrakeItem(*_key(channel)).delete(condition=unchanged))
            return
        fewer = BrakeItem(*_key(channel), until=item.until, times=int(item.times) // 2)
        if took_effect(lambda: fewer.save(condition=unchanged)):
            self._met[channel] = fewer

    def _longer(self, channel: Channel, known: BrakeItem | None) -> BrakeItem:
        """Twice as long as the last time; trouble of long ago does not count."""
        now = self._clock.now()
        times = int(known.times) if known and now - from_iso(known.until) < FORGOTTEN_AFTER else 0
        until: datetime = now + min(SHORTEST * 2 ** min(times, 10), LONGEST)
        pulled = BrakeItem(*_key(channel), until=to_iso(until), times=times + 1)
        unchanged = BrakeItem.until == known.until if known else BrakeItem.pk.does_not_exist()
        took_effect(lambda: pulled.save(condition=unchanged))
        return pulled

    def _holds(self, item: BrakeItem) -> bool:
        """Whether its end is to come; one that ends later than any can was made by a clock that was wrong."""
        now = self._clock.now()
        return now < from_iso(item.until) <= now + LONGEST


def _key(channel: Channel) -> tuple[str, str]:
    return f"brake/{channel}", "brake"


def _read(channel: Channel) -> BrakeItem | None:
    try:
        return BrakeItem.get(*_key(channel), consistent_read=True)
    except DoesNotExist:
        return None
