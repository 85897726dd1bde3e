"""What became of a batch's lines as CSV, for a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from chalicelib.bulk.results import Result
from chalicelib.kernel.clock import civil, civil_date
from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import plain_cell
from chalicelib.kernel.wording import day_words
from chalicelib.web.texts import sentence, text
from chalicelib.web.views import explained

COLUMNS = (
    *("line", "reference", "administration", "subject", "state", "number", "submitted", "registered", "tracking"),
    *("receipt", "remarks"),
)


def results_csv(results: Iterable[Result], language: Language) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need for Arabic; lines end as RFC 4180 says."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([text(language, f"bulk-column-{column}") for column in COLUMNS])
    table.writerows([[plain_cell(cell) for cell in _cells(result, language)] for result in results])
    return written.getvalue().encode("utf-8-sig")


def remarks(result: Result, language: Language) -> list[str]:
    """In sentences, what is to be known of a line besides its state: why it was refused, what was sent before."""
    it = result.it
    said = [_problem(problem, language) for problem in it.line.problems]
    said += explained(result.deposit.reasons, language) if result.deposit else []
    if it.line.like:
        said.append(text(language, "bulk-remark-like", line=it.line.like))
    if it.earlier:
        day = day_words(civil_date(it.earlier.submitted_at), language)
        number = result.earlier.number if result.earlier else it.earlier.number
        said.append(text(language, "bulk-remark-earlier", number=number or "–", day=day))
    if it.used_at:
        said.append(text(language, "bulk-remark-used", line=it.used_at.line))
    return said


def _problem(problem: Problem, language: Language) -> str:
    """With the field as the manifest names it: some sentences would suit several."""
    said = sentence(language, problem)
    return text(language, "bulk-remark-problem", field=problem.field, what=said) if problem.field else said


def _cells(result: Result, language: Language) -> list[str]:
    it, deposit = result.it.line, result.deposit
    return [
        str(it.number),
        it.letter.reference,
        it.letter.administration,
        it.letter.subject,
        text(language, f"bulk-state-{result.state}"),
        deposit.number if deposit else "",
        f"{civil(deposit.submitted_at):%Y-%m-%d %H:%M:%S}" if deposit and deposit.submitted_at else "",
        f"{civil(deposit.registered_at):%Y-%m-%d %H:%M:%S}" if deposit and deposit.registered_at else "",
        deposit.tracking_code if deposit else "",
        text(language, f"bulk-receipt-{'yes' if deposit and deposit.has_receipt else 'no'}"),
        " ".join(remarks(result, language)),
    ]
