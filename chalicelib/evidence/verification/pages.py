"""The verification page: by QR, by id, by digest, by file, by acknowledgement or token; with and without JavaScript."""

from typing import TYPE_CHECKING, Any

from chalicelib import bootstrap
from chalicelib.evidence.verification.checks import MAX_BYTES, CheckState
from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.web.later import later
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.evidence.verification import acknowledgement_views, token_views, views
else:  # pydantic loads with the first answer, not with every start
    views = later("chalicelib.evidence.verification.views")
    acknowledgement_views = later("chalicelib.evidence.verification.acknowledgement_views")
    token_views = later("chalicelib.evidence.verification.token_views")

pages = Pages()

REFRESH_SECONDS = 3
KEPT = "public, max-age=3600"


@pages.get("/v", PUBLIC)
def verify(request: Request) -> Reply:
    """The way in; with ``?id=`` the answer as well. A QR's token stands after ``#``, where only the script sees it."""
    typed = request.query["id"]
    if not typed:
        return _verify_page(request)
    try:
        found = bootstrap.verifications().get(typed)
    except NotFoundError as error:
        return _verify_page(request, 404, typed=typed, problems={"id": Problem("id", error.code)})
    return _verify_page(request, typed=typed, found=views.VerificationView.of(found, request.language))


@pages.post("/v/acknowledgement", PUBLIC)
def check_acknowledgement(request: Request) -> Reply:
    """What holds of a pasted acknowledgement."""
    pasted = request.form["token"]
    try:
        found = bootstrap.acknowledgements().check(pasted)
    except InvalidError as error:
        return _verify_page(request, 422, pasted=pasted, problems=problems_by_field(error))
    shown = acknowledgement_views.AcknowledgementView.of(found, request.language)
    return _verify_page(request, pasted=pasted, acknowledgement=shown)


@pages.post("/v/token", PUBLIC)
def check_token(request: Request) -> Reply:
    """What holds of a receipt's token, pasted with its address or without it."""
    scanned = request.form["receipt_token"]
    try:
        found = bootstrap.receipt_tokens().check(scanned)
    except InvalidError:
        problem = Problem("receipt_token", "evidence.not_a_token")
        return _verify_page(request, 422, scanned=scanned, problems={"receipt_token": problem})
    return _verify_page(request, scanned=scanned, token=token_views.TokenView.of(found, request.language))


@pages.get("/.well-known/jwks.json", PUBLIC)
def keys(_: Request) -> Reply:
    """The public keys (RFC 7517) by which anyone checks an acknowledgement without us."""
    document = canonical_json({"keys": bootstrap.acknowledgements().keys()})
    return Reply(200, document, "application/jwk-set+json", {"Cache-Control": KEPT})


@pages.get("/.well-known/wasl-keys.json", PUBLIC)
def dated_keys(_: Request) -> Reply:
    """The same keys and those that were revoked, with their dates: infra/verify/FORMATS.md."""
    document = canonical_json(bootstrap.receipt_tokens().published_keys())
    return Reply(200, document, "application/json", {"Cache-Control": KEPT})


@pages.post("/v/checks", PUBLIC)
def open_check(request: Request) -> Reply:
    """Agrees to send a file; without consent nothing is opened."""
    if request.form["consent"] != "yes":
        return _verify_page(request, 422, problems={"consent": Problem("consent", "evidence.consent_needed")})
    check, _ = bootstrap.checks().open(None)
    return redirect(f"/v/checks/{check.id}")


@pages.get("/v/checks/{id}", PUBLIC)
def show_check(request: Request) -> Reply:
    """The form for the file, then the wait, then what was found."""
    check = bootstrap.checks().get(request.params["id"])
    if check.state is CheckState.DONE:
        known = bootstrap.verifications().of_ids(check.verification_ids)
        return render(request, "evidence/checked.html", check=views.CheckView.of(check, known, request.language))
    if request.query["sent"]:
        waiting = render(request, "evidence/checking.html", check=check)
        waiting.headers["Refresh"] = str(REFRESH_SECONDS)
        return waiting
    form = bootstrap.checks().form(check, f"{bootstrap.settings().public_url}/v/checks/{check.id}?sent=1")
    return render(request, "evidence/send.html", check=check, form=form)


def _verify_page(request: Request, status: int = 200, **shown: Any) -> Reply:
    asked = {"typed": "", "pasted": "", "scanned": "", "problems": {}, "limit_bytes": MAX_BYTES}
    context = {**asked, "found": None, "acknowledgement": None, "token": None, **shown}
    return render(request, "evidence/verify.html", status, **context)
