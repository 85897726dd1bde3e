"""Closes a made-up register of so many entries, in a process of its own: says what it took, as JSON.

``python -m tests.unit.registry.large_register 100000``
"""

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf

from chalicelib.adapters.typesetting.register_papers import TypstRegisterPapers
from chalicelib.kernel.paging import Page
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.closing.model import REGISTER, Period
from chalicelib.registry.model import Mail
from chalicelib.registry.registers.number import RegistryNumber
from tests.unit.registry.closing_world import Office, Outside, a_directory
from tests.unit.registry.mails import a_mail


@dataclass
class Endless:
    """Entries that nobody keeps: made as they are asked for."""

    last: int

    def entries(self, register_id: str, year: int, cursor: str | None, limit: int, newest_first: bool) -> Page[Mail]:
        first = int(cursor or 1)
        end = min(first + limit, self.last + 1)
        return Page(tuple(map(_entry, range(first, end))), str(end) if end <= self.last else None)


@dataclass
class OnDisk(Outside):
    """Set by typst; kept beside, not in memory."""

    sizes: dict[str, Any] = field(default_factory=dict)

    def typeset(self, *given: Any) -> None:
        TypstRegisterPapers().typeset(*given)

    def seal(self, path: Path, key_id: str) -> str:
        return "development"

    def put_sealed(self, key: str, path: Path, trust: str, at: datetime) -> str:
        return self.put_once(key, path, "application/pdf")

    def put_once(self, key: str, path: Path, media_type: str) -> str:
        name = path.name
        self.sizes[name] = path.stat().st_size
        if name == REGISTER:
            with pikepdf.open(path) as pdf:
                self.sizes["pages"] = len(pdf.pages)
                self.sizes["pdfa"] = pdf.open_metadata().pdfa_status
        return "0" * 64


def close(count: int) -> Mapping[str, Any]:
    """What closing took: bytes of each file, pages, the most memory held in MB, seconds."""
    office, outside, begun = Office(), OnDisk(), time.monotonic()
    entries: Any = Endless(count)
    office.receive(1)
    counter = office.memory.counters["RBT-A", 2026]
    office.memory.counters["RBT-A", 2026] = replace(counter, serial=count)
    office.memory.now = datetime(2027, 1, 2, tzinfo=UTC)
    closing = office.freeze(Period.of_year(2026))
    work = replace(office.memory.closing_work(outside, a_directory), mails=entries)
    done = work.work("RBT-A", closing.id)
    most = _most_megabytes()
    seconds = round(time.monotonic() - begun, 1)
    return {"count": done.count, "last": done.last, "gaps": done.gaps, "mb": most, "seconds": seconds, **outside.sizes}


def _most_megabytes() -> int:
    """The most that this interpreter held; ``ru_maxrss`` would begin with what the process that started it held."""
    (line,) = (it for it in Path("/proc/self/status").read_text().splitlines() if it.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024


def _entry(serial: int) -> Mail:
    at = datetime(2026, 1, 2, 8, tzinfo=UTC) + timedelta(minutes=serial * 5)
    mail = a_mail(Procedure(), Course())
    return replace(mail, number=RegistryNumber.of("RBT-A", 2026, serial), registered_at=at)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(close(int(sys.argv[1]))))
