"""What changed in a house since a file was checked against it, each thing by its name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file.lines import read_lines
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.rows import RowKind

MOST_NAMED = 100
"""What changed beyond is for the next check to tell."""
Cells = Mapping[str, str]
_Known = tuple[RowKind, str]


@dataclass
class _Thing:
    """One thing of a house: its own row, and those that only say more of it, as a circuit's steps do."""

    name: Bilingual
    rows: list[Cells] = field(default_factory=list)


def changed_since(column: str, change: Change, kind: RowKind, name: Bilingual) -> Problem:
    """One thing that somebody changed meanwhile, as pages and the API tell it."""
    return Problem(
        column, "organisation.changed_since_check", change=change.value, kind=kind.value, name=dict(vars(name))
    )


def changes(before: bytes, now: bytes) -> list[Problem]:
    """What differs between two files of one house that it wrote itself; ``kind/KEY`` in place of a column."""
    old, new = _things(before), _things(now)
    return [changed_since(f"{kind}/{key}", *said) for (kind, key), said in _told(old, new)][:MOST_NAMED]


def _told(
    old: Mapping[_Known, _Thing], new: Mapping[_Known, _Thing]
) -> Iterator[tuple[_Known, tuple[Change, RowKind, Bilingual]]]:
    for known, thing in new.items():
        if known not in old:
            yield known, (Change.ADDED, known[0], thing.name)
        elif old[known].rows != thing.rows:
            yield known, (Change.CHANGED, known[0], thing.name)
    yield from ((known, (Change.CLOSED, known[0], thing.name)) for known, thing in old.items() if known not in new)


def _things(content: bytes) -> dict[_Known, _Thing]:
    lines, _ = read_lines(content)
    rows = [line.cells for line in lines]
    names = {row["key"]: Bilingual(row["name_ar"], row["name_fr"]) for row in rows if row["row"] == RowKind.DESK}
    found: dict[_Known, _Thing] = {}
    for row in rows:
        known = _known(row)
        found.setdefault(known, _Thing(_name(row, names))).rows.append(row)
    return found


def _known(row: Cells) -> _Known:
    kind = RowKind(row["row"])
    if kind is RowKind.STEP:
        return RowKind.CIRCUIT, row["parent"]
    if kind is RowKind.HOLDER:
        return kind, f"{row['email']}/{row['desk']}/{row['since']}"
    return kind, row["key"]


def _name(row: Cells, desks: Mapping[str, Bilingual]) -> Bilingual:
    """A seat or mandate is called by who has it and where; what has no name, by its key or feast."""
    if row["row"] in (RowKind.HOLDER, RowKind.MANDATE):
        desk, email = desks.get(row["desk"], Bilingual(row["desk"], row["desk"])), row["email"]
        return Bilingual(f"{email} · {desk.ar}", f"{email} · {desk.fr}")
    otherwise = row["feast"] or row["key"]
    return Bilingual(row["name_ar"] or otherwise, row["name_fr"] or otherwise)
