"""An entity's page: what it is, and the acts of who administers it."""

from collections.abc import Callable
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError, InvalidError, Problem
from chalicelib.kernel.languages import Language
from chalicelib.organisation.frame import answered, entity_choices, frame, refused, seen_version, status
from chalicelib.organisation.model import Entity, EntityKind
from chalicelib.organisation.structure import places
from chalicelib.organisation.structure.chart import Chart
from chalicelib.organisation.structure.entities import EntityGiven
from chalicelib.organisation.structure.given import entity_given
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

FIELDS = ("name_ar", "name_fr", "code", "kind", "region", "province", "parent_id", "into_id")
ACTS = ("change", "move", "merge", "close")
_PLACE_FIELDS = {EntityKind.REGIONAL: "region", EntityKind.PROVINCIAL: "province"}


@pages.get("/admin/entities/new", ADMINISTRATORS)
def new(request: Request) -> Reply:
    """The form of a new entity; ``?parent=`` says below which."""
    return _new(request)


@pages.post("/admin/entities/new", ADMINISTRATORS)
def open_entity(request: Request) -> Reply:
    """Opens it."""

    def act() -> Reply:
        version, parent_id = seen_version(request), one_chosen(request, "parent_id")
        opened = bootstrap.entities().open(request.agent, version, parent_id, _given(request))
        return redirect(f"/admin/entities/{opened.id}", done="admin-entity-opened")

    return answered(act, lambda error: _new(request, error))


@pages.get("/admin/entities/{entity_id}", READERS)
def show(request: Request) -> Reply:
    """The entity; ``?act=`` opens the form of one act."""
    return _show(request, request.query["act"])


@pages.post("/admin/entities/{entity_id}/change", ADMINISTRATORS)
def change(request: Request) -> Reply:
    """Another name, code, kind or place."""

    def act(entity_id: str, version: int) -> str:
        bootstrap.entities().change(request.agent, version, entity_id, _given(request))
        return "admin-entity-change"

    return _perform(request, "change", act)


@pages.post("/admin/entities/{entity_id}/move", ADMINISTRATORS)
def move(request: Request) -> Reply:
    """Below another."""

    def act(entity_id: str, version: int) -> str:
        moves = bootstrap.entities().move(request.agent, version, entity_id, one_chosen(request, "parent_id"))
        return "admin-entity-move" if moves else "admin-entity-stays"

    return _perform(request, "move", act)


@pages.post("/admin/entities/{entity_id}/merge", ADMINISTRATORS)
def merge(request: Request) -> Reply:
    """Into another, which takes its desks."""

    def act(entity_id: str, version: int) -> str:
        bootstrap.entities().merge(request.agent, version, entity_id, one_chosen(request, "into_id"))
        return "admin-entity-merge"

    return _perform(request, "merge", act)


@pages.post("/admin/entities/{entity_id}/close", ADMINISTRATORS)
def close(request: Request) -> Reply:
    """Ends it."""

    def act(entity_id: str, version: int) -> str:
        bootstrap.entities().close(request.agent, version, entity_id)
        return "admin-entity-close"

    return _perform(request, "close", act)


def _perform(request: Request, name: str, act: Callable[[str, int], str]) -> Reply:
    """Does the act, which gives the key of what is said of it."""
    entity_id = request.params["entity_id"]

    def done() -> Reply:
        return redirect(f"/admin/entities/{entity_id}", done=act(entity_id, seen_version(request)))

    return answered(done, lambda error: _show(request, name, error))


def one_chosen(request: Request, field: str) -> str:
    """The entity chosen in that field; ``InvalidError`` where none was."""
    chart = bootstrap.charts().of(request.agent)
    if request.form[field] not in chart.structure.parents:
        raise InvalidError([Problem(field, "organisation.entity_unknown")])
    return request.form[field]


def _new(request: Request, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    typed = _typed(request) or {"parent_id": request.query["parent"] or chart.structure.root_id}
    return render(
        request,
        "organisation/entity_new.html",
        status(error),
        chart=chart,
        typed=typed,
        **_around(request, chart, error),
    )


def _show(request: Request, act: str, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    entity = chart.entity(request.params["entity_id"])
    manages = entity.closed_at is None and bootstrap.charts().manages(request.agent, entity.id)
    acts = [name for name in ACTS if manages and (name == "change" or entity.parent_id)]
    return render(
        request,
        "organisation/entity.html",
        status(error),
        chart=chart,
        entity=entity,
        place=places.place(entity.place),
        acts=acts,
        act=act if act in acts else "",
        typed=_typed(request) or _written(entity),
        **_around(request, chart, error, but=entity.id),
    )


def _around(request: Request, chart: Chart, error: DomainError | None, but: str = "") -> dict[str, Any]:
    given = _at_the_select(request, error) if isinstance(error, InvalidError) else error
    return {
        "entities": entity_choices(chart, request.language, but),
        "regions": [(it.code, it.name.in_(request.language)) for it in places.regions()],
        "provinces": _province_groups(request.language),
        "kinds": [kind for kind in EntityKind if kind is not EntityKind.ADMINISTRATION],
        **refused(given),
        **frame(request),
    }


def _province_groups(language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """Provinces and prefectures under their region's name, for a field that chooses one."""
    return [
        (region.name.in_(language), [(it.code, it.name.in_(language)) for it in places.provinces_of(region.code)])
        for region in places.regions()
    ]


def _at_the_select(request: Request, error: InvalidError) -> InvalidError:
    """A place is chosen in one of two fields: its problem stands at the one that the kind asks for."""
    kind = request.form["kind"]
    field = _PLACE_FIELDS[EntityKind(kind)] if kind in set(_PLACE_FIELDS) else "kind"
    return InvalidError(
        [Problem(field if it.field == "place" else it.field, it.code, **it.params) for it in error.problems]
    )


def _given(request: Request) -> EntityGiven:
    form = request.form
    field = {kind.value: name for kind, name in _PLACE_FIELDS.items()}.get(form["kind"], "")
    place = form[field] if field else form["region"] or form["province"]
    return entity_given(form["name_ar"], form["name_fr"], form["code"], form["kind"], place)


def _typed(request: Request) -> dict[str, str]:
    return {name: request.form[name] for name in FIELDS if name in request.form} if request.method == "POST" else {}


def _written(entity: Entity) -> dict[str, str]:
    return {
        "name_ar": entity.name.ar,
        "name_fr": entity.name.fr,
        "code": entity.code,
        "kind": entity.kind.value,
        "region": entity.place if places.is_region(entity.place) else "",
        "province": entity.place if places.is_province(entity.place) else "",
        "parent_id": entity.parent_id,
    }
