"""The map of addresses."""

import re

import pytest

from chalicelib.web import site
from chalicelib.web.routing import Route


@pytest.mark.parametrize("route", site.all_routes(), ids=lambda route: str(route.name))
def test_an_address_leads_to_its_route(route: Route) -> None:
    path = re.sub(r"{\w+}", "x1", route.path)
    assert site.methods_of(path)[route.method] == route.name
    assert site.names_in(route, path) == dict.fromkeys(route.parameters, "x1")


def test_a_word_comes_before_a_name() -> None:
    assert site.methods_of("/admin/people/new")["GET"] == "GET /admin/people/new"
    assert site.methods_of("/admin/people/anything")["GET"] == "GET /admin/people/{agent_id}"


def test_whoever_may_read_may_ask_about_it() -> None:
    assert site.methods_of("/a/ennakhil")["HEAD"] == "GET /a/{slug}"


def test_a_slash_at_the_end_says_nothing() -> None:
    assert site.methods_of("/a/ennakhil/") == site.methods_of("/a/ennakhil")


@pytest.mark.parametrize("path", ["/nowhere", "/a", "/a/x/nothing", "/a//deposit", "/api/v1", "/static", "/a/x/y/z/w"])
def test_what_has_no_page_has_no_methods(path: str) -> None:
    assert site.methods_of(path) == {}
