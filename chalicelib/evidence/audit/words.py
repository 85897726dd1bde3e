"""The audit log in words, for pages and files."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from chalicelib.evidence.audit.reading import FILE_ROWS
from chalicelib.evidence.audit.rows import Asked, AuditRow
from chalicelib.kernel.clock import civil, civil_date, to_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import plain_cell
from chalicelib.web.texts import has_text, keys, text

COLUMNS = (
    *("instant", "instant-utc", "event", "who", "desk", "on-behalf", "object", "before", "after"),
    *("channel", "address", "correlation", "record"),
)
_EVENT = "evidence-event-"


def event_words(event: str, language: Language) -> str:
    """What was done; the event's own name where it is older than its words."""
    key = _EVENT + event
    return text(language, key) if has_text(language, key) else event


def event_choices(language: Language) -> list[tuple[str, str]]:
    """Every event with its words, in their order."""
    known = [(key.removeprefix(_EVENT), text(language, key)) for key in keys(language, _EVENT)]
    return sorted(known, key=lambda choice: choice[1])


def who_words(row: AuditRow, language: Language) -> str:
    """The name of who acted, or what they were where they are nobody of the administration."""
    return row.agent.in_(language) if row.agent else text(language, f"evidence-actor-{row.actor['kind']}")


def channel_words(row: AuditRow, language: Language) -> str:
    """By a page, by the API, or by the system itself; by which program, where one was used."""
    words = text(language, f"evidence-channel-{row.channel or 'system'}")
    if row.program is None:
        return words
    name = row.program_name
    return f"{words} – {name.in_(language) if name else text(language, 'evidence-actor-client')}"


def audit_csv(rows: Sequence[AuditRow], language: Language) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need for Arabic; lines end as RFC 4180 says."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([text(language, f"evidence-audit-{column}") for column in COLUMNS])
    table.writerows([[plain_cell(cell) for cell in _cells(row, language)] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def file_name(asked: Asked, rows: Sequence[AuditRow], more: bool) -> str:
    """Says the period that the file holds: of one that had to end at its last row, from that row's day."""
    since = civil_date(rows[-1].at) if more and rows else asked.since
    return f"audit-{_day(since)}-{_day(asked.until)}{f'-{FILE_ROWS}' if more else ''}.csv"


def _cells(row: AuditRow, language: Language) -> list[str]:
    record = row.record
    return [
        f"{civil(row.at):%Y-%m-%d %H:%M:%S}",
        to_iso(row.at),
        event_words(record.body["event"], language),
        who_words(row, language),
        row.desk.in_(language) if row.desk else "",
        row.on_behalf_of.in_(language) if row.on_behalf_of else "",
        row.object_id,
        row.before,
        row.after,
        channel_words(row, language),
        record.address,
        row.correlation_id,
        row.id,
    ]


def _day(day: date) -> str:
    return day.isoformat()
