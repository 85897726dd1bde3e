"""The deposit as JSON. A deposit's id is unguessable, and is all the authority there is over its draft."""

from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.deposit.views import (
    DepositView,
    DraftGiven,
    FilesView,
    FileView,
    FormView,
    LinkView,
    NewDraft,
    NewFile,
    ProgressView,
    SubmissionGiven,
)
from chalicelib.kernel.languages import Language
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import demand_version, expected_version
from chalicelib.web.routing import PUBLIC

api = Api(__name__)

DRAFTS_AN_HOUR = 200


@api.post(
    "/deposits", PUBLIC, body=NewDraft, answer=DepositView, status=201, idempotent=True,
    summary="Open a draft with an administration",
)  # fmt: skip
def open_draft(request: Request, given: NewDraft) -> Answer:
    """201 and the draft; its ``id`` is the key to it: keep it secret."""
    bootstrap.throttle("drafts", DRAFTS_AN_HOUR, timedelta(hours=1)).hit(request.address)
    deposit = bootstrap.deposit_drafts().open(given.administration, Language(given.language), given.changes())
    fingerprint = bootstrap.deposit_drafts().fingerprint(deposit)
    return Answer(
        DepositView.of(deposit, fingerprint), version=deposit.version, location=f"/api/v1/deposits/{deposit.id}"
    )


@api.get("/deposits/{deposit_id}", PUBLIC, answer=DepositView, summary="Read a deposit")
def read_deposit(request: Request) -> Answer:
    """The deposit as it stands."""
    return _answer(request)


@api.put("/deposits/{deposit_id}", PUBLIC, body=DraftGiven, answer=DepositView, summary="Change a draft")
def change_draft(request: Request, given: DraftGiven) -> Answer:
    """The draft with the given fields replaced; 412 if it is no longer the version of ``If-Match``."""
    drafts, deposit_id = bootstrap.deposit_drafts(), request.params["deposit_id"]
    demand_version(request, drafts.get(deposit_id).version)
    drafts.change(deposit_id, given.changes(), expected_version(request))
    return _answer(request)


@api.get("/deposits/{deposit_id}/progress", PUBLIC, answer=ProgressView, summary="Ask how far a deposit is")
def read_progress(request: Request) -> Answer:
    """State, number, and whether the receipt is there."""
    deposit = bootstrap.deposit_drafts().get(request.params["deposit_id"])
    number = deposit.registration.number if deposit.registration else None
    return Answer(
        ProgressView(state=deposit.state.value, number=number, receipt=deposit.receipt_key is not None),
        version=deposit.version,
    )


@api.get("/deposits/{deposit_id}/files", PUBLIC, answer=FilesView, summary="List a deposit's files")
def list_files(request: Request) -> Answer:
    """Its files in order, at most ten."""
    files = bootstrap.deposit_drafts().files(request.params["deposit_id"])
    return Answer(FilesView(items=[FileView.of(file) for file in files]))


@api.post(
    "/deposits/{deposit_id}/files", PUBLIC, body=NewFile, answer=FormView, status=201, idempotent=True,
    summary="Announce a file and get the form to send it",
)  # fmt: skip
def add_file(request: Request, given: NewFile) -> Answer:
    """201 and a form for exactly these bytes, for fifteen minutes."""
    deposit_id = request.params["deposit_id"]
    _, form = bootstrap.deposit_drafts().add_file(deposit_id, given.name, given.size_bytes, given.sha256)
    return Answer(FormView.of(form), location=f"/api/v1/deposits/{deposit_id}/files/{form.file_id}")


@api.get("/deposits/{deposit_id}/files/{file_id}", PUBLIC, answer=FileView, summary="Read one file's state")
def read_file(request: Request) -> Answer:
    """The file, after a look whether its bytes have arrived."""
    return Answer(
        FileView.of(bootstrap.deposit_drafts().look_for(request.params["deposit_id"], request.params["file_id"]))
    )


@api.post(
    "/deposits/{deposit_id}/files/{file_id}/form", PUBLIC, answer=FormView,
    summary="Get a fresh form for a file whose form expired",
)  # fmt: skip
def fresh_form(request: Request) -> Answer:
    """A form for the same bytes; 409 if they have arrived."""
    form = bootstrap.deposit_drafts().fresh_form(request.params["deposit_id"], request.params["file_id"])
    return Answer(FormView.of(form))


@api.delete("/deposits/{deposit_id}/files/{file_id}", PUBLIC, summary="Take a file out of a draft")
def remove_file(request: Request) -> None:
    """204, also when it is not there any more."""
    bootstrap.deposit_drafts().remove_file(request.params["deposit_id"], request.params["file_id"])


@api.post(
    "/deposits/{deposit_id}/submission", PUBLIC, body=SubmissionGiven, answer=DepositView,
    summary="Submit a draft",
)  # fmt: skip
def submit(request: Request, given: SubmissionGiven) -> Answer:
    """The deposit with its acknowledgement; submitting the same again answers the same."""
    deposit_id = request.params["deposit_id"]
    deposit = bootstrap.deposit_submissions().submit(deposit_id, given.fingerprint)
    acknowledgement = bootstrap.deposit_submissions().acknowledgement(deposit_id)
    return Answer(DepositView.of(deposit, acknowledgement=acknowledgement), version=deposit.version)


@api.get("/deposits/{deposit_id}/receipt", PUBLIC, answer=LinkView, summary="Get a link to the sealed receipt")
def receipt_link(request: Request) -> Answer:
    """A link of five minutes; 404 while there is no receipt."""
    deposit = bootstrap.deposit_drafts().get(request.params["deposit_id"])
    return Answer(LinkView(url=bootstrap.deposit_tracking().receipt_url(deposit, inline=False)))


def _answer(request: Request) -> Answer:
    drafts = bootstrap.deposit_drafts()
    deposit = drafts.get(request.params["deposit_id"])
    if deposit.is_draft:
        return Answer(DepositView.of(deposit, drafts.fingerprint(deposit)), version=deposit.version)
    acknowledgement = bootstrap.deposit_submissions().acknowledgement(deposit.id)
    return Answer(DepositView.of(deposit, acknowledgement=acknowledgement), version=deposit.version)
