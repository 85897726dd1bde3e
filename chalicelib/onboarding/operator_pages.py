"""The operator's pages of requests to join: those in each state, one with what decides it."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError
from chalicelib.onboarding.model import JoinRequest, RequestState
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import OPERATOR

pages = Pages()

LIST = "/operator/administrations/requests"
CORRECTABLE = ("slug", "code", "contact_email")


@pages.get(LIST, OPERATOR)
def requests(request: Request) -> Reply:
    """Those in one state, the oldest first: those that wait, unless others are asked for."""
    asked = request.query["state"]
    state = RequestState(asked) if asked in set(RequestState) else RequestState.PENDING
    page = bootstrap.join_requests().in_state(state, request.query["cursor"])
    return render(request, "onboarding/requests.html", page=page, tab=state.value)


@pages.get(LIST + "/{request_id}", OPERATOR)
def one(request: Request) -> Reply:
    """One request, and what can be decided of it."""
    return _shown(request, _found(request))


@pages.post(LIST + "/{request_id}/approval", OPERATOR)
def approve(request: Request) -> Reply:
    """Approves, with what was corrected."""
    found, given = _found(request), {name: request.form[name] for name in CORRECTABLE}
    try:
        bootstrap.join_requests().approve(found.id, request.agent.actor(), **given)
    except InvalidError as error:
        return _shown(request, found, error, **given)
    return redirect(f"{LIST}/{found.id}", done="onboarding-approved")


@pages.post(LIST + "/{request_id}/refusal", OPERATOR)
def refuse(request: Request) -> Reply:
    """Refuses, with a reason."""
    found = _found(request)
    try:
        bootstrap.join_requests().refuse(found.id, request.agent.actor(), request.form["reason"])
    except InvalidError as error:
        return _shown(request, found, error, reason=request.form["reason"])
    return redirect(f"{LIST}/{found.id}", done="onboarding-refused")


def _found(request: Request) -> JoinRequest:
    return bootstrap.join_requests().get(request.params["request_id"])


def _shown(request: Request, found: JoinRequest, error: InvalidError | None = None, **typed: str) -> Reply:
    given = {name: getattr(found.wish, name) for name in CORRECTABLE} | {"reason": ""} | typed
    return render(
        request,
        "onboarding/request.html",
        422 if error else 200,
        found=found,
        wish=found.wish,
        given=given,
        warnings=found.wish.warnings(),
        places=bootstrap.join_places().all(),
        problems=problems_by_field(error) if error else {},
        tab=found.state.value,
    )
