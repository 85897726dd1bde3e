"""The pages after submission: confirmation, tracking by code, and the reply behind a one-time code.

What the depositor does towards the office stands in :mod:`chalicelib.deposit.exchange.pages`.
"""

from chalicelib import bootstrap
from chalicelib.deposit.exchange.possible import open_acts, what_next
from chalicelib.deposit.following.timeline import timeline
from chalicelib.deposit.lookups import (
    asked_occasion,
    count_draft,
    send_one_time_code,
    sms_offered,
    today,
    tracked,
    whereabouts,
)
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.proofs import is_theirs
from chalicelib.kernel.errors import ConflictError, DomainError, ForbiddenError, NotFoundError, ThrottledError
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/drafts/{id}/done", PUBLIC)
def done(request: Request) -> Reply:
    """The confirmation: the number as soon as there is one, and what happens next."""
    deposit = bootstrap.deposit_drafts().get(request.params["id"])
    if deposit.is_draft:
        return redirect(f"/drafts/{deposit.id}/check")
    return render(
        request,
        "deposit/done.html",
        administration=bootstrap.deposit_drafts().administration(deposit),
        deposit=deposit,
        submission=deposit.submitted,
        acknowledgement=bootstrap.deposit_submissions().acknowledgement(deposit.id),
    )


@pages.get("/drafts/{id}/acknowledgement", PUBLIC)
def acknowledgement(request: Request) -> Reply:
    """The signed acknowledgement as a file."""
    deposit = bootstrap.deposit_drafts().get(request.params["id"])
    token = bootstrap.deposit_submissions().acknowledgement(deposit.id)
    name = f"wasl-{deposit.submitted.tracking_code}.jws"
    return Reply(200, token.encode(), "application/jose", {"Content-Disposition": f'attachment; filename="{name}"'})


@pages.get("/drafts/{id}/receipt", PUBLIC)
def receipt(request: Request) -> Reply:
    """On to a sealed receipt, for five minutes; ``?occasion=`` names a later one."""
    deposit = bootstrap.deposit_drafts().get(request.params["id"])
    inline = not request.query["download"]
    return _elsewhere(bootstrap.deposit_tracking().receipt_url(deposit, inline, asked_occasion(request)))


@pages.post("/drafts/{id}/copy", PUBLIC)
def copy(request: Request) -> Reply:
    """A new draft with the same answers, after a rejection."""
    count_draft(request)
    draft = bootstrap.deposit_drafts().copy(request.params["id"])
    return redirect(f"/drafts/{draft.id}/files", done="deposit-copied")


@pages.get("/track", PUBLIC)
def ask_code(request: Request) -> Reply:
    """Asks for a tracking code."""
    return render(request, "deposit/track_ask.html", typed=request.query["code"], error=None)


@pages.post("/track", PUBLIC)
def look_up(request: Request) -> Reply:
    """Goes to the deposit of a code; the same form again for any other text."""
    typed = request.form["code"]
    try:
        deposit = tracked(request, typed)
    except (NotFoundError, ThrottledError) as error:
        status = 422 if isinstance(error, NotFoundError) else status_of(error)
        return render(request, "deposit/track_ask.html", status, typed=typed, error=error)
    return redirect(f"/track/{deposit.submitted.tracking_code}")


@pages.get("/track/{code}", PUBLIC)
def track(request: Request) -> Reply:
    """States only: whoever holds the code may follow, nobody reads."""
    return _track(request, tracked(request, request.params["code"]))


@pages.get("/track/{code}/receipt", PUBLIC)
def own_receipt(request: Request) -> Reply:
    """On to a sealed receipt, for five minutes, for whom the letter is proven to be; for others, to its states."""
    deposit = tracked(request, request.params["code"])
    if not is_theirs(request, deposit):
        return redirect(f"/track/{deposit.submitted.tracking_code}")
    inline = not request.query["download"]
    return _elsewhere(bootstrap.deposit_tracking().receipt_url(deposit, inline, asked_occasion(request)))


@pages.post("/track/{code}/code", PUBLIC)
def send_code(request: Request) -> Reply:
    """Sends a one-time code to the depositor, by mail or by short message."""
    deposit = tracked(request, request.params["code"])
    by = "sms" if request.form["by"] == "sms" else "mail"
    try:
        send_one_time_code(deposit, by)
    except (ConflictError, ThrottledError) as error:
        return _track(request, deposit, error)
    return redirect(f"/track/{deposit.submitted.tracking_code}", sent=by)


@pages.post("/track/{code}/open", PUBLIC)
def open_exchange(request: Request) -> Reply:
    """With the code from the mail, messages and acts open; what the office wrote is read by it, the reply is not."""
    deposit = tracked(request, request.params["code"])
    if not request.holds(deposit.source):
        try:
            bootstrap.one_time_codes().check(deposit.source, request.form["one_time_code"])
        except ForbiddenError as error:
            return _track(request, deposit, error, sent=True)
        request.grant(deposit.source)
    bootstrap.deposit_messages().mark_read(deposit.id, bootstrap.deposit_threads().of(deposit).seen)
    return redirect(f"/track/{deposit.submitted.tracking_code}/messages")


@pages.post("/track/{code}/reply", PUBLIC)
def open_reply(request: Request) -> Reply:
    """The deliberate act: with the code from the mail, or once that was given, the reply opens and its access is
    recorded."""
    deposit = tracked(request, request.params["code"])
    held = request.holds(deposit.source)
    try:
        if not held:
            bootstrap.one_time_codes().check(deposit.source, request.form["one_time_code"])
    except ForbiddenError as error:
        return _track(request, deposit, error, sent=True)
    bootstrap.deposit_tracking().open_reply(deposit.id)
    if not held:
        request.grant(deposit.source)
    return redirect(f"/track/{deposit.submitted.tracking_code}/reply")


@pages.get("/track/{code}/reply", PUBLIC)
def reply(request: Request) -> Reply:
    """The opened reply, for the visitor who opened it."""
    deposit = _opened(request)
    if deposit is None or deposit.reply is None or deposit.reply.accessed_at is None:
        return redirect(f"/track/{request.params['code']}")
    return render(
        request,
        "deposit/reply.html",
        administration=bootstrap.deposit_drafts().administration(deposit),
        deposit=deposit,
        reply=deposit.reply,
    )


@pages.get("/track/{code}/reply/file", PUBLIC)
def reply_file(request: Request) -> Reply:
    """On to the reply's sealed PDF, for five minutes; ``number`` names an earlier one."""
    deposit = _opened(request)
    if deposit is None:
        return redirect(f"/track/{request.params['code']}")
    inline, number = not request.query["download"], request.query["number"]
    return _elsewhere(bootstrap.deposit_tracking().reply_url(deposit, inline, number))


def _opened(request: Request) -> Deposit | None:
    deposit = tracked(request, request.params["code"])
    return deposit if request.holds(deposit.source) and deposit.reply else None


def _track(request: Request, deposit: Deposit, error: DomainError | None = None, sent: bool = False) -> Reply:
    day = today()
    return render(
        request,
        "deposit/track.html",
        status_of(error) if error else 200,
        administration=bootstrap.deposit_drafts().administration(deposit),
        deposit=deposit,
        steps=timeline(deposit),
        next=what_next(deposit, day),
        acts=open_acts(deposit, day),
        whereabouts=whereabouts(deposit),
        legs=bootstrap.deposit_drafts().legs(deposit),
        sent=sent or bool(request.query["sent"]),
        mail_offered=bootstrap.deposit_tracking().is_mailed(deposit),
        sms_offered=sms_offered(deposit),
        told=bootstrap.deposit_tracking().told(deposit),
        opened=request.holds(deposit.source),
        theirs=is_theirs(request, deposit),
        evidence=bootstrap.stages().of(deposit.source),
        error=error,
    )


def _elsewhere(link: str) -> Reply:
    return Reply(303, headers={"Location": link})
