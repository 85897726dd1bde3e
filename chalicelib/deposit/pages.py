"""The deposit's pages: who deposits, the letter, its files, check the answers, done. Each works without scripts."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.deposit.drafts.arrangement import FileNature
from chalicelib.deposit.drafts.details import IDENTIFIERS_OF, DepositorKind, Details, LetterNature
from chalicelib.deposit.drafts.drafting import deposited
from chalicelib.deposit.drafts.prefill import prefilled
from chalicelib.deposit.lookups import count_draft
from chalicelib.deposit.model import MAX_FILES, Deposit
from chalicelib.deposit.proofs import proof_of, remember
from chalicelib.deposit.submission import nature_problems
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem
from chalicelib.kernel.text import whole_number
from chalicelib.web.forms import Values
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC
from chalicelib.web.texts import choices

pages = Pages()

DEPOSITOR_FIELDS = (
    *("kind", "name", "for_whom", "represented"),
    *("identifier_kind", "identifier", "court", "email", "phone", "sms", "colleagues"),
)
LETTER_FIELDS = ("nature", "request_kind", "subject", "reference")


@pages.get("/a/{slug}/deposit", PUBLIC)
def begin(request: Request) -> Reply:
    """The first step: who deposits. Nothing is stored before it is sent. The address may propose the letter."""
    administration = bootstrap.deposit_drafts().administration_of(request.params["slug"])
    administration.must_take_letters()
    return _depositor(request, administration, Details())


@pages.post("/a/{slug}/deposit", PUBLIC)
def open_draft(request: Request) -> Reply:
    """Opens the draft."""
    administration = bootstrap.deposit_drafts().administration_of(request.params["slug"])
    details = Details().with_changes(_fields(request, DEPOSITOR_FIELDS))
    problems = details.depositor_problems()
    if problems:
        return _depositor(request, administration, details, problems)
    count_draft(request)
    written = {**vars(details), **_proposed(request.form, administration.id)}
    try:
        deposit = bootstrap.deposit_drafts().open(administration.slug, request.language, written)
    except ConflictError as error:
        return _depositor(request, administration, details, general=error)
    return redirect(f"/drafts/{deposit.id}/letter")


@pages.get("/drafts/{id}/depositor", PUBLIC)
def depositor(request: Request) -> Reply:
    """The first step again."""
    deposit = _deposit(request)
    if not deposit.is_draft:
        return _to(deposit, "done")
    return _depositor(request, bootstrap.deposit_drafts().administration(deposit), deposit.details, deposit=deposit)


@pages.post("/drafts/{id}/depositor", PUBLIC)
def save_depositor(request: Request) -> Reply:
    """Saves who deposits, and goes back to where the change was asked for."""
    deposit = _deposit(request)
    details = deposit.details.with_changes(_fields(request, DEPOSITOR_FIELDS))
    problems = deposit.excused(details.depositor_problems())
    if problems:
        administration = bootstrap.deposit_drafts().administration(deposit)
        return _depositor(request, administration, details, problems, deposit)
    return _save(request, deposit, dict(vars(details)), "letter")


@pages.get("/drafts/{id}/letter", PUBLIC)
def letter(request: Request) -> Reply:
    """The second step: what the letter is about."""
    deposit = _deposit(request)
    return _letter(request, deposit, deposit.details) if deposit.is_draft else _to(deposit, "done")


@pages.post("/drafts/{id}/letter", PUBLIC)
def save_letter(request: Request) -> Reply:
    """Saves what the letter is about."""
    deposit = _deposit(request)
    details = deposit.details.with_changes(_fields(request, LETTER_FIELDS))
    problems = details.letter_problems()
    if problems:
        return _letter(request, deposit, details, problems)
    try:
        return _save(request, deposit, _fields(request, LETTER_FIELDS), "files")
    except InvalidError as error:  # a kind of request that is offered no more
        return _letter(request, deposit, details, list(error.problems))


@pages.get("/drafts/{id}/files", PUBLIC)
def files(request: Request) -> Reply:
    """The third step: the files. Storage sends browsers without scripts back here, naming the key it stored."""
    deposit = _deposit(request)
    if not deposit.is_draft:
        return _to(deposit, "done")
    return _files(request, deposit)


@pages.post("/drafts/{id}/files", PUBLIC)
def files_done(request: Request) -> Reply:
    """Goes on to the check, unless there is nothing to check, or a file that there must be is still lacking."""
    deposit = _deposit(request)
    if not deposit.is_draft:
        return _to(deposit, "done")
    sent = bootstrap.deposit_drafts().files(deposit)
    lacking = nature_problems(deposit, sent) if sent else [Problem("file", "deposit.files_missing")]
    return _files(request, deposit, lacking) if lacking else _to(deposit, "check")


@pages.post("/drafts/{id}/files/{file_id}", PUBLIC)
def arrange_file(request: Request) -> Reply:
    """Says what a file is, and moves it; the page comes back at that file."""
    deposit, file_id = _deposit(request), request.params["file_id"]
    position = whole_number(request.form["position"], 0) or None
    bootstrap.deposit_drafts().arrange(deposit.id, file_id, position=position, nature=request.form["nature"] or None)
    return redirect(f"/drafts/{deposit.id}/files", fragment=f"file-{file_id}")


@pages.post("/drafts/{id}/files/{file_id}/removal", PUBLIC)
def remove_file(request: Request) -> Reply:
    """Takes a file out."""
    deposit = _deposit(request)
    bootstrap.deposit_drafts().remove_file(deposit.id, request.params["file_id"])
    return redirect(f"/drafts/{deposit.id}/files", done="deposit-removed")


@pages.get("/drafts/{id}/check", PUBLIC)
def check(request: Request) -> Reply:
    """The fourth step: everything once more before it is sent."""
    deposit = _deposit(request)
    return _check(request, deposit) if deposit.is_draft else _to(deposit, "done")


@pages.post("/drafts/{id}/check", PUBLIC)
def submit(request: Request) -> Reply:
    """Submits what was seen on the page before."""
    deposit = _deposit(request)
    seen, notice = request.form["fingerprint"] or None, request.form["notice"] or None
    try:
        bootstrap.deposit_submissions().submit(deposit.id, seen, notice)
    except InvalidError as error:
        return _check(request, deposit, problems=problems_by_field(error), status=422)
    except ConflictError as error:
        deposit = _deposit(request)
        if not deposit.is_draft:
            return redirect(f"/drafts/{deposit.id}/done", done="deposit-already")
        return _check(request, deposit, general=error, status=409)
    remember(request, deposit.id)
    return _to(deposit, "done")


def _deposit(request: Request) -> Deposit:
    return bootstrap.deposit_drafts().get(request.params["id"])


def _to(deposit: Deposit, step: str) -> Reply:
    return redirect(f"/drafts/{deposit.id}/{step}")


def _fields(request: Request, names: tuple[str, ...]) -> dict[str, str]:
    return {name: request.form[name] for name in names}


def _save(request: Request, deposit: Deposit, changes: dict[str, str], following: str) -> Reply:
    drafts = bootstrap.deposit_drafts()
    drafts.change(deposit.id, changes)
    drafts.speak(deposit.id, request.language)
    return _to(deposit, "check" if request.form["then"] == "check" else following)


def _by_field(problems: list[Problem] | None) -> dict[str, Any]:
    return dict(problems_by_field(InvalidError(problems))) if problems else {}


def _depositor(
    request: Request,
    administration: Any,
    details: Details,
    problems: list[Problem] | None = None,
    deposit: Deposit | None = None,
    general: ConflictError | None = None,
) -> Reply:
    typed = request.form if request.method == "POST" else request.query
    kinds = {kind: IDENTIFIERS_OF[kind] for kind in DepositorKind}
    return render(
        request,
        "deposit/depositor.html",
        409 if general else 422 if problems else 200,
        administration=administration,
        details=details,
        problems=_by_field(problems),
        general=general,
        outages=bootstrap.deposit_outages().told(administration.id),
        proposed={} if deposit else _proposed(typed, administration.id),
        deposit=deposit,
        kinds=kinds,
        sms_offered=bootstrap.settings().sends_sms,
        then=request.query["then"] or request.form["then"],
    )


def _proposed(typed: Values, administration_id: str) -> dict[str, str]:
    kinds = bootstrap.request_kinds()
    return prefilled(typed.__getitem__, lambda: [kind.id for kind in kinds.offered(administration_id)])


def _letter(request: Request, deposit: Deposit, details: Details, problems: list[Problem] | None = None) -> Reply:
    return render(
        request,
        "deposit/letter.html",
        422 if problems else 200,
        administration=bootstrap.deposit_drafts().administration(deposit),
        deposit=deposit,
        details=details,
        natures=choices(request.language, "registry-nature-", LetterNature),
        request_kinds=bootstrap.deposit_drafts().kinds(deposit),
        problems=_by_field(problems),
        then=request.query["then"] or request.form["then"],
    )


def _files(request: Request, deposit: Deposit, problems: list[Problem] | None = None) -> Reply:
    drafts = bootstrap.deposit_drafts()
    _look_for_stored(request, deposit)
    address = f"{bootstrap.settings().public_url}/drafts/{deposit.id}/files"
    return render(
        request,
        "deposit/files.html",
        422 if problems else 200,
        administration=drafts.administration(deposit),
        deposit=deposit,
        form=drafts.place(deposit.id, address),
        files=drafts.files(deposit),
        max_files=MAX_FILES,
        natures=list(FileNature),
        limits=bootstrap.large_files().limits,
        problems=_by_field(problems),
    )


def _look_for_stored(request: Request, deposit: Deposit) -> None:
    """Storage redirects with ``?bucket=…&key=…``: the file it names is there before its event is."""
    parts = request.query["key"].split("/")
    if len(parts) == 4 and parts[0] == "uploads":
        bootstrap.deposit_drafts().look_for(deposit.id, parts[2])


def _check(
    request: Request,
    deposit: Deposit,
    problems: dict[str, Any] | None = None,
    general: Exception | None = None,
    status: int = 200,
) -> Reply:
    drafts = bootstrap.deposit_drafts()
    files = drafts.files(deposit)
    return render(
        request,
        "deposit/check.html",
        status,
        administration=drafts.administration(deposit),
        deposit=deposit,
        details=deposit.details,
        request_kind=drafts.kind(deposit),
        warnings=deposit.details.warnings(),
        files=files,
        earlier=bootstrap.deposit_duplicates().earlier(deposit, map(deposited, files), proof_of(request)),
        fingerprint=drafts.fingerprint(deposit),
        outages=bootstrap.deposit_outages().told(deposit.administration_id),
        notice=bootstrap.deposit_notices().present(deposit.administration_id),
        problems=problems or {},
        general=general,
    )
