"""A register's entries as people read them: one row a number, the same in the file and on paper.

The file is RFC 4180 in UTF-8, with the byte order mark that spreadsheets need for Arabic. Mail that is not ordinary is
there with its number and date, and nothing else.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.clock import civil
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import plain_cell
from chalicelib.registry.closing.model import Closing, Totals
from chalicelib.registry.facts import EntityFacts
from chalicelib.registry.model import Mail
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registers.number import RegistryNumber

ENCODING = "utf-8-sig"
COLUMNS = (
    Bilingual("الرقم", "Numéro"),
    Bilingual("تاريخ التسجيل", "Enregistré le"),
    Bilingual("تاريخ الوصول", "Reçu le"),
    Bilingual("تاريخ الوثيقة", "Date du document"),
    Bilingual("المرسِل", "Expéditeur"),
    Bilingual("المرجع", "Référence"),
    Bilingual("المرسل إليه", "Destinataire"),
    Bilingual("الموضوع", "Objet"),
    Bilingual("المصلحة المختصة", "Service traitant"),
    Bilingual("المرفقات", "Pièces"),
    Bilingual("الإلغاء", "Annulation"),
    Bilingual("سبب الإلغاء", "Motif de l’annulation"),
)
_NUMBER, _VOIDED = 0, 10
VOIDED = Bilingual("ملغى", "annulé")


def row_of(mail: Mail, closing: Closing, entities: Mapping[str, EntityFacts]) -> list[str]:
    """The cells of an entry, as they are read; dates by the legal time of Morocco, offices by their name of then."""
    sheet, voided = mail.sheet, mail.void is not None and mail.void.at <= closing.asked_at
    known = [str(mail.number), f"{civil(mail.registered_at):%Y-%m-%d %H:%M:%S}"]
    mark = _both(VOIDED) if voided else ""
    if sheet.confidentiality is not Confidentiality.ORDINARY:
        return [*known, *[""] * 8, mark, ""]
    entity = entities.get(mail.entity_id)
    return [
        *known,
        sheet.received_on.isoformat(),
        _day(sheet.document_on),
        sheet.sender,
        sheet.sender_reference,
        sheet.addressee,
        sheet.subject,
        _both(entity.name_at(mail.registered_at)) if entity else "",
        str(len(sheet.files)),
        mark,
        mail.void.reason if mail.void and voided else "",
    ]


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """The file of these rows, below the names of their columns."""
    with path.open("w", encoding=ENCODING, newline="") as file:
        table = csv.writer(file)
        table.writerow([_both(column) for column in COLUMNS])
        table.writerows([plain_cell(cell) for cell in row] for row in rows)


def read(path: Path) -> Iterator[list[str]]:
    """The rows of a file, as they are written in it."""
    with path.open(encoding=ENCODING, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


def totals(path: Path, gaps: Sequence[Gap]) -> Totals:
    """What the file holds, so that a statement says of it what it says itself."""
    first, last, count, voided = None, None, 0, []
    for row in read(path):
        last = RegistryNumber.parse(row[_NUMBER]).serial
        first, count = first or last, count + 1
        if row[_VOIDED]:
            voided.append(row[_NUMBER])
    return Totals(first, last, count, tuple(voided), tuple(gaps))


def _both(name: Bilingual) -> str:
    return f"{name.ar} – {name.fr}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
