"""The API of verification: open to anyone."""

from chalicelib import bootstrap
from chalicelib.evidence.views import CheckOpenedView, CheckView, NewCheck, VerificationsView, VerificationView
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.routing import PUBLIC

api = Api(__name__)


@api.get("/verifications", PUBLIC, answer=VerificationsView, summary="Find what was published by a file's SHA-256")
def find_verifications(request: Request) -> VerificationsView:
    """``?sha256=`` 64 hexadecimal characters."""
    digest = request.query["sha256"].lower()
    return VerificationsView.of(digest, bootstrap.verifications().of_digest(digest), request.language)


@api.get("/verifications/{id}", PUBLIC, answer=VerificationView, summary="What stands under a verification id")
def show_verification(request: Request) -> VerificationView:
    """Number, dates and digests."""
    return VerificationView.of(bootstrap.verifications().get(request.params["id"]), request.language)


@api.post(
    "/checks",
    PUBLIC,
    body=NewCheck,
    answer=CheckOpenedView,
    status=201,
    summary="Send a file to be checked",
    idempotent=True,
)
def open_check(_: Request, body: NewCheck) -> Answer:
    """With consent: the form takes one PDF, which is deleted once checked."""
    check, form = bootstrap.checks().open(None)
    return Answer(CheckOpenedView.of(check, form), location=f"/api/v1/checks/{check.id}")


@api.get("/checks/{id}", PUBLIC, answer=CheckView, summary="What a sent file was found to be")
def show_check(request: Request) -> CheckView:
    """Kept for an hour."""
    check = bootstrap.checks().get(request.params["id"])
    known = bootstrap.verifications().of_ids(check.verification_ids)
    return CheckView.of(check, known, request.language)
