"""What a route is, who may call it, and how a module of pages or of the API says its own.

Which module answers which address stands in :mod:`chalicelib.web.site`: the gateway knows of none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from types import NoneType
from typing import Any, get_args, get_type_hints

from chalicelib.kernel.access import Role, Scope


@dataclass(frozen=True)
class Access:
    """Who may call a route. Rules about the thing itself are decided by the use case."""

    name: str
    signed_in: bool = False
    roles: frozenset[Role] = frozenset()

    def admits(self, roles: frozenset[Role]) -> bool:
        """Whether somebody with these roles may call."""
        return not self.roles or bool(self.roles & roles)


PUBLIC = Access("public")
HOLDER = Access("holder")
"""Whoever holds a grant by a one-time code: the view asks ``request.holds``, since only it knows of what."""
DEPOSITOR = Access("depositor")
"""Whoever proved an address by a one-time code: the view asks for the visit that the code opened."""
PROGRAM = Access("program")
"""Only programs, an administration's or a sender's, by a token with the route's scope."""
AGENT = Access("agent", signed_in=True)


def agents(*roles: Role) -> Access:
    """Only signed-in agents who hold one of the roles at some desk."""
    return Access("+".join(sorted(roles)), signed_in=True, roles=frozenset(roles))


OPERATOR = agents(Role.OPERATOR)
ADMINISTRATORS = agents(Role.ADMINISTRATOR)
READERS = agents(Role.ADMINISTRATOR, Role.AUDITOR)
"""Who may see all of an administration's house."""


@dataclass(frozen=True)
class Route:
    """One method on one path. ``kind`` is ``page``, ``api`` or ``asset``; ``serve`` turns Chalice's request into its
    response; ``scope`` lets programs in, None keeps them out; ``takes_file`` is the largest body, in bytes, of one that
    takes a file with it."""

    kind: str
    method: str
    path: str
    access: Access
    view: Callable[..., Any]
    serve: Callable[[Any, "Route"], Any]
    summary: str = ""
    status: int = 200
    idempotent: bool = False
    conditional: bool = False
    honours_version: bool = False
    takes_file: int = 0
    scope: Scope | None = None

    @cached_property
    def takes(self) -> dict[str, Any]:
        """The pydantic models of what a JSON route's view takes besides the request, by parameter."""
        hints = get_type_hints(self.view)
        return {name: hints[name] for name in list(signature(self.view).parameters)[1:]}

    @property
    def query(self) -> Any:
        """The model of what it reads from the query: its view's parameter of that name; None without one."""
        return self.takes.get("query")

    @property
    def body(self) -> Any:
        """The model of its body: its view's other parameter; None without one."""
        return next((model for name, model in self.takes.items() if name != "query"), None)

    @cached_property
    def answer(self) -> Any:
        """The pydantic model that a JSON route answers; None without one."""
        returned = get_type_hints(self.view)["return"]
        model = get_args(returned)[0] if get_args(returned) else returned
        return None if model is NoneType else model

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names in braces in the path."""
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def name(self) -> str:
        """What tells it from every other: ``GET /a/{slug}``."""
        return f"{self.method} {self.path}"


class Routes:
    """The routes of one module, by their names."""

    def __init__(self) -> None:
        self.by_name: dict[str, Route] = {}

    def enter(self, route: Route) -> None:
        """Adds a route."""
        self.by_name[route.name] = route
