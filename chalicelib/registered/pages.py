"""The recipient's pages: what a link in a mail leads to. Nothing is decided or recorded by following it."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, ForbiddenError, ThrottledError
from chalicelib.registered import codes
from chalicelib.registered.model import Sending
from chalicelib.web.errors import headers_of, status_of
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()
PAGE = "/registered/{registered_id}"


@pages.get(PAGE, PUBLIC)
def show(request: Request) -> Reply:
    """Who sent a letter and until when it may be accepted; once accepted, the way to it."""
    return _show(request, _sending(request), sent=bool(request.query["sent"]))


@pages.post(PAGE + "/code", PUBLIC)
def send_code(request: Request) -> Reply:
    """Mails a one-time code to the address that the letter was sent to."""
    sending = _sending(request)
    try:
        codes.send_code(sending)
    except (ConflictError, ThrottledError) as error:
        return _show(request, sending, error)
    return redirect(f"/registered/{sending.id}", sent="1")


@pages.post(PAGE + "/decision", PUBLIC)
def decide(request: Request) -> Reply:
    """The deliberate act: with the code from the mail, the letter is accepted or refused, and that is recorded."""
    sending, accepted = _sending(request), request.form["decision"] == "accept"
    if request.form["decision"] not in ("accept", "refuse"):
        return _show(request, sending, sent=True)
    try:
        sending = codes.decide(sending, request.form["one_time_code"], accepted)
    except (ForbiddenError, ConflictError) as error:
        return _show(request, _sending(request), error, sent=True)
    if accepted:
        request.grant(sending.source)
    return redirect(f"/registered/{sending.id}", done="registered-accepted" if accepted else "registered-refused")


@pages.post(PAGE + "/opening", PUBLIC)
def open_letter(request: Request) -> Reply:
    """Opens the letter for who accepted it; the first time is recorded as its delivery."""
    sending = _sending(request)
    if codes.holds(request, sending):
        bootstrap.consignments().open(sending.id)
    return redirect(f"/registered/{sending.id}")


@pages.get(PAGE + "/letter", PUBLIC)
def letter(request: Request) -> Reply:
    """On to the sealed PDF of an opened letter, for five minutes."""
    sending = _sending(request)
    if not codes.holds(request, sending) or not sending.is_opened:
        return redirect(f"/registered/{sending.id}")
    link = bootstrap.consignments().letter_url(sending, inline=not request.query["download"])
    return Reply(303, headers={"Location": link})


def _sending(request: Request) -> Sending:
    return bootstrap.consignments().get(request.params["registered_id"])


def _show(request: Request, sending: Sending, error: DomainError | None = None, sent: bool = False) -> Reply:
    shown = render(
        request,
        "registered/consignment.html",
        status_of(error) if error else 200,
        sending=sending,
        state=bootstrap.consignments().state(sending),
        sender=bootstrap.registered_administrations().name(sending.administration_id),
        sent=sent,
        holds=codes.holds(request, sending),
        error=error,
    )
    shown.headers |= {"Cache-Control": "no-store", **(headers_of(error) if error else {})}
    return shown
