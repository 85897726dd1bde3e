"""Asking to join: what the administration is, its address on the platform, then where the request stands."""

from dataclasses import fields
from datetime import timedelta
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.ids import new_id, read_id
from chalicelib.kernel.sectors import Sector
from chalicelib.onboarding.wish import Wish
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()

REQUESTS_AN_HOUR = 30
"""From one address: each look at the second page counts too, for it tells what is taken."""
_ON_SECOND_PAGE = frozenset({"slug", "code", "ice"})


@pages.get("/join", PUBLIC)
def form(request: Request) -> Reply:
    """What the administration is, and who speaks for it. Nothing is stored before the whole is sent."""
    return _form(request, Wish(), new_id())


@pages.post("/join", PUBLIC)
def check(request: Request) -> Reply:
    """On to the second page, with an address proposed; or back to the first, to change something."""
    wish, request_id = _wish(request), read_id(request.form["request_id"]) or new_id()
    if request.form["change"]:
        return _form(request, wish, request_id)
    problems = bootstrap.join_requests().problems(wish)
    if problems:
        return _form(request, wish, request_id, problems)
    throttle(request)
    proposed = bootstrap.join_requests().with_suggestions(wish)
    return _check(request, proposed, request_id, bootstrap.join_requests().address_problems(proposed))


@pages.post("/join/send", PUBLIC)
def send(request: Request) -> Reply:
    """Sends the request; sent twice from one page, it is one request."""
    wish, request_id = _wish(request), read_id(request.form["request_id"]) or new_id()
    throttle(request)
    try:
        asked = bootstrap.join_requests().ask(wish, request.language, request_id)
    except InvalidError as error:
        on_second = all(problem.field in _ON_SECOND_PAGE for problem in error.problems)
        page = _check if on_second else _form
        return page(request, wish, request_id, error.problems)
    return redirect(f"/join/{asked.id}", done="onboarding-asked")


@pages.get("/join/{request_id}", PUBLIC)
def follow(request: Request) -> Reply:
    """Where a request stands, for who has its link."""
    asked = bootstrap.join_requests().get(request.params["request_id"])
    return render(request, "onboarding/follow.html", asked=asked, wish=asked.wish)


def throttle(request: Request) -> None:
    """Counts one more from this address."""
    bootstrap.throttle("join", REQUESTS_AN_HOUR, timedelta(hours=1)).hit(request.address)


def _wish(request: Request) -> Wish:
    return Wish(**{field.name: request.form[field.name] for field in fields(Wish)}).cleaned()


def _form(request: Request, wish: Wish, request_id: str, problems: tuple[Problem, ...] | list[Problem] = ()) -> Reply:
    return _page(request, "onboarding/form.html", wish, request_id, problems, sectors=tuple(Sector))


def _check(request: Request, wish: Wish, request_id: str, problems: tuple[Problem, ...] | list[Problem]) -> Reply:
    names = {field.name: getattr(wish, field.name) for field in fields(Wish)}
    hidden = {name: value for name, value in names.items() if name not in ("slug", "code")}
    return _page(request, "onboarding/check.html", wish, request_id, problems, hidden=hidden, warnings=wish.warnings())


def _page(request: Request, template: str, wish: Wish, request_id: str, problems: Any, **context: Any) -> Reply:
    return render(
        request,
        template,
        422 if problems else 200,
        wish=wish,
        request_id=request_id,
        places=bootstrap.join_places().all(),
        problems=problems_by_field(InvalidError(problems)),
        **context,
    )
