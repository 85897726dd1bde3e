"""The deposit as JSON. A deposit's id is unguessable, and is all the authority there is over its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.lookups import count_draft
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import demand_version, expected_version
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit import views
    from chalicelib.web import queries
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.views")
    queries = later("chalicelib.web.queries")
    web_views = later("chalicelib.web.views")

api = Api()


@api.post(
    "/deposits", PUBLIC, status=201, idempotent=True,
    summary="Open a draft with an administration", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def open_draft(request: Request, given: views.NewDraft) -> Answer[views.DepositView]:
    """201 and the draft; its ``id`` is the key to it: keep it secret."""
    count_draft(request)
    deposit = bootstrap.deposit_drafts().open(given.administration, given.language, given.changes())
    return _opened(request, deposit)


@api.post(
    "/deposits/{deposit_id}/copy", PUBLIC, status=201, idempotent=True,
    summary="Start again from a rejected deposit", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def copy_deposit(request: Request) -> Answer[views.DepositView]:
    """201 and a new draft with the same answers, without the files."""
    count_draft(request)
    return _opened(request, bootstrap.deposit_drafts().copy(request.params["deposit_id"]))


@api.get("/deposits/{deposit_id}", PUBLIC, summary="Read a deposit", scope=Scope.DEPOSITS_READ)
def read_deposit(request: Request) -> Answer[views.DepositView]:
    """The deposit as it stands."""
    return _answer(request)


@api.put("/deposits/{deposit_id}", PUBLIC, summary="Change a draft", scope=Scope.DEPOSITS_WRITE)
def change_draft(request: Request, given: views.DraftGiven) -> Answer[views.DepositView]:
    """The draft with the given fields replaced; 412 if it is no longer the version of ``If-Match``."""
    drafts, deposit_id = bootstrap.deposit_drafts(), request.params["deposit_id"]
    demand_version(request, drafts.get(deposit_id).version)
    drafts.change(deposit_id, given.changes(), expected_version(request))
    return _answer(request)


@api.get("/deposits/{deposit_id}/progress", PUBLIC, summary="Ask how far a deposit is", scope=Scope.DEPOSITS_READ)
def read_progress(request: Request) -> Answer[views.ProgressView]:
    """State, number, and whether the receipt is there."""
    deposit = bootstrap.deposit_drafts().get(request.params["deposit_id"])
    number = deposit.registration.number if deposit.registration else None
    return Answer(
        views.ProgressView(state=deposit.state, number=number, receipt=deposit.receipt_key is not None),
        version=deposit.version,
    )


@api.get("/deposits/{deposit_id}/files", PUBLIC, summary="List a deposit's files", scope=Scope.DEPOSITS_READ)
def list_files(request: Request) -> Answer[views.FilesView]:
    """Its files in the depositor's order, at most ten."""
    drafts = bootstrap.deposit_drafts()
    files = drafts.files(drafts.get(request.params["deposit_id"]))
    return Answer(views.FilesView(items=[views.FileView.of(file, request.language) for file in files]))


@api.post(
    "/deposits/{deposit_id}/files", PUBLIC, status=201, idempotent=True,
    summary="Announce a file and get the form to send it", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def add_file(request: Request, given: views.NewFile) -> Answer[web_views.FormView]:
    """201 and a form for exactly these bytes, for fifteen minutes."""
    deposit_id, key = request.params["deposit_id"], request.header("idempotency-key")
    _, form = bootstrap.deposit_drafts().add_file(deposit_id, given.name, given.size_bytes, given.sha256, key)
    return Answer(web_views.FormView.of(form), location=f"/api/v1/deposits/{deposit_id}/files/{form.file_id}")


@api.get("/deposits/{deposit_id}/files/{file_id}", PUBLIC, summary="Read one file's state", scope=Scope.DEPOSITS_READ)
def read_file(request: Request) -> Answer[views.FileView]:
    """The file, after a look whether its bytes have arrived."""
    file = bootstrap.deposit_drafts().look_for(request.params["deposit_id"], request.params["file_id"])
    return Answer(views.FileView.of(file, request.language))


@api.put(
    "/deposits/{deposit_id}/files/{file_id}", PUBLIC,
    summary="Move a file of a draft, or say what it is", scope=Scope.DEPOSITS_WRITE,
    conditional=False,  # one file by its id: what stands of the others is left as it is
)  # fmt: skip
def arrange_file(request: Request, given: views.FilePlaceGiven) -> Answer[views.FilesView]:
    """The draft's files in their order; what is left out stays as it is."""
    drafts, file_id = bootstrap.deposit_drafts(), request.params["file_id"]
    files = drafts.arrange(request.params["deposit_id"], file_id, position=given.position, nature=given.nature)
    return Answer(views.FilesView(items=[views.FileView.of(file, request.language) for file in files]))


@api.post(
    "/deposits/{deposit_id}/files/{file_id}/form", PUBLIC,
    summary="Get a fresh form for a file whose form expired", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def fresh_form(request: Request) -> Answer[web_views.FormView]:
    """A form for the same bytes; 409 if they have arrived."""
    form = bootstrap.deposit_drafts().fresh_form(request.params["deposit_id"], request.params["file_id"])
    return Answer(web_views.FormView.of(form))


@api.delete(
    "/deposits/{deposit_id}/files/{file_id}", PUBLIC, summary="Take a file out of a draft", scope=Scope.DEPOSITS_WRITE
)
def remove_file(request: Request) -> None:
    """204, also when it is not there any more."""
    bootstrap.deposit_drafts().remove_file(request.params["deposit_id"], request.params["file_id"])


@api.post(
    "/deposits/{deposit_id}/submission", PUBLIC,
    summary="Submit a draft", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def submit(request: Request, given: views.SubmissionGiven) -> Answer[views.DepositView]:
    """The deposit with its acknowledgement; submitting the same again answers the same.

    One of the files must be the letter itself, else 422 ``deposit.letter_missing``: the first file that comes is, until
    it is said to be something else.
    """
    deposit_id, submissions = request.params["deposit_id"], bootstrap.deposit_submissions()
    return _submitted(request, submissions.submit(deposit_id, given.fingerprint, given.notice))


@api.get(
    "/deposits/{deposit_id}/receipt", PUBLIC, summary="Get a link to the sealed receipt", scope=Scope.DEPOSITS_READ
)
def receipt_link(request: Request, query: queries.ReceiptQuery) -> web_views.LinkView:
    """404 while there is no receipt."""
    deposit = bootstrap.deposit_drafts().get(request.params["deposit_id"])
    return web_views.LinkView.to(bootstrap.deposit_tracking().receipt_url(deposit, False, query.occasion))


def _opened(request: Request, draft: Deposit) -> Answer[views.DepositView]:
    fingerprint = bootstrap.deposit_drafts().fingerprint(draft)
    view = views.DepositView.of(draft, request.language, fingerprint)
    return Answer(view, version=draft.version, location=f"/api/v1/deposits/{draft.id}")


def _answer(request: Request) -> Answer[views.DepositView]:
    drafts = bootstrap.deposit_drafts()
    deposit = drafts.get(request.params["deposit_id"])
    if deposit.is_draft:
        view = views.DepositView.of(deposit, request.language, drafts.fingerprint(deposit))
        return Answer(view, version=deposit.version)
    return _submitted(request, deposit)


def _submitted(request: Request, deposit: Deposit) -> Answer[views.DepositView]:
    acknowledgement = bootstrap.deposit_submissions().acknowledgement(deposit.id)
    view = views.DepositView.of(deposit, request.language, acknowledgement=acknowledgement)
    return Answer(view, version=deposit.version)
