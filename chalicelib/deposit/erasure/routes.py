"""Erasure by programs: asked for with the token of a proven address, decided by administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.erasure.model import ground_given
from chalicelib.deposit.lookups import tracked
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.own import visits as own_visits
from chalicelib.deposit.own.letters import demand_own
from chalicelib.deposit.own.personal import demand_proven
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import NotFoundError
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, DEPOSITOR, PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit.erasure import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.erasure.views")

api = Api()
OWN = "/mine/letters/{code}/erasure"


@api.post(OWN, DEPOSITOR, status=202, summary="Ask that one's data be erased from a letter")
def ask_erasure(request: Request) -> views.ErasureView:
    """The administration that has the letter decides. While a request stands, it is that one."""
    return views.ErasureView.of(bootstrap.erasures().ask(_own(request).id))


@api.get(OWN, DEPOSITOR, summary="Read what became of a request to erase one's data from a letter")
def show_erasure(request: Request) -> views.ErasureView:
    """404 before it is asked for; once the data are erased the letter is nobody's any more: 404 too."""
    deposit = _own(request)
    found = bootstrap.erasures().of([deposit]).get(deposit.id)
    if found is None:
        raise NotFoundError("erasure.none")
    return views.ErasureView.of(found)


@api.get("/erasures", ADMINISTRATORS, summary="List the requests to erase that wait for a decision")
def list_erasures(request: Request) -> views.ErasuresView:
    """A hundred at most; of a letter its number and instants alone."""
    return views.ErasuresView.of(bootstrap.erasures().waiting(request.agent))


@api.post("/erasures/{mail_id}/decision", ADMINISTRATORS, summary="Grant or refuse a request to erase")
def decide_erasure(request: Request, body: views.DecisionBody) -> views.ErasureView:
    """As the ground says. What is granted is carried out a day later; 409 while the letter is still dealt with."""
    decided = bootstrap.erasures().decide(request.agent, request.params["mail_id"], ground_given(body.ground))
    return views.ErasureView.of(decided)


@api.delete("/deposits/{deposit_id}", PUBLIC, summary="Erase a draft at once", scope=Scope.DEPOSITS_WRITE)
def erase_draft(request: Request) -> None:
    """204, also for one that is gone; 409 once it is submitted."""
    bootstrap.draft_sweep().erase(request.params["deposit_id"])


def _own(request: Request) -> Deposit:
    visit = own_visits.opened(request.bearer)
    digest = demand_proven(visit.address_digest if visit else "")
    return demand_own(tracked(request, request.params["code"]), digest)
