"""Everybody tries every route: each is answered as the table of access says, and who is refused changes nothing."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests

from chalicelib.kernel.digests import sha256
from chalicelib.web import site
from chalicelib.web.routing import Route
from tests.access import headers
from tests.access.callers import Answer, Caller, Given
from tests.access.given import GIVEN
from tests.access.table import COLUMNS, Cell, Row, rows
from tests.access.world import Thing, World
from tests.access.writes import changes

pytestmark = pytest.mark.xdist_group("access")

ROUTES = {route.name: route for route in site.all_routes()}
ROWS = rows()
AT_LEAST = 1
"""Cells of a line that are tried in every run, among them one of each letter; all of them in a soak."""
ENDING_SESSIONS = frozenset(
    {"POST /sign-out", "POST /track/{code}/open", "POST /track/{code}/reply", "POST /mine/end"}
) | {"POST /registered/{registered_id}/decision"}
REFUSED = frozenset("-.?>o")
STATUSES = {401: "?", 403: "-", 404: ".", 400: "~", 409: "~", 410: "~", 412: "~", 422: "~"}


def test_every_route_has_a_line_in_the_table() -> None:
    assert ROUTES.keys() - {row.route for row in ROWS} == set()
    assert {row.route for row in ROWS} - ROUTES.keys() == set()


def test_a_sample_leaves_nobody_out() -> None:
    tried = {cell.caller for row in ROWS for cell in _tried(row, everything=False)}
    everybody = {f"{role}-{where}" if where else role for role, places in COLUMNS.items() for where in places}
    assert tried == everybody


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_is_answered_as_the_table_says(world: World, row: Row, soak: bool) -> None:
    wrong = [problem for cell in _tried(row, soak) for problem in _problems(world, row, cell)]
    assert not wrong, "\n".join(wrong)


def test_a_question_about_a_page_is_as_protected_as_the_page(world: World) -> None:
    """HEAD is let through wherever GET is, to the same people and with the same headers."""
    for path in (
        "/",
        "/desk/qualify",
        "/api/v1/me",
        "/static/access.css",
        f"/desk/mails/{world.thing('secret').ids['mail_id']}",
    ):
        for name in ("registrar-own", "anonymous"):
            asked, read = (world.callers[name].send(method, path) for method in ("HEAD", "GET"))
            assert (asked.status, asked.location, asked.body) == (read.status, read.location, b""), path
            assert list(headers.lacking(site.route(site.methods_of(path)["GET"]), asked)) == []


def test_what_the_gateway_answers_by_itself_is_protected_too(world: World) -> None:
    anybody, flood = world.callers["anonymous"], Given(form={"x": "x" * 11_000_000})
    answers = [anybody.send("OPTIONS", "/desk"), anybody.send("POST", "/track", flood)]
    assert [answer.status for answer in answers] == [404, 413]
    assert [list(headers.differing(answer, headers.GATEWAY)) for answer in answers] == [[], []]


@pytest.mark.parametrize(("path", "sort"), [("/nowhere", "page"), ("/api/v1/nowhere", "api")])
def test_what_lies_at_no_address_is_protected_too(world: World, path: str, sort: str) -> None:
    for method in ("GET", "DELETE", "PATCH"):
        answer = world.callers["anonymous"].send(method, path)
        assert (answer.status, list(headers.differing(answer, headers.SORTS[sort]))) == (404, [])


def _tried(row: Row, everything: bool) -> list[Cell]:
    """One cell of each letter and some more, another choice for each line; or all of them."""
    if everything:
        return list(row.cells)
    cells = random.Random(str(row)).sample(row.cells, len(row.cells))
    each = list({cell.expected: cell for cell in cells}.values())
    others = [cell for cell in cells if cell not in each]
    chosen = [*each, *others[: max(0, AT_LEAST - len(each))]]
    return [cell for cell in row.cells if cell in chosen]


def _problems(world: World, row: Row, cell: Cell) -> Iterator[str]:
    """What is not as it should be when this caller tries this line."""
    route, thing, caller = ROUTES[row.route], world.thing(row.thing), _caller(world, row, cell)
    path = row.path.format(**thing.names(caller, row.thing))
    given = _given(world, route, thing, caller)
    with changes() as changed:
        answer = caller.send(row.method, path, given)
    found = _letter(route, thing, answer)
    told = f"{row}: {cell.caller}"
    if found != cell.expected:
        yield f"{told}: {found} in the place of {cell.expected}, {answer.status} {answer.said}"
    if cell.expected in REFUSED and changed and (row.method != "GET" or answer.status >= 400):
        yield f"{told}: was refused, and changed {changed}"
    if found == "+" and row.method != "GET":
        world.spend(row.thing)
    yield from (f"{told}: reads {it}" for it in _told(world, cell, path, answer))
    yield from (f"{told}: {it}" for it in headers.lacking(route, answer))


def _caller(world: World, row: Row, cell: Cell) -> Caller:
    """Whose session ends by what they do has one that nobody needs any more; who lacks a scope lacks the route's."""
    if cell.caller == "program-lacking":
        return world.lacking(ROUTES[row.route].scope)
    caller = world.callers[cell.caller]
    return caller.again() if row.route in ENDING_SESSIONS else caller


def _given(world: World, route: Route, thing: Thing, caller: Caller) -> Given:
    act = GIVEN.get(f"{route.method} {route.path}")
    is_form = route.kind == "page" and route.method == "POST"
    given = act(world, thing, caller) if act else Given(form={} if is_form else None)
    return replace(given, headers={"If-Match": "*", **given.headers}) if route.conditional else given


def _letter(route: Route, thing: Thing, answer: Answer) -> str:
    """The answer in the table's words."""
    if answer.status in STATUSES:
        return STATUSES[answer.status]
    if answer.status == 303 and route.access.signed_in and "/sign-in" in answer.location:
        return "?"
    if thing.file and answer.link:
        return "+" if sha256(requests.get(answer.link, timeout=30).content) == thing.file else "o"
    if answer.status == 303:
        return "+" if route.method == "POST" else ">"
    if answer.status not in (200, 201, 202, 204):
        return str(answer.status)
    return "+" if thing.mark in answer.text or answer.status == 204 else "o"


def _told(world: World, cell: Cell, path: str, answer: Answer) -> list[str]:
    """What this caller must not read, wherever it stands in the answer; what they named themselves tells nothing."""
    hidden = [] if cell.caller in world.CLEARED else list(world.hidden)
    if cell.relation == "foreign" or cell.role in ("operator", "finder", "anonymous"):
        hidden += world.PRIVATE
    return [it for it in hidden if it in answer.text and it not in path]
