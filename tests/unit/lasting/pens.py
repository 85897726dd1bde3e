"""An archivist for whom files are texts, and documents in its care."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.kernel.errors import UnavailableError
from chalicelib.lasting.model import GRACE, Level, Seen
from tests.lasting_world import RECEIPT, START, World

YEARS_3 = timedelta(days=3 * 365)
TSA_DOWN = UnavailableError("evidence.timestamp_unavailable")


@dataclass
class Pens:
    """An archivist for whom a file is a text: ``sealed``, then ``|proofs`` and ``|sha256-ec256@INSTANT`` for each step.

    ``fails`` holds what the next calls raise, by name; ``ends`` says until when a timestamp that is given now is good,
    ``key`` its authority's.
    """

    clock: Callable[[], datetime] = lambda: START
    fails: dict[str, Exception] = field(default_factory=dict)
    ends: Callable[[datetime], datetime] = lambda at: at + YEARS_3
    key: str = "ec256"
    claims: Level | None = None
    asked: list[str] = field(default_factory=list)

    def seen(self, pdf: bytes, now: datetime) -> Seen:
        self._called("seen")
        if self.claims is not None:
            return Seen(self.claims)
        *_, last = pdf.decode().split("|")
        if "@" not in last:
            return Seen({"sealed": Level.B_T, "proofs": Level.B_LT}.get(last, Level.B_B))
        suite, _, at = last.partition("@")
        return Seen(Level.B_LTA, suite, self.ends(datetime.fromisoformat(at)))

    def with_proofs(self, pdf: bytes, now: datetime) -> bytes:
        self._called("with_proofs")
        return pdf + b"|proofs"

    def with_timestamp(self, pdf: bytes, digest: str) -> bytes:
        self._called("with_timestamp")
        return pdf + f"|{digest}-{self.key}@{self.clock().isoformat()}".encode()

    def _called(self, name: str) -> None:
        self.asked.append(name)
        if name in self.fails:
            raise self.fails[name]


def world_of(**given: object) -> tuple[World, Pens]:
    """A receipt that is followed and whose grace is over."""
    pens = Pens(**given)  # type: ignore[arg-type]  # the fields of Pens
    world = World(pens)
    pens.clock = world.now
    world.files[RECEIPT.key] = b"sealed"
    world.prolonging().follow(RECEIPT)
    world.at += GRACE
    return world, pens


def archived(**given: object) -> tuple[World, Pens]:
    """The same at B-LTA."""
    world, pens = world_of(**given)
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().level is Level.B_LTA
    return world, pens
