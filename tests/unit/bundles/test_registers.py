"""A register's bundle is a stretch of its chain, as long as its period, and is never held."""

import hashlib
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from chalicelib.bundles import registers
from chalicelib.bundles.archive import parts
from chalicelib.bundles.log_members import LogRecord
from chalicelib.bundles.model import Role
from chalicelib.bundles.register_ports import Closed, Paper
from chalicelib.bundles.registers import RegisterMaker
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.errors import ConflictError, UnavailableError

BEGIN = datetime(2025, 1, 1, 8, tzinfo=UTC)
MEGABYTE = 1024 * 1024


@dataclass
class Office:
    """A register that gives a number every five minutes for ever, and all that its maker asks others for."""

    count: int
    since: date = date(2026, 1, 1)
    indexed: int = 10**9
    size: int = 10**9
    hidden: frozenset[int] = frozenset()
    asked: int = 0
    read: int = 0
    issuer: str = "courrier.example.ma"
    kept: dict[str, int] = field(default_factory=dict)
    archive: bytes = b""
    papers: Sequence[Paper] = ()

    def closed(self, _: str) -> Closed:
        return Closed("RBT-A", self.since, self.count, self.papers, ())

    def instant(self, _: str, seq: int) -> datetime | None:
        return _at(seq) if seq <= self.indexed else None

    def stretch(self, _: str, first: int, last: int) -> Sequence[LogRecord]:
        self.read += last - first + 1
        return [self._record(seq) for seq in range(first, min(last, self.indexed) + 1)]

    def head(self) -> tuple[int, bytes] | None:
        return self.size, b"{}"

    def under(self, size: int, hashes: Sequence[str]) -> Sequence[Mapping[str, Any]] | None:
        path = [hashlib.sha256(bytes([n])).hexdigest() for n in range(17)]
        found: list[dict[str, Any]] = [{"leaf": int(it, 16), "size": size, "hash": it, "path": path} for it in hashes]
        return found if all(it["leaf"] < size for it in found) else None

    def ask_for_head(self) -> None:
        self.asked += 1

    def keys(self) -> Mapping[str, Any]:
        return {}

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str) -> str:
        return f"{kind}.{claims['sha256']}.{at:%Y}"

    def put(self, key: str, pieces: Iterable[bytes]) -> int:
        self.kept[key] = sum(len(part) for part in parts(self._seen(pieces), 8 * MEGABYTE))
        return self.kept[key]

    def now(self) -> datetime:
        return datetime(2027, 1, 2, tzinfo=UTC)

    @cached_property
    def maker(self) -> RegisterMaker:
        return RegisterMaker(self, self, self, self, self, _workplace, self)

    def lines(self) -> list[dict[str, Any]]:
        with zipfile.ZipFile(io.BytesIO(self.archive)) as opened:
            return [json.loads(line) for line in opened.read("log/records.jsonl").splitlines()]

    def _record(self, seq: int) -> LogRecord:
        body = {"at": _at(seq).isoformat(timespec="milliseconds").replace("+00:00", "Z"), "padding": "ط" * 300}
        return LogRecord({**body, "register": {"seq": seq}}, f"{seq:064x}", seq not in self.hidden)

    def _seen(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            if self.count < 10_000:
                self.archive += piece
            yield piece


def _at(seq: int) -> datetime:
    return BEGIN + timedelta(hours=seq)


@contextmanager
def _workplace() -> Iterator[Path]:
    with TemporaryDirectory() as place:
        yield Path(place)


def test_the_stretch_begins_with_the_last_record_that_is_surely_of_before_its_period() -> None:
    office = Office(9000)
    office.maker.make("closing/RBT-A/2026", "1.zip")
    first, second, *_ = office.lines()
    assert from_iso(first["body"]["at"]) < datetime(2025, 12, 31, tzinfo=UTC) <= from_iso(second["body"]["at"])


def test_a_register_that_began_in_its_period_is_there_from_its_beginning() -> None:
    office = Office(50, since=date(2025, 1, 1))
    office.maker.make("closing/RBT-A/2025", "1.zip")
    assert [line["body"]["register"]["seq"] for line in office.lines()] == list(range(1, 51))


def test_it_begins_with_a_record_that_may_be_shown() -> None:
    shown = 8720
    office = Office(9000, hidden=frozenset(range(shown + 1, 8900)))
    office.maker.make("closing/RBT-A/2026", "1.zip")
    first, second, *_ = office.lines()
    assert first["body"]["register"]["seq"] == shown
    assert sorted(second) == ["hash", "leaf"]


def test_where_none_may_be_shown_it_begins_after_a_thousand() -> None:
    office = Office(9000, hidden=frozenset(range(1, 8900)))
    made = office.maker.make("closing/RBT-A/2026", "1.zip")
    assert made.records == 9000 - 8727 + 1000


def test_what_is_read_grows_with_the_period_and_not_with_the_register() -> None:
    small, large = Office(9000), Office(9_000_000, since=date(3050, 1, 1))
    large.since = _at(9_000_000 - 250).date()
    small.maker.make("closing/RBT-A/2026", "1.zip")
    large.maker.make("closing/RBT-A/3051", "1.zip")
    assert large.read < small.read + 400


def test_a_long_register_goes_through_without_being_held(soak: bool) -> None:
    office = Office(100_000 if soak else 12_000, since=date(2025, 1, 1))
    tracemalloc.start()
    made = office.maker.make("closing/RBT-A/2025", "1.zip")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.records == office.count
    assert peak < 40 * MEGABYTE


def test_what_is_too_long_for_one_run_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "MOST_RECORDS", 100)
    office = Office(101, since=date(2025, 1, 1))
    with pytest.raises(ConflictError, match="too_long"):
        office.maker.make("closing/RBT-A/2025", "1.zip")
    assert (office.read, office.kept) == (0, {})


@pytest.mark.parametrize(("indexed", "size"), [(40, 99), (0, 99), (50, 41)])
def test_while_index_or_tree_lag_behind_a_head_is_asked_for_and_nothing_made(indexed: int, size: int) -> None:
    office = Office(50, date(2025, 1, 1), indexed, size)
    with pytest.raises(UnavailableError, match="not_in_tree_yet"):
        office.maker.make("closing/RBT-A/2025", "1.zip")
    assert (office.asked, office.kept) == (1, {})


def test_a_file_that_is_not_the_one_that_was_kept_stops_it() -> None:
    other = Paper("register/entries.csv", Role.ENTRIES, hashlib.sha256(b"abc").hexdigest(), lambda: (b"abd",))
    office = Office(50, since=date(2025, 1, 1), papers=(other,))
    with pytest.raises(UnavailableError, match="member_changed"):
        office.maker.make("closing/RBT-A/2025", "1.zip")
    assert office.kept == {}
