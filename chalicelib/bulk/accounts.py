"""What a sender does with their account: say who they are, give their programs tokens, end them.

They are whoever proved the account's address by a code; nothing else is proven of them, and nothing more is claimed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.bulk.account import MOST_TOKENS, Depositor, SenderAccount, SenderToken, TokenGiven
from chalicelib.bulk.ports import Deposits, DigestOf
from chalicelib.bulk.records import Records, Said
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import new_id, stable_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor, Chain
from chalicelib.kernel.tokens import SENDERS, new_token
from chalicelib.kernel.work import decide_again


@dataclass(frozen=True)
class SenderAccounts:
    """``digest_of`` is that of addresses, as a visit bears the one that was proven."""

    records: Records
    deposits: Deposits
    digest_of: DigestOf

    def find(self, address_digest: str) -> SenderAccount | None:
        """The account of a proven address; None before it is opened."""
        return self.records.accounts.account(account_id_of(address_digest))

    def get(self, address_digest: str) -> SenderAccount:
        """The same; ``NotFoundError`` ``bulk.no_account``."""
        account = self.find(address_digest)
        if account is None:
            raise NotFoundError("bulk.no_account")
        return account

    def keep(self, address_digest: str, given: Depositor, language: Language) -> SenderAccount:
        """Opens the account, or changes who its letters are deposited by; the same again changes nothing.

        ``InvalidError`` with every problem, also for another address than the one that was proven.
        """
        depositor = self.deposits.cleaned(given)
        problems = [*self.deposits.depositor_problems(depositor), *self._of_address(depositor, address_digest)]
        if problems:
            raise InvalidError(problems)

        def act() -> SenderAccount:
            before = self.find(address_digest)
            if before is None:
                return self.records.keep_account(
                    self._new(address_digest, depositor, language),
                    Said("SenderAccountOpened", actor=_actor(address_digest)),
                )
            after = replace(before, depositor=depositor, language=language)
            if after == before:
                return before
            return self.records.keep_account(after, Said("SenderAccountChanged", actor=_actor(address_digest)))

        return decide_again(act)

    def issue(self, address_digest: str, version: int | None, given: TokenGiven) -> tuple[SenderAccount, str]:
        """The account with one more token, and the token: nothing of it is kept but its digest.

        ``version`` is that of the account which the caller saw, None to take it as it is: an answer that was lost costs
        no second token. ``ConflictError`` for an earlier one, and when five work already.
        """
        now = self.records.clock.now()
        problems = list(given.problems(now))
        if problems:
            raise InvalidError(problems)
        token_id = new_id()

        def change(account: SenderAccount) -> tuple[SenderAccount, str]:
            if version not in (None, account.version):
                raise ConflictError("bulk.account_changed_meanwhile", version=account.version)
            if len(account.working(now)) >= MOST_TOKENS:
                raise ConflictError("bulk.too_many_tokens", limit=MOST_TOKENS)
            token = new_token(account.id, SENDERS)
            kept = SenderToken(token_id, given.label, sha256(token.encode()), given.scopes, now, given.last_day)
            detail = {"token_id": token_id, "last_day": given.last_day.isoformat()}
            said = Said("SenderTokenIssued", detail, _actor(address_digest))
            return self.records.keep_account(account.with_token(kept, now), said), token

        return self._change(address_digest, change)

    def revoke(self, address_digest: str, token_id: str) -> SenderAccount:
        """The token opens nothing from now on; one that is over, or not there, is left as it is."""

        def change(account: SenderAccount) -> tuple[SenderAccount, str]:
            after = account.without_token(token_id, self.records.clock.now())
            if after == account:
                return account, ""
            said = Said("SenderTokenRevoked", {"token_id": token_id}, _actor(address_digest))
            return self.records.keep_account(after, said), ""

        return self._change(address_digest, change)[0]

    def _change(
        self, address_digest: str, change: Callable[[SenderAccount], tuple[SenderAccount, str]]
    ) -> tuple[SenderAccount, str]:
        return decide_again(lambda: change(self.get(address_digest)))

    def _of_address(self, depositor: Depositor, address_digest: str) -> list[Problem]:
        return [] if self.digest_of(depositor.email) == address_digest else [Problem("email", "bulk.email_not_proven")]

    def _new(self, address_digest: str, depositor: Depositor, language: Language) -> SenderAccount:
        account_id = account_id_of(address_digest)
        chain = Chain.start(f"sender/{account_id}")
        return SenderAccount(account_id, address_digest, depositor, language, self.records.clock.now(), chain)


def account_id_of(address_digest: str) -> str:
    """An address has one account. Unguessable, as the digest is."""
    return stable_id("sender", address_digest)


def _actor(address_digest: str) -> Actor:
    return Actor("sender", account_id_of(address_digest))
