"""Bundles of the log: the leaves from one signed head to a later one, all of them and in their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from chalicelib.bundles.log_members import STRETCH, LogRecord, log_members
from chalicelib.bundles.making import Made, bind
from chalicelib.bundles.model import Kind, Member, Role
from chalicelib.bundles.ports import Platform, Shelf
from chalicelib.bundles.readme import readme
from chalicelib.bundles.spool import Workplace
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem

MOST_RECORDS = 10_000
"""Of one range: half an hour of a national peak. Longer ones are asked for from head to head."""


class HeadFiles(Protocol):
    """The signed heads."""

    def head_of(self, size: int) -> bytes:
        """The file of the head of this size; ``NotFoundError`` if none was signed."""


class LogInOrder(HeadFiles, Protocol):
    """The log as its tree has it."""

    def leaves(self, first: int, end: int) -> Sequence[LogRecord]:
        """The records of these leaves, ``end`` not included, in order."""

    def under(self, size: int, hashes: Sequence[str]) -> Sequence[Mapping[str, Any]] | None:
        """An inclusion in the tree of this size for each record, in their order; None while it lacks one."""

    def consistency(self, old: int, new: int) -> Mapping[str, Any]:
        """That the tree of ``new`` leaves goes on from the one of ``old``."""


@dataclass(frozen=True)
class Range:
    """The leaves from the head of ``old`` records to the one of ``new``."""

    old: int
    new: int

    @classmethod
    def read(cls, old: str, new: str) -> "Range":
        """From the sizes as an address has them; ``NotFoundError`` where they are none."""
        for size in (old, new):
            if not (size.isascii() and size.isdecimal() and len(size) <= 12):
                raise NotFoundError("transparency.no_such_head")
        return cls(int(old), int(new))

    @classmethod
    def of(cls, subject: str) -> "Range":
        """From ``log/OLD-NEW``."""
        return cls.read(*subject.removeprefix("log/").split("-"))

    @property
    def subject(self) -> str:
        """``log/OLD-NEW``."""
        return f"log/{self.old}-{self.new}"

    @property
    def file_name(self) -> str:
        """As which its bundle is saved."""
        return f"log_{self.old}-{self.new}.zip"

    def demand(self, heads: HeadFiles) -> None:
        """``InvalidError`` for one that is empty or too long, ``NotFoundError`` for one not between signed heads."""
        if not 0 < self.old < self.new:
            raise InvalidError([Problem("new", "bundles.range_backwards")])
        if self.new - self.old > MOST_RECORDS:
            raise InvalidError([Problem("new", "bundles.range_too_long", most=MOST_RECORDS)])
        for size in (self.old, self.new):
            heads.head_of(size)


@dataclass(frozen=True)
class RangeMaker:
    """Makes them. Twice is harmless: the same key is written again, whole."""

    log: LogInOrder
    platform: Platform
    shelf: Shelf
    workplace: Workplace
    clock: Clock

    def make(self, subject: str, key: str) -> Made:
        """The bundle of ``log/OLD-NEW``, under that key. ``NotFoundError`` where one of the heads was not signed,
        ``UnavailableError`` ``bundles.not_in_tree_yet``."""
        it = Range.of(subject)
        with self.workplace() as folder:
            members = [
                Member.of("README.txt", Role.README, readme(Kind.LOG, self.platform.issuer)),
                *log_members(self._stretches(it), partial(self.log.under, it.new), folder),
                Member.of("log/head.json", Role.HEAD, self.log.head_of(it.new)),
                Member.of("log/head-before.json", Role.HEAD, self.log.head_of(it.old)),
                Member.of("log/consistency.json", Role.CONSISTENCY, self._consistency(it)),
                Member.of("keys/keys.json", Role.KEYS, canonical_json(self.platform.keys())),
            ]
            size_bytes = bind(self, Kind.LOG, "log", members, key)
        return Made(key, size_bytes, it.new - it.old)

    def _stretches(self, it: Range) -> Iterator[Sequence[LogRecord]]:
        for first in range(it.old, it.new, STRETCH):
            yield self.log.leaves(first, min(first + STRETCH, it.new))

    def _consistency(self, it: Range) -> bytes:
        return canonical_json(self.log.consistency(it.old, it.new))
