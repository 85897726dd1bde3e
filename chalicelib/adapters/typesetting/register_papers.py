"""Registers on paper: volumes set one after the other, so that memory stays bounded, then put into one PDF/A-2b.

Whole documents are tagged; this one is not: tags of volumes cannot be joined without rewriting them, and a register is
also there as a file that any program reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from chalicelib.adapters.typesetting.bidi import shown
from chalicelib.adapters.typesetting.dates import told
from chalicelib.adapters.typesetting.typesetter import compile_pdf
from chalicelib.kernel.languages import Bilingual
from chalicelib.registry.closing.model import Closing, Totals
from chalicelib.registry.closing.ports import Body
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registers.number import Direction

VOLUME = 250
"""Rows set at once: the compiler remembers the last ten documents it set, some 30 MB each of this size."""
HEADINGS = {
    Direction.INCOMING: Bilingual("سجل المراسلات الواردة", "Registre des courriers arrivée"),
    Direction.OUTGOING: Bilingual("سجل المراسلات الصادرة", "Registre des courriers départ"),
    Direction.INTERNAL: Bilingual("سجل المراسلات الداخلية", "Registre des courriers internes"),
}
_NUMBER, _AT, _SENDER, _ADDRESSEE, _SUBJECT, _ENTITY, _VOID, _REASON = 0, 1, 4, 6, 7, 8, 10, 11
"""Which of an entry's cells are set: the file has all of them."""
PARTIES = {Direction.INCOMING: (_SENDER, Bilingual("المرسِل", "Expéditeur"))}
_ADDRESSED = (_ADDRESSEE, Bilingual("المرسل إليه", "Destinataire"))


class TypstRegisterPapers:
    """The port ``RegisterPapers``."""

    def typeset(self, closing: Closing, body: Body, totals: Totals, rows: Iterable[Sequence[str]], path: Path) -> None:
        """Writes a PDF/A of the register to ``path``; the same bytes whenever the arguments are the same."""
        direction = Direction(closing.register_id.rpartition("-")[2])
        common = _common(closing, body, direction)
        party = PARTIES.get(direction, _ADDRESSED)
        volumes: list[Path] = []
        page = 1
        for number, volume in enumerate(_volumes(rows)):
            told_first = _totals(closing, totals) if number == 0 else None
            data = {**common, "page": page, "totals": told_first, "rows": [_row(row, party[0]) for row in volume]}
            data["columns"] = _columns(party[1])
            volumes.append(path.with_suffix(f".{number}.pdf"))
            volumes[-1].write_bytes(compile_pdf("register.typ", data, closing.asked_at, tagged=False))
            page += _pages(volumes[-1])
        _join(volumes, path)


def _volumes(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """The first one is there in any case: what was closed stands in it."""
    left = iter(rows)
    yield list(islice(left, VOLUME))
    while volume := list(islice(left, VOLUME)):
        yield volume


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def _join(volumes: Sequence[Path], path: Path) -> None:
    """The first volume's metadata and colours are the whole's: all are of one kind."""
    with pikepdf.open(volumes[0]) as whole:
        for volume in volumes[1:]:
            with pikepdf.open(volume) as more:
                whole.pages.extend(more.pages)
        whole.save(path, deterministic_id=True)
    for volume in volumes:
        volume.unlink()
    with path.open("ab") as end:
        end.write(b"\n")  # as compile_pdf does, for the seal's increment


def _common(closing: Closing, body: Body, direction: Direction) -> dict[str, Any]:
    heading = HEADINGS[direction]
    return {
        "title": f"{heading.ar} — {heading.fr} {closing.register_id}, {closing.id}",
        "heading": asdict(heading),
        "administration": {"ar": shown(body.name.ar).text, "fr": shown(body.name.fr).text},
        "tifinagh": shown(body.tifinagh).text,
        "register": closing.register_id,
        "from": closing.period.first_day.isoformat(),
        "to": closing.period.last_day.isoformat(),
    }


def _totals(closing: Closing, totals: Totals) -> dict[str, Any]:
    return {
        "count": totals.count,
        "first": _serial(totals.first),
        "last": _serial(totals.last),
        "voided": list(totals.voided),
        "restored": [_gap(gap) for gap in totals.gaps if gap.reason == "restored"],
        "unexplained": [_gap(gap) for gap in totals.gaps if gap.reason != "restored"],
        "seq": closing.frozen.seq,
        "head": closing.frozen.head,
        "at": asdict(told(closing.asked_at)),
    }


def _serial(serial: int | None) -> str:
    return "" if serial is None else str(serial)


def _gap(gap: Gap) -> dict[str, int]:
    return {"first": gap.first, "last": gap.last}


def _columns(party: Bilingual) -> list[Mapping[str, str]]:
    names = (
        Bilingual("الرقم", "Numéro"),
        Bilingual("تاريخ التسجيل", "Enregistré le"),
        party,
        Bilingual("الموضوع", "Objet"),
        Bilingual("المصلحة المختصة", "Service traitant"),
        Bilingual("الإلغاء", "Annulation"),
    )
    return [asdict(name) for name in names]


def _row(row: Sequence[str], party: int) -> dict[str, Any]:
    void = ": ".join(filter(None, (row[_VOID], row[_REASON])))
    cells = {"party": row[party], "subject": row[_SUBJECT], "entity": row[_ENTITY], "void": void}
    typed = {name: asdict(shown(cell)) for name, cell in cells.items()}
    return {"number": row[_NUMBER], "at": row[_AT][:16], **typed}
