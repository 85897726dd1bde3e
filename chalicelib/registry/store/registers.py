"""Registers and their yearly counters.

``register/RBT-A`` holds the register, and beside it the numbers it never used; ``register/RBT-A/2026`` its counter: one
small item, the only one that all numberings of a register meet at.
"""

import time
from collections.abc import Iterator

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import RegisterChain
from chalicelib.kernel.work import StaleError, Work
from chalicelib.registry.model import Counter, Register
from chalicelib.registry.registers.gap import Gap


class RegisterItem(KeyedModel):
    """``register/RBT-A``, and the same under ``registers/ADMINISTRATION`` and ``registers/all`` for listing."""

    class Meta:
        table_name = ""
        region = ""

    register_id = UnicodeAttribute()
    administration_id = UnicodeAttribute()
    entity_id = UnicodeAttribute()
    opened_at = UnicodeAttribute()
    epoch = UnicodeAttribute(null=True)

    def register(self) -> Register:
        """The register as stored."""
        opened_at = from_iso(self.opened_at)
        return Register(self.register_id, self.administration_id, self.entity_id, opened_at, self.epoch or "")


class GapItem(KeyedModel):
    """``register/RBT-A`` and ``gap/2026/0000451``."""

    class Meta:
        table_name = ""
        region = ""

    last = NumberAttribute()
    reason = UnicodeAttribute()
    at = UnicodeAttribute()

    def gap(self) -> Gap:
        """The gap as stored."""
        _, year, first = self.sk.split("/")
        register_id = self.pk.removeprefix("register/")
        return Gap(register_id, int(year), int(first), int(self.last), self.reason, from_iso(self.at))


class CounterItem(KeyedModel):
    """``register/RBT-A/2026``: well under 1 KB, so that advancing it costs two write units."""

    class Meta:
        table_name = ""
        region = ""

    register_id = UnicodeAttribute()
    year = NumberAttribute()
    last_serial = NumberAttribute()
    last_at = UnicodeAttribute()
    chain_seq = NumberAttribute()
    chain_head = UnicodeAttribute()
    version = NumberAttribute()
    closed = BooleanAttribute(default=False)

    @classmethod
    def of(cls, counter: Counter, version: int) -> "CounterItem":
        """The item of a counter at this version."""
        return cls(
            counter_key(counter.register_id, counter.year),
            "counter",
            register_id=counter.register_id,
            year=counter.year,
            last_serial=counter.serial,
            last_at=to_iso(counter.last_at),
            chain_seq=counter.chain.seq,
            chain_head=counter.chain.head,
            version=version,
            closed=counter.closed,
        )

    def counter(self) -> Counter:
        """The counter as stored."""
        return Counter(
            self.register_id,
            int(self.year),
            int(self.last_serial),
            from_iso(self.last_at),
            RegisterChain(self.register_id, int(self.chain_seq), self.chain_head),
            int(self.version),
            self.closed,
        )


EPOCH_SECONDS = 60.0
"""A table that was deleted takes longer to be restored under its name: no process believes in the old one by then."""


class RegisterStore:
    """The registers that are kept."""

    def __init__(self) -> None:
        self._epoch, self._read_at = "", 0.0

    def epoch(self) -> str:
        """The table's own id, which DynamoDB gives to each table once: a restored backup is always another table."""
        if not self._epoch or time.monotonic() - self._read_at > EPOCH_SECONDS:
            self._epoch, self._read_at = RegisterItem.describe_table()["TableId"], time.monotonic()
        return self._epoch

    def hold(self, register: Register) -> None:
        """It numbers no more until it is reconciled."""
        self._count_in(register, None)

    def release(self, register: Register) -> None:
        """It numbers again, in this table; ``StaleError`` if its epoch is no longer the one read."""
        if not self._count_in(register, self.epoch()):
            raise StaleError(f"{register.id} was held or released meanwhile")

    def _count_in(self, register: Register, epoch: str | None) -> bool:
        item = RegisterItem.get(*_own_key(register.id), consistent_read=True)
        item.epoch = epoch
        unchanged = RegisterItem.epoch == register.epoch if register.epoch else RegisterItem.epoch.does_not_exist()
        return took_effect(lambda: item.save(condition=unchanged))

    def get(self, register_id: str) -> Register:
        """``NotFoundError`` if there is none of this id."""
        try:
            return RegisterItem.get(*_own_key(register_id), consistent_read=True).register()
        except RegisterItem.DoesNotExist:
            raise NotFoundError("registry.register_not_found", register=register_id) from None

    def of_administration(self, administration_id: str) -> list[Register]:
        """All registers of an administration, by id."""
        items = RegisterItem.query(f"registers/{administration_id}", consistent_read=True)
        return [item.register() for item in items]

    def all(self) -> Iterator[Register]:
        """Every register of the platform, by id, read in pages; without its epoch."""
        return (item.register() for item in RegisterItem.query("registers/all", consistent_read=True))

    def open(self, register: Register) -> None:
        """Opens a register; again is harmless. ``ConflictError`` if another administration has this code."""
        self._put(register, *_own_key(register.id), self.epoch())
        self._put(register, f"registers/{register.administration_id}", register.id)
        self._put(register, "registers/all", register.id)

    def _put(self, register: Register, pk: str, sk: str, epoch: str | None = None) -> None:
        item = RegisterItem(
            pk,
            sk,
            register_id=register.id,
            administration_id=register.administration_id,
            entity_id=register.entity_id,
            opened_at=to_iso(register.opened_at),
            epoch=epoch,
        )
        if took_effect(lambda: item.save(condition=RegisterItem.pk.does_not_exist())):
            return
        if RegisterItem.get(pk, sk, consistent_read=True).administration_id != register.administration_id:
            raise ConflictError("registry.code_taken", register=register.id)


class CounterStore:
    """One counter for each register and civil year."""

    def get(self, register_id: str, year: int) -> Counter | None:
        """The counter, or None before the year's first number. Strongly consistent."""
        try:
            return CounterItem.get(counter_key(register_id, year), "counter", consistent_read=True).counter()
        except CounterItem.DoesNotExist:
            return None

    def advance(self, work: Work, counter: Counter) -> None:
        """Stores the counter with the next version, if its version is still the one read."""
        item = CounterItem.of(counter, counter.version + 1)
        dynamo(work).save(item, condition=CounterItem.version == counter.version)

    def open_year(self, work: Work, counter: Counter, previous: Counter | None) -> None:
        """Stores a new counter and closes the year before, if nobody did either or numbered in between."""
        writes = dynamo(work)
        absent = CounterItem.pk.does_not_exist()
        writes.save(CounterItem.of(counter, counter.version), condition=absent)
        writes.check(CounterItem, counter_key(counter.register_id, counter.year + 1), "counter", absent)
        if previous is None or previous.year != counter.year - 1:
            writes.check(CounterItem, counter_key(counter.register_id, counter.year - 1), "counter", absent)
        if previous is not None:
            closing = CounterItem.of(previous, previous.version + 1)
            closing.closed = True
            writes.save(closing, condition=CounterItem.version == previous.version)


class GapStore:
    """Numbers that registers never used."""

    def add(self, work: Work, gap: Gap) -> None:
        """Adds one; committing raises ``StaleError`` if it stands already."""
        pk, sk = f"register/{gap.register_id}", f"gap/{gap.year}/{gap.first:07d}"
        item = GapItem(pk, sk, last=gap.last, reason=gap.reason, at=to_iso(gap.at))
        dynamo(work).save(item, condition=GapItem.pk.does_not_exist())

    def of_year(self, register_id: str, year: int) -> list[Gap]:
        """All of a register's year, in order; strongly consistent."""
        of_year = GapItem.sk.startswith(f"gap/{year}/")
        return [item.gap() for item in GapItem.query(f"register/{register_id}", of_year, consistent_read=True)]


def _own_key(register_id: str) -> tuple[str, str]:
    return f"register/{register_id}", "register"


def counter_key(register_id: str, year: int) -> str:
    """The partition of a counter: each stands alone in its own."""
    return f"register/{register_id}/{year}"
