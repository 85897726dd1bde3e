"""A file that somebody sent to change a house by: checked first, applied once it is asked for, with what was found."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import NOWHERE, Chain, Origin
from chalicelib.organisation.house_file.lines import LineProblem

LARGEST_FILE = 4_000_000
"""Bytes: some thirty thousand rows."""
LARGEST_BODY = 4_500_000
"""Bytes that come with one: Lambda takes 6 MB of an event, which holds a body in base 64."""


class Change(StrEnum):
    """What an act brings about, as a report counts it."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"
    CLOSED = "closed"


class ImportState(StrEnum):
    """Where it stands. ``STOPPED``: what an act met on the way is in the report; what was done stays done."""

    CHECKING = "checking"
    CHECKED = "checked"
    APPLYING = "applying"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True)
class HouseImport:
    """``agent_id`` is who sent it, and does all of its acts; ``origin`` where they asked for them from.

    ``counts`` are the acts that the check found, by what they bring about; ``done`` those that are. ``seen_version`` is
    the structure's when it was checked, ``seen_models`` that of the registry's models. ``inviting`` is the address
    whose invitation is on its way.
    """

    id: str
    administration_id: str
    agent_id: str
    sha256: str
    sent_at: datetime
    chain: Chain
    state: ImportState = ImportState.CHECKING
    origin: Origin = NOWHERE
    seen_version: int = 0
    seen_models: int = 0
    lines: int = 0
    problems: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    done: int = 0
    inviting: str = ""
    version: int = 0

    @property
    def acts(self) -> int:
        """How many acts it asks for."""
        return sum(self.counts.values())

    @property
    def can_be_applied(self) -> bool:
        """Whether nothing is wrong with it and there is something to do."""
        return self.state is ImportState.CHECKED and not self.problems and self.acts > 0

    @property
    def is_at_work(self) -> bool:
        """Whether it goes on by itself."""
        return self.state in (ImportState.CHECKING, ImportState.APPLYING)


@dataclass(frozen=True)
class ChangeLine:
    """One act of a report: at which line, what it brings about, of what kind of thing, which.

    ``before`` is the digest of what stood when it was shown, which the act replaces.
    """

    line: int
    change: str
    kind: str
    name: Bilingual
    before: str = ""

    @property
    def mark(self) -> tuple[int, str]:
        """By which the same act is known when it is planned again."""
        return self.line, self.change


@dataclass(frozen=True)
class Report:
    """What a check found, line by line."""

    lines: int = 0
    problems: Sequence[LineProblem] = ()
    changes: Sequence[ChangeLine] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Acts by what they bring about."""
        return dict(Counter(it.change for it in self.changes))

    def written(self) -> bytes:
        """As JSON."""
        problems = [[it.line, it.problem.field, it.problem.code, it.problem.params] for it in self.problems]
        changes = [[it.line, it.change, it.kind, it.name.ar, it.name.fr, it.before] for it in self.changes]
        return json.dumps({"lines": self.lines, "problems": problems, "changes": changes}).encode()

    @classmethod
    def read(cls, written: bytes) -> "Report":
        """From JSON."""
        given: dict[str, Any] = json.loads(written)
        problems = [LineProblem(line, Problem(name, code, **params)) for line, name, code, params in given["problems"]]
        changes = [
            ChangeLine(line, change, kind, Bilingual(ar, fr), *before)  # one written by a former version says none
            for line, change, kind, ar, fr, *before in given["changes"]
        ]
        return cls(given["lines"], problems, changes)
