"""What files would do to a house in memory."""

import csv
from io import StringIO

from chalicelib.organisation.house_file import table
from chalicelib.organisation.house_file.paper import NoAddresses
from chalicelib.organisation.house_file.ports import Addresses
from chalicelib.organisation.house_file.rehearsal import Rehearsal, Rehearsing
from chalicelib.organisation.house_file.whole import Whole
from chalicelib.organisation.policy import may
from chalicelib.organisation.structure.chart import Chart
from tests.house_files import Row
from tests.unit.organisation.house import RABAT, TODAY, House


def chart(house: House) -> Chart:
    """The house as it stands."""
    return Chart(house.now, dict(house.tree), dict(house.places_of), dict(house.people), house.kept, TODAY)


def whole(house: House) -> Whole:
    """All of it that a file holds."""
    lasting = [mandate for mandate in house.kept if not mandate.is_over(TODAY)]
    papers = {mandate.id: house.sha256(mandate.legal_act.file_id) for mandate in lasting}
    of_itself = house.portal_of, house.itself, house.models.standing(RABAT)
    return Whole(chart(house), house.plans, house.decided, *of_itself, lasting, papers)


def exported(house: House) -> list[Row]:
    """The rows of its file."""
    text = table.written(whole(house)).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def rehearsed(house: House, content: bytes, agent_id: str = "nadia", addresses: Addresses | None = None) -> Rehearsal:
    """What that file would do to that house."""
    rehearsing = Rehearsing(house, house, may, house.clock, house.models, house.mandating)
    return rehearsing.of(content, agent_id, whole(house), addresses or NoAddresses())


def done(rehearsal: Rehearsal) -> list[tuple[str, str, str]]:
    """What would be done, in order: what kind of thing, what, which."""
    return [(step.kind.value, step.change.value, step.name.fr) for step in rehearsal.steps]


def wrong(rehearsal: Rehearsal) -> list[tuple[int, str, str]]:
    """What is wrong: line, column, the code without its context."""
    return [(it.line, it.problem.field, it.problem.code.partition(".")[2]) for it in rehearsal.problems]


def changed(rows: list[Row], key: str, **changes: str) -> list[Row]:
    """The rows with one of them, by its key, changed."""
    return [{**row, **changes} if row["key"] == key else row for row in rows]
