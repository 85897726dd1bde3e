"""The API of a sender's account, for whoever proved its address: the token of a visit opens it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import DEPOSITOR

if TYPE_CHECKING:
    from chalicelib.bulk import account_views as views
    from chalicelib.bulk.account import SenderAccount
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.bulk.account_views")

api = Api()


@api.get("/mine/sender", DEPOSITOR, summary="Read the account of the address, for depositing in bulk")
def read_account(request: Request) -> Answer[views.AccountView]:
    """404 before it is opened."""
    return _answer(bootstrap.sender_accounts().get(_address(request)))


@api.put(
    "/mine/sender",
    DEPOSITOR,
    conditional=False,  # one person's own, written whole: what they said last holds
    summary="Open the account of the address, or change it",
)
def keep_account(request: Request, given: views.AccountGiven) -> Answer[views.AccountView]:
    """Who deposits: letters sent in bulk are all deposited by them. The same again changes nothing."""
    return _answer(bootstrap.sender_accounts().keep(_address(request), given.depositor(), given.language))


@api.post("/mine/sender/tokens", DEPOSITOR, conditional=True, summary="Give one of the account's programs a token")
@precondition("bulk.account_changed_meanwhile")
def issue_token(request: Request, given: views.SenderTokenGiven) -> Answer[views.GivenTokenView]:
    """Told once and kept nowhere; the address is mailed that it was made. `If-Match` keeps an answer that was lost from
    costing a second one."""
    account, token = bootstrap.sender_accounts().issue(_address(request), expected_version(request), given.given())
    view = views.GivenTokenView(token=token, account=views.AccountView.of(account, bootstrap.clock().now()))
    return Answer(view, version=account.version)


@api.delete("/mine/sender/tokens/{token_id}", DEPOSITOR, summary="End a token at once")
def revoke_token(request: Request) -> None:
    """204, also when it was over or is not there."""
    bootstrap.sender_accounts().revoke(_address(request), request.params["token_id"])


def _address(request: Request) -> str:
    address_digest = bootstrap.proven_address(request.bearer)
    if not address_digest:
        raise SignInRequiredError("bulk.code_needed")
    return address_digest


def _answer(account: SenderAccount) -> Answer[views.AccountView]:
    return Answer(views.AccountView.of(account, bootstrap.clock().now()), version=account.version)
