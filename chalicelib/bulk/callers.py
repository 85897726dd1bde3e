"""Senders' programs by token, decided at the moment of the request."""

from dataclasses import dataclass

from chalicelib.bulk.account import SenderAccount, SenderToken, TokenState
from chalicelib.bulk.ports import Accounts, Count
from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.tokens import SENDERS, client_id_of

KIND = "sender"


@dataclass(frozen=True)
class SenderCallers:
    """One read finds a token's account. ``each`` counts what an account asks, ``wrong`` an address's wrong tokens."""

    accounts: Accounts
    each: Count
    wrong: Count
    clock: Clock

    def of_token(self, token: str, address: str) -> Caller:
        """The account as caller: no administration, no desk, the token's scopes. ``SignInRequiredError``: one code for
        a token that is none, unknown or wrong; others for one that is over. ``ThrottledError``."""
        account, found = self._proven(token, address)
        self.each(account.id)
        state = found.state(self.clock.now())
        if state is not TokenState.ACTIVE:
            raise SignInRequiredError(_OVER[state])
        name = account.depositor.name
        return Caller(account.id, "", Bilingual(name, name), account.depositor.email, kind=KIND, scopes=found.scopes)

    def _proven(self, token: str, address: str) -> tuple[SenderAccount, SenderToken]:
        account_id = client_id_of(token, SENDERS)
        account = self.accounts.account(account_id) if account_id else None
        found = account.token_of(sha256(token.encode())) if account else None
        if account is None or found is None:
            self.wrong(address)
            raise SignInRequiredError("organisation.client_token_invalid")
        return account, found


_OVER = {
    TokenState.EXPIRED: "organisation.client_token_expired",
    TokenState.REVOKED: "organisation.client_token_revoked",
}
