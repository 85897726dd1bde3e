"""Sending a batch: each line is judged at once, the drafts are made afterwards by a function of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.bulk.account import Depositor, Reached
from chalicelib.bulk.accounts import account_id_of
from chalicelib.bulk.batch import PREPARED_WITHIN, Batch, in_parts
from chalicelib.bulk.callers import KIND
from chalicelib.bulk.manifest import Letter, Line, Unreadable, judged
from chalicelib.bulk.ports import Administrations, Deposits
from chalicelib.bulk.records import Records, Said
from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import InvalidError, Problem, SignInRequiredError
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import StaleError


@dataclass(frozen=True)
class Manifest:
    """What is sent. ``reached`` is an administration's; an account has its own. ``key`` and ``digest`` name the call
    and its body: the same again is the same batch."""

    key: str
    digest: str
    language: Language
    reached: Reached
    letters: Sequence[Letter | Unreadable]


@dataclass(frozen=True)
class BatchSending:
    """Takes manifests."""

    records: Records
    deposits: Deposits
    administrations: Administrations

    def send(self, caller: Caller, given: Manifest) -> Batch:
        """The batch, with a result for each line. Sent again with the same key and body, it is the one that was made.

        ``InvalidError`` for what is wrong with all of it; a line that is wrong stands in its part with its problems.
        """
        sender = sender_of(caller)
        batch_id = stable_id("batch", sender, given.key, given.digest)
        known = self.records.batches.get(batch_id)
        return known or self._made(caller, batch_id, given)

    def _made(self, caller: Caller, batch_id: str, given: Manifest) -> Batch:
        depositor, address_digest = self._depositor(caller, given)
        lines = judged(given.letters, self.deposits.letter_rule())
        batch = self._new(caller, batch_id, given, depositor, address_digest, lines)
        detail = {"sender": batch.sender, "lines": batch.lines, "refused": batch.refused}
        said = Said("BatchSent", detail, caller.actor(caller.seats[0] if caller.seats else None))
        parts = list(in_parts(batch_id, lines))
        try:
            return self.records.keep_batch(batch, said, lambda work, it: self.records.batches.add(work, it, parts))
        except StaleError:
            return self.records.batch(batch_id)  # the same call, a moment before this one

    def _new(
        self,
        caller: Caller,
        batch_id: str,
        given: Manifest,
        depositor: Depositor,
        address_digest: str,
        lines: Sequence[Line],
    ) -> Batch:
        now = self.records.clock.now()
        return Batch(
            id=batch_id,
            sender=sender_of(caller),
            depositor=depositor,
            language=given.language,
            sent_at=now,
            lines=len(lines),
            refused=sum(bool(line.problems) for line in lines),
            chain=Chain.start(f"batch/{batch_id}"),
            address_digest=address_digest,
            due_at=now + PREPARED_WITHIN,
        )

    def _depositor(self, caller: Caller, given: Manifest) -> tuple[Depositor, str]:
        if caller.kind != KIND:
            return self._administration(caller, given), ""
        account = self.records.accounts.account(caller.agent_id)
        if account is None:
            raise SignInRequiredError("organisation.client_token_invalid")
        if given.reached != Reached():
            raise InvalidError([Problem("depositor", "bulk.depositor_is_the_account")])
        return account.depositor, account.address_digest

    def _administration(self, caller: Caller, given: Manifest) -> Depositor:
        name = self.administrations.name(caller.administration_id).in_(given.language)
        asked = Depositor("administration", name, **vars(given.reached))
        depositor = self.deposits.cleaned(asked)
        problems = [
            Problem(f"depositor.{it.field}", it.code, **it.params) for it in self.deposits.depositor_problems(depositor)
        ]
        if problems:
            raise InvalidError(problems)
        return depositor


def sender_of(caller: Caller) -> str:
    """Whose batches are a program's: its account's, or its administration's."""
    return f"account/{caller.agent_id}" if caller.kind == KIND else f"administration/{caller.administration_id}"


def proven_sender(address_digest: str) -> str:
    """Whose batches are those of who proved an address."""
    return f"account/{account_id_of(address_digest)}"
