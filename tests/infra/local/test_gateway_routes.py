"""Which resource the doubled gateway chooses."""

import pytest

from infra.local.http.gateway_routes import GatewayRoutes

ROUTES = GatewayRoutes(
    {
        "/": {"get": {}},
        "/a": {"get": {}},
        "/a/{name}": {"get": {}, "post": {}},
        "/a/fixed": {"get": {}},
        "/{proxy+}": {"get": {}, "put": {}},
    }
)


@pytest.mark.parametrize(
    ("method", "path", "found"),
    [
        ("GET", "/", ("/", {})),
        ("GET", "/a/", ("/a", {})),
        ("GET", "/a/fixed", ("/a/fixed", {})),
        ("POST", "/a/b%20c", ("/a/{name}", {"name": "b c"})),
        ("GET", "/a/b/c", ("/{proxy+}", {"proxy": "a/b/c"})),
        ("PUT", "/x/", ("/{proxy+}", {"proxy": "x"})),
    ],
)
def test_the_most_literal_resource_is_chosen(method: str, path: str, found: object) -> None:
    assert ROUTES.find(method, path) == found


@pytest.mark.parametrize(("method", "path"), [("POST", "/"), ("PUT", "/a/fixed"), ("POST", "/x/y"), ("TRACE", "/x")])
def test_a_method_that_the_chosen_resource_lacks_finds_nothing(method: str, path: str) -> None:
    assert ROUTES.find(method, path) is None
