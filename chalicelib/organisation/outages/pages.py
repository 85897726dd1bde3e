"""The page of outages: an administrator's for their house, the operator's for the platform."""

from collections.abc import Callable

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError
from chalicelib.organisation.frame import answered, frame, refused, status
from chalicelib.organisation.outages.given import FIELDS, outage_given
from chalicelib.organisation.outages.model import TEXT_LIMIT
from chalicelib.organisation.platform import PLATFORM
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, OPERATOR

pages = Pages()

PAGE, OPERATORS_PAGE = "/admin/outages", "/operator/outages"


@pages.get(PAGE, ADMINISTRATORS)
def show(request: Request) -> Reply:
    """What the administration announced, and a form for one more."""
    return _shown(request)


@pages.post(PAGE, ADMINISTRATORS)
def announce(request: Request) -> Reply:
    """Announces an outage."""
    return _done(request, lambda: bootstrap.outages().announce(request.agent, outage_given(_typed(request))))


@pages.post(PAGE + "/{outage_id}/removal", ADMINISTRATORS)
def withdraw(request: Request) -> Reply:
    """Takes it back, or ends it now."""
    bootstrap.outages().withdraw(request.agent, request.params["outage_id"])
    return redirect(PAGE, done="outage-withdrawn")


@pages.get(OPERATORS_PAGE, OPERATOR)
def show_all(request: Request) -> Reply:
    """What was announced for the whole platform, and a form for one more."""
    return _shown(request)


@pages.post(OPERATORS_PAGE, OPERATOR)
def announce_for_all(request: Request) -> Reply:
    """Announces an outage of the whole platform."""
    operator = request.agent.actor()
    return _done(request, lambda: bootstrap.outages().announce_for_all(operator, outage_given(_typed(request))))


@pages.post(OPERATORS_PAGE + "/{outage_id}/removal", OPERATOR)
def withdraw_for_all(request: Request) -> Reply:
    """Takes it back, or ends it now."""
    bootstrap.outages().withdraw_for_all(request.agent.actor(), request.params["outage_id"])
    return redirect(OPERATORS_PAGE, done="outage-withdrawn")


def _done(request: Request, act: Callable[[], object]) -> Reply:
    def announced() -> Reply:
        act()
        return redirect(_page(request), done="outage-announced")

    return answered(announced, lambda error: _shown(request, error))


def _page(request: Request) -> str:
    return OPERATORS_PAGE if request.route.path.startswith(OPERATORS_PAGE) else PAGE


def _typed(request: Request) -> dict[str, str]:
    return {name: request.form[name] for name in FIELDS}


def _shown(request: Request, error: DomainError | None = None) -> Reply:
    page = _page(request)
    of_platform = page == OPERATORS_PAGE
    return render(
        request,
        "organisation/outages.html",
        status(error),
        page=page,
        of_platform=of_platform,
        outages=bootstrap.outages().of(PLATFORM if of_platform else request.agent.administration_id),
        now=bootstrap.clock().now(),
        typed=_typed(request) if error else {"takes_letters": "yes"},
        limit=TEXT_LIMIT,
        tab="outages",
        **refused(error),
        **frame(request, "administrations" if of_platform else "portal"),
    )
