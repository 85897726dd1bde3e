"""Lines of a batch as JSON, for the items of its parts."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.bulk.batch import BatchLine, Earlier, Place
from chalicelib.bulk.manifest import DeclaredFile, Letter, Line
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.errors import Problem


def lines_to(lines: Sequence[BatchLine]) -> list[dict[str, Any]]:
    """The lines as JSON values; what is empty is left out."""
    return [_line_to(line) for line in lines]


def lines_of(given: Sequence[Mapping[str, Any]]) -> tuple[BatchLine, ...]:
    """Reads what :func:`lines_to` wrote."""
    return tuple(map(_line_of, given))


def _line_to(it: BatchLine) -> dict[str, Any]:
    letter = it.line.letter
    values = {
        "number": it.line.number,
        "administration": letter.administration,
        "subject": letter.subject,
        "reference": letter.reference,
        "request_kind": letter.request_kind,
        "nature": letter.nature,
        "files": [[file.name, file.size_bytes, file.sha256, file.nature] for file in letter.files],
        "problems": [[problem.field, problem.code, problem.params] for problem in it.line.problems],
        "like": it.line.like,
        "drafted": it.is_drafted,
        "earlier": _earlier_to(it.earlier) if it.earlier else None,
        "used_at": [it.used_at.batch_id, it.used_at.line] if it.used_at else None,
    }
    return {name: value for name, value in values.items() if value}


def _earlier_to(it: Earlier) -> list[str]:
    return [it.number, to_iso(it.submitted_at), it.deposit_id, it.tracking_code]


def _line_of(given: Mapping[str, Any]) -> BatchLine:
    files = tuple(
        DeclaredFile(name, int(size), sha256, *nature) for name, size, sha256, *nature in given.get("files", ())
    )
    administration, subject, reference = (given.get(name, "") for name in ("administration", "subject", "reference"))
    problems = tuple(Problem(field, code, **params) for field, code, params in given.get("problems", ()))
    earlier, used_at = given.get("earlier"), given.get("used_at")
    letter = Letter(administration, subject, reference, files, given.get("request_kind", ""), given.get("nature", ""))
    return BatchLine(
        Line(int(given["number"]), letter, problems, int(given.get("like", 0))),
        bool(given.get("drafted")),
        Earlier(earlier[0], from_iso(earlier[1]), *earlier[2:]) if earlier else None,
        Place(used_at[0], int(used_at[1])) if used_at else None,
    )
