"""What the pages of administrators share: what stands around them, and how an act of a form is answered."""

from collections.abc import Callable
from functools import partial
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError, Problem
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import whole_number
from chalicelib.organisation.structure.chart import Chart, roles_in_order
from chalicelib.web import texts
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Reply, Request, problems_by_field

_INDENT = "\N{EM SPACE}"
_UNSEEN = -1  # the version of a form that says none: nothing has it


def frame(request: Request, active: str = "admin") -> dict[str, Any]:
    """The open basket's name, counts at the side, choices of a field, roles as they are listed."""
    return {
        "active": active,
        "counts": bootstrap.desk_counts().of(request.agent),
        "choices": partial(texts.choices, request.language),
        "roles_in_order": roles_in_order,
    }


def entity_choices(chart: Chart, language: Language, but: str = "") -> list[tuple[str, str]]:
    """Open entities in the order of the tree, for a field that chooses one; its depth is drawn before each."""
    found = ((depth, entity) for depth, entity in chart.open_entities() if entity.id != but)
    return [(it.id, f"{_INDENT * depth}{it.name.in_(language)} ({it.code})") for depth, it in found]


def desk_choices(chart: Chart, language: Language) -> list[tuple[str, str]]:
    """Open desks, each with its entity, for a field that chooses one."""
    return [
        (desk.id, f"{desk.name.in_(language)} – {chart.entity_name(desk.entity_id).in_(language)}")
        for desk in chart.open_desks()
    ]


def desk_chosen(request: Request) -> str:
    """The open desk chosen in the field ``desk_id``; ``InvalidError`` where none was."""
    chart = bootstrap.charts().of(request.agent)
    if request.form["desk_id"] not in {desk.id for desk in chart.open_desks()}:
        raise InvalidError([Problem("desk_id", "organisation.desk_unknown")])
    return request.form["desk_id"]


def people_choices(chart: Chart, language: Language) -> list[tuple[str, str]]:
    """Who works here, for a field that chooses one."""
    return [(agent.id, f"{agent.name.in_(language)} – {agent.email}") for agent in chart.colleagues()]


def seen_version(request: Request) -> int:
    """The version of what the form was made from."""
    return whole_number(request.form["version"], _UNSEEN)


def answered(act: Callable[[], Reply], again: Callable[[DomainError], Reply]) -> Reply:
    """The act's own answer; where a rule refuses it, the form once more with what was typed."""
    try:
        return act()
    except (InvalidError, ConflictError) as error:
        return again(error)


def refused(error: DomainError | None) -> dict[str, Any]:
    """What a form shows of the error that it comes back with, and the page's status; nothing for None."""
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if isinstance(error, InvalidError) else error
    return {"problems": problems, "general": general}


def status(error: DomainError | None) -> int:
    """The status of a page that may come back with an error."""
    return status_of(error) if error else 200
