"""Erasure as it is asked for by the person and decided by the administration."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.deposit.erasure.model import Erasure, Ground, State, must_have_ended
from chalicelib.deposit.erasure.ports import ErasureStore
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.kernel.work import decide_again

SHOWN = 100
DECIDE = "erasure.decide"


@dataclass(frozen=True)
class Asked:
    """A request, and the letter that it is about."""

    erasure: Erasure
    deposit: Deposit


@dataclass(frozen=True)
class Erasures:
    """Requests: each act is one transaction with its record in the letter's own chain."""

    records: Records
    store: ErasureStore
    may: Policy

    def of(self, deposits: Iterable[Deposit]) -> Mapping[str, Erasure]:
        """The last request about each letter that has one, by the deposit's id."""
        return self.store.of_many(deposit.id for deposit in deposits)

    def ask(self, deposit_id: str) -> Erasure:
        """Asks whoever has the letter; while a request stands, it is that one."""

        def act() -> Erasure:
            deposit, found = self.records.find(deposit_id), self.store.get(deposit_id)
            if found is not None and found.stands:
                return found
            now, whose = self.records.now(), (deposit.mail_id, deposit.holder_id)
            asked = Erasure(deposit_id, *whose, State.ASKED, now, version=found.version if found else 0)
            said = Said("ErasureAsked", {"holder": deposit.holder_id})
            self.records.commit(
                deposit, said, at=now, actor=DEPOSITOR, also=lambda work: self.store.put(work, found, asked)
            )
            return replace(asked, version=asked.version + 1)

        return decide_again(act)

    def waiting(self, caller: Caller) -> Sequence[Asked]:
        """The requests that the caller's administration has not decided; a hundred at most."""
        self.may(caller, DECIDE, Thing(caller.administration_id)).demand()
        found = self.store.asked_of(caller.administration_id, SHOWN)
        deposits = {it.id: it for it in self.records.store.get_many(each.deposit_id for each in found)} if found else {}
        return [Asked(it, deposits[it.deposit_id]) for it in found if it.deposit_id in deposits]

    def decide(self, caller: Caller, mail_id: str, ground: Ground) -> Erasure:
        """Grants or refuses, as the ground says. ``NotFoundError`` where nothing waits; ``ConflictError``
        ``erasure.running`` for granting while the letter is dealt with."""
        seat = self.may(caller, DECIDE, Thing(caller.administration_id)).demand()

        def act() -> Erasure:
            found = self.store.of_mail(caller.administration_id, mail_id)
            if found is None:
                raise NotFoundError("erasure.none")
            deposit, now = self.records.find(found.deposit_id), self.records.now()
            after = found.decided(ground, now)
            if after.state is State.GRANTED:
                must_have_ended(deposit)
            self.records.commit(
                deposit,
                _said(after),
                at=now,
                actor=caller.actor(seat),
                also=lambda work: self.store.put(work, found, after),
            )
            return replace(after, version=after.version + 1)

        return decide_again(act)


def _said(after: Erasure) -> Said:
    detail = {"holder": after.administration_id, "ground": after.ground}
    if after.due_at is None:
        return Said("ErasureRefused", detail)
    return Said("ErasureGranted", {**detail, "due_at": to_iso(after.due_at)})
