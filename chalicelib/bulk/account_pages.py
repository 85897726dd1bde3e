"""A sender's own pages: who deposits, their programs' tokens, the last batches. Behind a visit to one's letters."""

from datetime import date
from typing import Any

from chalicelib import bootstrap
from chalicelib.bulk.account import LONGEST, SCOPES, Depositor, TokenGiven
from chalicelib.bulk.sending import proven_sender
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError, Problem
from chalicelib.kernel.text import clean_line, whole_number
from chalicelib.web import texts
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import VISIT_COOKIE

pages = Pages()
PAGE = "/mine/programs"
FIELDS = ("kind", "name", "identifier_kind", "identifier", "court", "email", "phone", "colleagues")


@pages.get(PAGE, PUBLIC)
def show(request: Request) -> Reply:
    """The account; its form alone before it is opened."""
    address_digest = _address(request)
    return _show(request, address_digest) if address_digest else redirect("/mine")


@pages.post(PAGE, PUBLIC)
def keep(request: Request) -> Reply:
    """Opens the account, or changes who its letters are deposited by."""
    address_digest = _address(request)
    if not address_digest:
        return redirect("/mine")
    given = Depositor(**{name: request.form[name] for name in FIELDS})
    try:
        bootstrap.sender_accounts().keep(address_digest, given, request.language)
    except InvalidError as error:
        return _show(request, address_digest, error, typed=given)
    return redirect(PAGE, done="bulk-kept")


@pages.post(PAGE + "/tokens", PUBLIC)
def issue(request: Request) -> Reply:
    """The page that shows a token, now and never again: it answers the form itself, since nothing is kept to show."""
    address_digest = _address(request)
    if not address_digest:
        return redirect("/mine")
    try:
        version = whole_number(request.form["version"], -1)
        account, token = bootstrap.sender_accounts().issue(address_digest, version, _token_given(request))
    except (InvalidError, ConflictError) as error:
        return _show(request, address_digest, error)
    return _private(render(request, "bulk/token.html", token=token, made=account.tokens[0]))


@pages.post(PAGE + "/tokens/{token_id}/revocation", PUBLIC)
def revoke(request: Request) -> Reply:
    """Ends a token at once."""
    address_digest = _address(request)
    if not address_digest:
        return redirect("/mine")
    bootstrap.sender_accounts().revoke(address_digest, request.params["token_id"])
    return redirect(PAGE, done="bulk-revoked")


def _address(request: Request) -> str:
    return bootstrap.proven_address(request.cookies.get(VISIT_COOKIE, ""))


def _token_given(request: Request) -> TokenGiven:
    form = request.form
    chosen = frozenset(Scope(scope) for scope in form.all("scopes") if scope in SCOPES)
    try:
        last_day = date.fromisoformat(form["last_day"])
    except ValueError as error:
        raise InvalidError([Problem("last_day", "organisation.day_form")]) from error
    return TokenGiven(clean_line(form["label"]), chosen, last_day)


def _show(
    request: Request, address_digest: str, error: DomainError | None = None, typed: Depositor | None = None
) -> Reply:
    account, now = bootstrap.sender_accounts().find(address_digest), bootstrap.clock().now()
    shown = render(
        request,
        "bulk/account.html",
        status_of(error) if error else 200,
        account=account,
        depositor=typed or (account.depositor if account else Depositor()),
        token_form=_typed_token(request) or {"last_day": (civil_date(now) + LONGEST).isoformat(), "scopes": SCOPES},
        scopes=[(scope.value, texts.text(request.language, f"bulk-scope-{scope.split(':')[1]}")) for scope in SCOPES],
        batches=bootstrap.batch_results().of_sender(proven_sender(address_digest), None).items if account else (),
        now=now,
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        general=None if isinstance(error, InvalidError) else error,
    )
    return _private(shown)


def _typed_token(request: Request) -> dict[str, Any]:
    if request.method != "POST" or "label" not in request.form:
        return {}
    typed: dict[str, Any] = {name: request.form[name] for name in ("label", "last_day")}
    return {**typed, "scopes": request.form.all("scopes")}


def _private(reply: Reply) -> Reply:
    """Kept nowhere: Back must show neither the account nor a token once the visit is over."""
    reply.headers["Cache-Control"] = "no-store"
    return reply
