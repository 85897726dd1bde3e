"""Puts a bundle together: papers, records, proofs, keys, the signed manifest; and writes it where it is fetched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chalicelib.bundles import archive
from chalicelib.bundles.model import MANIFEST_KIND, Kind, Manifest, Member, Role
from chalicelib.bundles.ports import Platform, Records, Shelf, Subjects, Tree
from chalicelib.bundles.readme import readme
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.errors import UnavailableError

_BEFORE_LOG = (Role.ORIGINAL, Role.RECEIPT, Role.SIGNED, Role.EVIDENCE, Role.TOKEN)


@dataclass(frozen=True)
class Made:
    """A bundle that is there. ``records`` is how many it holds."""

    key: str
    size_bytes: int
    records: int


class Binding(Protocol):
    """Whoever makes bundles of some kind."""

    @property
    def platform(self) -> Platform:
        """In whose name the manifest is signed."""

    @property
    def shelf(self) -> Shelf:
        """Where the bundle goes."""

    @property
    def clock(self) -> Clock:
        """When it is made."""


@dataclass(frozen=True)
class Maker:
    """Makes bundles. Twice is harmless: the same key is written again, whole."""

    subjects: Subjects
    records: Records
    tree: Tree
    platform: Platform
    shelf: Shelf
    clock: Clock

    def make(self, subject: str, key: str) -> Made:
        """The bundle of a deposit or folder, under that key.

        ``UnavailableError``: ``bundles.not_in_tree_yet`` while no head holds all records, for which one is asked;
        ``bundles.member_changed``; and what the key raises. ``NotFoundError`` for what is not there.
        """
        contents = self.subjects.contents(subject)
        chosen = [record for name in contents.objects for record in self.records.of(name)]
        proven = self.tree.prove([hash_ for _, hash_ in chosen])
        if proven is None:
            self.tree.ask_for_head()
            raise UnavailableError("bundles.not_in_tree_yet")
        before = [it for it in contents.papers if it.role in _BEFORE_LOG]
        after = [it for it in contents.papers if it.role not in _BEFORE_LOG]
        members = [
            Member.of("README.txt", Role.README, readme(contents.kind, self.platform.issuer)),
            *before,
            *_log(chosen, *proven),
            Member.of("keys/keys.json", Role.KEYS, canonical_json(self.platform.keys())),
            *after,
        ]
        size_bytes = bind(self, contents.kind, subject, members, key)
        return Made(key, size_bytes, len(chosen))


def bind(by: Binding, kind: Kind, subject: str, members: Sequence[Member], key: str) -> int:
    """Writes a bundle of these members, its manifest signed; the number of bytes."""
    manifest = Manifest(kind, subject, by.platform.issuer, by.clock.now(), members)
    signature = by.platform.sign(manifest.claims(), manifest.made_at, MANIFEST_KIND)
    return by.shelf.put(key, archive.pieces(manifest, signature))


def _log(
    chosen: Sequence[tuple[Mapping[str, Any], str]], head: bytes, inclusions: Sequence[Mapping[str, Any]]
) -> list[Member]:
    records = [
        {"body": body, "hash": hash_, "leaf": proof["leaf"]}
        for (body, hash_), proof in zip(chosen, inclusions, strict=True)
    ]
    return [
        Member.of("log/records.jsonl", Role.RECORDS, _lines(records)),
        Member.of("log/inclusion.jsonl", Role.INCLUSION, _lines(inclusions)),
        Member.of("log/head.json", Role.HEAD, head),
    ]


def _lines(values: Sequence[Mapping[str, Any]]) -> bytes:
    return b"".join(canonical_json(value) + b"\n" for value in values)
