"""The pages behind a one-time code: messages of both sides with their files, and the acts that the letter admits.

Each works without scripts: a file is sent by a form of its own, which leads back here; what was typed is kept by the
button that shows the page again.
"""

from collections.abc import Callable, Mapping

from chalicelib import bootstrap
from chalicelib.deposit.exchange.messages import SCORES, Words
from chalicelib.deposit.exchange.model import MessageKind
from chalicelib.deposit.exchange.possible import DepositorAct, open_acts
from chalicelib.deposit.lookups import count_message, opened, today, tracked
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError, SignInRequiredError, ThrottledError
from chalicelib.kernel.text import whole_number
from chalicelib.web.errors import headers_of, status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()

REFRESH_SECONDS = 5
TYPED = ("text", "score", "comment")
WITH_FILES = frozenset({DepositorAct.WRITE, DepositorAct.COMPLETE, DepositorAct.APPEAL})


@pages.get("/track/{code}/messages", PUBLIC)
def messages(request: Request) -> Reply:
    """The thread; ``?act=`` opens the form of one act."""
    try:
        deposit = opened(request)
    except SignInRequiredError:
        return redirect(f"/track/{request.params['code']}")
    return _show(request, deposit, request.query["act"])


@pages.post("/track/{code}/messages", PUBLIC)
def write(request: Request) -> Reply:
    """Writes to the office."""
    return _send(request, DepositorAct.WRITE, MessageKind.MESSAGE)


@pages.post("/track/{code}/completion", PUBLIC)
def complete(request: Request) -> Reply:
    """Sends what was missing."""
    return _send(request, DepositorAct.COMPLETE, MessageKind.COMPLETION)


@pages.post("/track/{code}/appeal", PUBLIC)
def appeal(request: Request) -> Reply:
    """Appeals against the decision."""
    return _send(request, DepositorAct.APPEAL, MessageKind.APPEAL)


@pages.post("/track/{code}/withdrawal", PUBLIC)
def withdraw(request: Request) -> Reply:
    """Withdraws the letter."""
    return _send(request, DepositorAct.WITHDRAW, MessageKind.WITHDRAWAL)


@pages.post("/track/{code}/rating", PUBLIC)
def rate(request: Request) -> Reply:
    """Says how the depositor was served."""

    def act(deposit: Deposit) -> None:
        score = whole_number(request.form["score"], 0)
        bootstrap.deposit_messages().rate(deposit.id, score, request.form["comment"])

    return _answered(request, DepositorAct.RATE, act)


@pages.post("/track/{code}/messages/reading", PUBLIC)
def mark_read(request: Request) -> Reply:
    """Says that what was shown is read."""
    try:
        deposit = opened(request)
    except SignInRequiredError as error:
        return access_over(request, error)
    bootstrap.deposit_messages().mark_read(deposit.id, whole_number(request.form["seen"], 0))
    return redirect(_path(deposit), done="deposit-read")


@pages.get("/track/{code}/files/{file_id}", PUBLIC)
def file(request: Request) -> Reply:
    """On to a file of a message, for five minutes."""
    try:
        deposit = opened(request)
    except SignInRequiredError:
        return redirect(f"/track/{request.params['code']}")
    link = bootstrap.deposit_parcels().read_url(deposit, request.params["file_id"])
    return Reply(303, headers={"Location": link})


@pages.post("/track/{code}/files/{file_id}/removal", PUBLIC)
def remove_file(request: Request) -> Reply:
    """Takes a file back that no message took yet."""
    try:
        deposit = opened(request)
    except SignInRequiredError as error:
        return access_over(request, error)
    bootstrap.deposit_parcels().remove(deposit, request.params["file_id"])
    return redirect(_path(deposit), act=request.form["act"], done="deposit-removed")


def _send(request: Request, name: DepositorAct, kind: MessageKind) -> Reply:
    form = request.form
    words = Words(
        form["text"],
        tuple(form.all("files")),
        whole_number(form["number"], 0) or None,
        whole_number(form["seen"], 0),
        form["bare"] == "yes",
    )

    def act(deposit: Deposit) -> None:
        count_message(deposit)
        bootstrap.deposit_messages().send(deposit.id, kind, words)

    return _answered(request, name, act)


_SAID = {
    DepositorAct.WRITE: "deposit-wrote",
    DepositorAct.COMPLETE: "deposit-completed",
    DepositorAct.APPEAL: "deposit-appealed",
    DepositorAct.WITHDRAW: "deposit-withdrew",
    DepositorAct.RATE: "deposit-rated",
}


def _answered(request: Request, name: DepositorAct, act: Callable[[Deposit], None]) -> Reply:
    """The thread once it is done; the same form with what was typed where it is refused, or only shown again."""
    try:
        deposit = opened(request)
    except SignInRequiredError as error:
        return access_over(request, error)
    typed = {field: request.form[field] for field in TYPED}
    if request.form["again"]:
        return _show(request, deposit, name, typed)
    try:
        act(deposit)
    except (InvalidError, ConflictError, ThrottledError) as error:
        return _show(request, bootstrap.deposit_drafts().get(deposit.id), name, typed, error)
    return redirect(_path(deposit), done=_SAID[name])


def _show(
    request: Request,
    deposit: Deposit,
    asked: str,
    typed: Mapping[str, str] | None = None,
    error: DomainError | None = None,
) -> Reply:
    day, code = today(), deposit.submitted.tracking_code
    acts = open_acts(deposit, day)
    act = asked if asked in acts else (acts[0] if acts else "")
    files = bootstrap.deposit_parcels().waiting(deposit) if act in WITH_FILES else []
    pending = [file for file in files if file.state != "expected"]
    place = f"{bootstrap.settings().public_url}/track/{code}/messages"
    shown = render(
        request,
        "deposit/messages.html",
        status_of(error) if error else 200,
        administration=bootstrap.deposit_drafts().holder(deposit),
        deposit=deposit,
        thread=bootstrap.deposit_threads().of(deposit),
        acts=acts,
        act=act,
        today=day,
        pending=pending,
        interrupted=[file for file in files if file.state == "expected"],
        limits=bootstrap.large_parcels().limits,
        form=bootstrap.deposit_parcels().place(deposit, f"{place}?act={act}") if act in WITH_FILES else None,
        waiting=any(file.state in ("uploaded", "stuck") for file in pending),
        scores=SCORES,
        typed=typed or {},
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        general=None if isinstance(error, InvalidError) else error,
    )
    shown.headers |= {"Cache-Control": "no-store", **(headers_of(error) if error else {})}
    return shown


def access_over(request: Request, error: DomainError) -> Reply:
    """The visit ended while something was typed: nothing of it is lost."""
    deposit = tracked(request, request.params["code"])
    return render(
        request,
        "deposit/access_over.html",
        403,
        administration=bootstrap.deposit_drafts().administration(deposit),
        deposit=deposit,
        typed=request.form["text"] or request.form["comment"],
        error=error,
    )


def _path(deposit: Deposit) -> str:
    return f"/track/{deposit.submitted.tracking_code}/messages"
