"""Every route says who may call it, and none stands beside the table."""

import ast
import inspect
import re
from collections import Counter

import pytest

from app import app
from chalicelib.web import site
from chalicelib.web.bodies import Strict
from chalicelib.web.routing import Route
from chalicelib.web.site import all_routes
from infra.site import lines
from tests.architecture.sources import nodes

PUBLIC = {
    *("/", "/a/{slug}", "/a/{slug}/calendar", "/a/{slug}/logo/{digest}", "/sign-out", "/static/{name}"),
    *(
        "/sign-in",
        "/sign-in/password",
        "/sign-in/code",
        "/sign-in/telephone",
        "/sign-in/recovery",
        "/sign-in/forgotten",
        "/sign-in/administration",
        "/a/{slug}/sign-in",
        "/a/{slug}/sign-in/back",
        "/a/{slug}/signed-out",
    ),
    *("/api/v1/openapi.json", "/api/v1/administrations", "/api/v1/administrations/{slug}"),
    *(
        "/api/v1/administrations/{slug}/name",
        "/api/v1/administrations/{slug}/portal",
        "/api/v1/administrations/{slug}/request-kinds",
        "/api/v1/administrations/{slug}/calendar",
        "/api/v1/administrations/{slug}/deadline",
        "/api/v1/administrations/{slug}/outages",
        "/api/v1/administrations/{slug}/privacy",
        "/api/v1/administrations/{slug}/privacy/{digest}",
        "/a/{slug}/privacy",
        "/a/{slug}/privacy/{digest}",
    ),
    *("/log", "/api/v1/log/heads", "/api/v1/log/heads/{size}", "/api/v1/log/inclusion", "/api/v1/log/consistency"),
    *("/track", "/v", "/v/checks", "/v/checks/{id}", "/v/acknowledgement", "/v/token"),
    *("/.well-known/jwks.json", "/.well-known/wasl-keys.json"),
}
"""Open to anyone. Below these stand things that only their unguessable id opens."""
CAPABILITIES = re.compile(
    r"(?:/api/v1)?/(?:join|administration-requests|a/\{slug\}/deposit|drafts|deposits|track|trackings|mine|verifications|batches|registered|registered-letters"
    r"|checks|v|sign-in/links)\b"
)


def _name(route: Route) -> str:
    return route.name


def test_the_map_of_addresses_is_what_the_modules_enter() -> None:
    assert site.FILE.read_text("ascii").splitlines() == lines(), "run: python -m infra site"


def test_no_two_routes_answer_at_one_address() -> None:
    shapes = [re.sub(r"{\w+}", "{}", route.name) for route in all_routes()]
    assert [shape for shape, times in Counter(shapes).items() if times > 1] == []


def test_the_gateway_hands_every_address_to_the_entrance() -> None:
    assert set(app.routes) == {"/", "/{proxy+}"}


@pytest.mark.parametrize("route", all_routes(), ids=_name)
def test_a_route_needs_a_signed_in_agent_or_is_listed_as_public(route: Route) -> None:
    if not route.access.signed_in:
        assert route.path in PUBLIC or CAPABILITIES.match(route.path), f"{_name(route)} is open to anyone"


@pytest.mark.parametrize(
    "route",
    [route for route in all_routes() if route.path.startswith(("/desk", "/admin", "/operator", "/account"))],
    ids=_name,
)
def test_agents_pages_are_not_public(route: Route) -> None:
    assert route.access.signed_in


@pytest.mark.parametrize("route", [route for route in all_routes() if route.kind == "api"], ids=_name)
def test_an_api_route_is_described(route: Route) -> None:
    assert route.summary
    assert route.answer is not None or route.method in ("POST", "DELETE")
    assert route.body is None or (route.method in ("POST", "PUT") and issubclass(route.body, Strict))


@pytest.mark.parametrize("route", [route for route in all_routes() if route.kind == "api"], ids=_name)
def test_a_route_that_creates_takes_a_key_against_doing_it_twice(route: Route) -> None:
    assert (route.status == 201) == route.idempotent


@pytest.mark.parametrize("route", [route for route in all_routes() if route.kind == "api"], ids=_name)
def test_a_declared_query_is_read_and_described(route: Route) -> None:
    fields = route.query.model_fields if route.query else {}
    assert all(field.description for field in fields.values())
    read = {node.attr for node in ast.walk(_body(route)) if isinstance(node, ast.Attribute)}
    assert fields.keys() - {"lang"} <= read


@pytest.mark.parametrize("route", [route for route in all_routes() if route.kind == "api"], ids=_name)
def test_a_view_that_reads_the_expected_version_says_so(route: Route) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(_body(route)) if isinstance(node, ast.Call)}
    assert ("expected_version" in calls) == (route.conditional or route.honours_version)


def _body(route: Route) -> ast.AST:
    return ast.parse(inspect.getsource(route.view))


@pytest.mark.parametrize("route", all_routes(), ids=_name)
def test_reading_never_changes_anything(route: Route) -> None:
    assert not (route.method == "GET" and (route.body or route.idempotent or route.conditional))


def test_no_view_of_the_api_reads_a_query_that_its_signature_does_not_declare() -> None:
    """The frame reads it into the view's ``query`` and documents it; what else a view might read, nobody could know."""
    served = {route.view.__module__ for route in all_routes() if route.kind == "api"}
    reads = [
        f"{path}:{node.lineno}"
        for path, node in nodes("chalicelib")
        if ".".join(path.with_suffix("").parts) in served
        and isinstance(node, ast.Attribute)
        and ast.unparse(node) == "request.query"
    ]
    assert reads == []
