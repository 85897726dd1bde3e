"""What a file asks for of what the administration says on its portal."""

from collections.abc import Iterator

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.portal_rows import COLUMNS_OF, LOGO, PortalRow, said
from chalicelib.organisation.house_file.rows import HouseRows, RowKind
from chalicelib.organisation.house_file.steps import Step, stood
from chalicelib.organisation.portal.model import Portal, PortalGiven


def portal_steps(rows: HouseRows, now: PortalGiven) -> Iterator[Step]:
    """One act for each thing that is said otherwise; each changes that thing alone."""
    for row in rows.portal.values():
        if row.key != LOGO and row.on(now).cleaned() != now.cleaned():
            yield _said(row, stood(dict(said(now)[row.key])))


def logo_problems(rows: HouseRows, portal: Portal) -> Iterator[LineProblem]:
    """A logo that is not the house's cannot come with a table, and is not left out in silence."""
    row = rows.portal.get(LOGO)
    if row is not None and row.cells["value"].casefold() != portal.logo:
        yield LineProblem(row.line, Problem("value", "organisation.logo_not_in_file"))


def _said(row: PortalRow, before: str) -> Step:
    columns = COLUMNS_OF[row.key]
    places = {field: (row.line, column) for field, column in columns.items()}
    return Step(
        *(row.line, "key", Change.CHANGED, RowKind.PORTAL, Bilingual(row.key, row.key)),
        lambda hands: hands.portals.amend(hands.caller(), row.on, columns),
        before=before,
        places=places,
    )
