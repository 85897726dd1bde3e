"""Rows of mandates: who may do what at a desk for its holder, until when, by which act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.digests import is_sha256
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.organisation.given import chosen, day_given
from chalicelib.organisation.house_file.reading import LineReader, day_of
from chalicelib.organisation.mandates.model import Mandate

_COLUMNS = ("holder", "acts", "natures", "reference", "value")
COLUMNS_OF_MANDATES: Mapping[str, str] = {
    "holder_id": "holder",
    "deputy_id": "email",
    "kinds": "acts",
    "file_id": "value",
    **{field: field for field in ("natures", "since", "until", "reference")},
}
"""The columns of what the use case calls otherwise."""


@dataclass(frozen=True)
class MandateRow:
    """A mandate as it is to be; one that is to end says its key alone. ``sha256`` is of the PDF of its legal act."""

    line: int
    key: str
    closed: bool
    kind: MandateKind = MandateKind.DELEGATION
    desk: str = ""
    holder: str = ""
    deputy: str = ""
    kinds: frozenset[ActKind] = frozenset()
    natures: frozenset[str] = frozenset()
    since: date = date.min
    until: date = date.min
    reference: str = ""
    sha256: str = ""


def mandate_row(reader: LineReader) -> MandateRow | None:
    """The row of a line; None where its form is wrong."""
    line, before = reader.line, len(reader.problems)
    if reader.closed():
        return MandateRow(line.number, line["key"], closed=True)
    if not reader.has(*_COLUMNS):
        return None
    row = MandateRow(
        line.number,
        line["key"],
        closed=False,
        kind=reader.of(lambda: chosen(MandateKind, "kind", line["kind"].casefold()), MandateKind.DELEGATION),
        desk=line["desk"],
        holder=line["holder"],
        deputy=line["email"],
        kinds=reader.of(lambda: _kinds(line["acts"]), frozenset()),
        natures=frozenset(line["natures"].casefold().split()),
        since=reader.of(lambda: day_given("since", day_of(line["since"])), date.min),
        until=reader.of(lambda: day_given("until", day_of(line["until"])), date.min),
        reference=line["reference"],
        sha256=reader.of(lambda: _sha256(line["value"]), ""),
    )
    return row if len(reader.problems) == before else None


def written(mandate: Mandate, sha256: str, addresses: Mapping[str, str]) -> Mapping[str, str]:
    """The cells of a mandate; ``addresses`` are people's by id."""
    return {
        "key": mandate.id,
        "kind": mandate.kind.value,
        "desk": mandate.desk_id,
        "holder": addresses.get(mandate.holder_id, ""),
        "email": addresses.get(mandate.deputy_id, ""),
        "acts": " ".join(kind for kind in ActKind if kind in mandate.kinds),
        "natures": " ".join(sorted(mandate.natures)),
        "since": mandate.since.isoformat(),
        "until": mandate.until.isoformat(),
        "reference": mandate.legal_act.reference,
        "value": sha256,
    }


def _kinds(cell: str) -> frozenset[ActKind]:
    return frozenset(chosen(ActKind, "acts", kind) for kind in cell.casefold().split())


def _sha256(cell: str) -> str:
    if not is_sha256(cell):
        raise InvalidError([Problem("value", "organisation.mandate_digest")])
    return cell.lower()
