"""A register in memory whose periods are closed: who sets, seals, signs and keeps stands beside it, and may fail."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.log import SYSTEM
from chalicelib.registry.closing.model import Closing, Period, Totals
from chalicelib.registry.closing.ports import Body
from chalicelib.registry.model import Status, Void
from tests.unit.registry.memory import NAME, REGISTER, Memory


@dataclass
class Outside:
    """The outer ports of a closing's work. ``before`` is called before each step that leaves a trace."""

    issuer: str = "courrier.example.ma"
    kept: dict[str, bytes] = field(default_factory=dict)
    stated: list[Mapping[str, Any]] = field(default_factory=list)
    before: Callable[[], None] = lambda: None

    def body(self, administration_id: str) -> Body:
        return Body(NAME, "key")

    def typeset(self, closing: Closing, body: Body, totals: Totals, rows: Iterable[Sequence[str]], path: Path) -> None:
        path.write_text("\n".join("|".join(row) for row in rows))

    def seal(self, path: Path, key_id: str) -> str:
        path.write_bytes(b"sealed:" + path.read_bytes())
        return "development"

    def sign(self, claims: Mapping[str, Any]) -> str:
        self.stated.append(claims)
        return f"{len(self.stated)} {claims}"

    def put_sealed(self, key: str, path: Path, trust: str, at: datetime) -> str:
        return self.put_once(key, path, "application/pdf")

    def put_once(self, key: str, path: Path, media_type: str) -> str:
        self.before()
        path.write_bytes(self.kept.setdefault(key, path.read_bytes()))
        self.before()
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def of(self, name: str) -> list[bytes]:
        """Every kept file of this name."""
        return [data for key, data in self.kept.items() if key.endswith(name)]


@dataclass
class Office:
    """One register, its letters and its closings."""

    memory: Memory = field(default_factory=Memory)
    outside: Outside = field(default_factory=Outside)

    def receive(self, count: int, at: datetime | None = None) -> list[str]:
        """So many letters, numbered; their ids."""
        self.memory.now = at or self.memory.now
        before = set(self.memory.mails)
        for place in range(count):
            self.memory.submit(f"mail-{len(before) + place:06d}")
        self.memory.numbering().number_pending("RBT-A")
        return sorted(set(self.memory.mails) - before)

    def void(self, mail_id: str) -> None:
        """Its number no longer counts."""
        mail = self.memory.mails[mail_id]
        void = Void("تكرار", "agent-1", self.memory.now)
        self.memory.mails[mail_id] = replace(mail, status=Status.VOIDED, void=void)

    def hide(self, mail_id: str) -> None:
        """It is confidential from now on."""
        mail = self.memory.mails[mail_id]
        sheet = replace(mail.sheet, confidentiality=Confidentiality.CONFIDENTIAL)
        self.memory.mails[mail_id] = replace(mail, sheet=sheet)

    def freeze(self, period: Period) -> Closing:
        """Begins the closing."""
        return self.memory.freezing().freeze(replace(REGISTER, epoch=self.memory.epoch), period, SYSTEM)

    def work(self, closing: Closing) -> Closing:
        """Makes its files."""
        return self.memory.closing_work(self.outside, a_directory).work("RBT-A", closing.id)

    def close(self, period: Period) -> Mapping[str, Any]:
        """Both; what the statement says."""
        self.work(self.freeze(period))
        return self.outside.stated[-1]

    def wait(self, **delay: float) -> None:
        """Time passes."""
        self.memory.now += timedelta(**delay)


@contextmanager
def a_directory() -> Iterator[Path]:
    """One that is gone afterwards."""
    with TemporaryDirectory() as place:
        yield Path(place)
