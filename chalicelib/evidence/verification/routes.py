"""The API of verification: open to anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.evidence.verification import acknowledgement_views, token_views, views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.evidence.verification.views")
    acknowledgement_views = later("chalicelib.evidence.verification.acknowledgement_views")
    token_views = later("chalicelib.evidence.verification.token_views")

api = Api()


@api.get("/verifications", PUBLIC, summary="Find what was published by a file's SHA-256")
def find_verifications(request: Request, query: views.DigestQuery) -> views.VerificationsView:
    """Empty where nothing was published with these bytes."""
    digest = query.sha256.lower()
    return views.VerificationsView.of(digest, bootstrap.verifications().of_digest(digest), request.language)


@api.get("/verifications/{id}", PUBLIC, summary="What stands under a verification id")
def show_verification(request: Request) -> views.VerificationView:
    """Number, dates and digests."""
    return views.VerificationView.of(bootstrap.verifications().get(request.params["id"]), request.language)


@api.post("/verifications/acknowledgement", PUBLIC, summary="Check a signed acknowledgement")
def check_acknowledgement(
    request: Request, body: acknowledgement_views.AcknowledgementGiven
) -> acknowledgement_views.AcknowledgementView:
    """What holds of it and what does not; 422 for what is no acknowledgement. Anyone can check it without us, by the
    keys at ``/.well-known/jwks.json``."""
    found = bootstrap.acknowledgements().check(body.token)
    return acknowledgement_views.AcknowledgementView.of(found, request.language)


@api.post("/verifications/token", PUBLIC, summary="Check the token in a receipt's QR")
def check_token(request: Request, body: token_views.TokenGiven) -> token_views.TokenView:
    """Whether it bears our signature, by a key that was valid then, and what stands in the register under it now; 422
    for what is no token. Anyone can check it without us, by the keys at ``/.well-known/wasl-keys.json``."""
    return token_views.TokenView.of(bootstrap.receipt_tokens().check(body.token), request.language)


@api.post(
    "/checks",
    PUBLIC,
    status=201,
    summary="Send a file to be checked",
    idempotent=True,
)
def open_check(_: Request, body: views.NewCheck) -> Answer[views.CheckOpenedView]:
    """With consent: the form takes one PDF, which is deleted once checked."""
    check, form = bootstrap.checks().open(None)
    return Answer(views.CheckOpenedView.of(check, form), location=f"/api/v1/checks/{check.id}")


@api.post("/checks/{id}/form", PUBLIC, summary="Get a fresh form for a check whose form expired")
def fresh_form(request: Request) -> views.UploadView:
    """While the check waits for its file, for an hour."""
    checks = bootstrap.checks()
    return views.UploadView(**vars(checks.form(checks.get(request.params["id"]), None)))


@api.get("/checks/{id}", PUBLIC, summary="What a sent file was found to be")
def show_check(request: Request) -> views.CheckView:
    """Kept for an hour."""
    check = bootstrap.checks().get(request.params["id"])
    known = bootstrap.verifications().of_ids(check.verification_ids)
    return views.CheckView.of(check, known, request.language)
