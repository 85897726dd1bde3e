"""Giving and taking back mandates: delegations of certain acts, and acting deputies during an absence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chalicelib.kernel.access import ActKind, Caller, MandateKind, Policy, Role, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page, page_of
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.mandates.model import LegalAct, Mandate, check_new
from chalicelib.organisation.mandates.ports import LegalActs
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure

LONGEST = timedelta(days=366)
_ROLES_OF = {
    ActKind.REGISTER: frozenset({Role.REGISTRAR}),
    ActKind.MAIL: frozenset({Role.REGISTRAR, Role.HANDLER, Role.HEAD}),
    ActKind.VISA: frozenset({Role.HANDLER, Role.HEAD, Role.SIGNATORY}),
    ActKind.SIGNATURE: frozenset({Role.SIGNATORY}),
}
"""The roles that a desk needs for a kind of act to be handed on."""


def kinds_of(desk: Desk) -> list[ActKind]:
    """The kinds of act that may be handed on at a desk."""
    return [kind for kind in ActKind if _ROLES_OF[kind] & desk.roles]


@dataclass(frozen=True)
class MandateGiven:
    """What is said of a mandate when it is given. ``holder_id`` is whose desk it is; days are civil days, included."""

    id: str
    kind: MandateKind
    desk_id: str
    holder_id: str
    deputy_id: str
    kinds: frozenset[ActKind]
    natures: frozenset[str]
    since: date
    until: date
    legal_act: LegalAct


@dataclass(frozen=True)
class Mandating:
    """Mandates are given by whoever holds the desk, or by an administrator for them. A deputy cannot hand them on."""

    store: Store
    acts: OrganisationActs
    legal_acts: LegalActs
    natures: frozenset[str]
    """Those of mail, to which a mandate may be limited: of the mail itself, or of the one that a document answers."""
    may: Policy
    clock: Clock

    def grant(self, caller: Caller, given: MandateGiven) -> Mandate:
        """The mandate, in force from its first day.

        ``NotFoundError`` for a desk or person that is not there, ``ForbiddenError`` for a desk that is not the
        caller's, ``InvalidError`` with every problem, ``ConflictError`` for one that overlaps another or closes a ring.
        Given again with the same id, it is the one that was given, for whom it concerns; ``NotFoundError`` for others.
        """
        granted: list[Mandate] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            if self.is_known(caller, given.id):
                granted[:] = [self.get(caller, given.id)]
                return None
            granted[:] = [self._granted(caller, given)]
            check_new(granted[0], self.store.mandates(caller.administration_id))
            return self._act(self._actor(caller, granted[0]), "MandateGranted", structure, granted[0])

        self.acts.perform(caller.administration_id, decide)
        return granted[0]

    def revoke(self, caller: Caller, mandate_id: str) -> Mandate:
        """The mandate ends at once. Taken back again, it stays as it is.

        ``NotFoundError`` for one that does not concern the caller, ``ForbiddenError`` for one that they only received.
        """
        revoked: list[Mandate] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            mandate = self.get(caller, mandate_id)
            self._demand(caller, self._desk(caller, mandate.desk_id), mandate.holder_id)
            after = mandate if mandate.revoked_at else replace(mandate, revoked_at=self.clock.now())
            revoked[:] = [after]
            return (
                None if after == mandate else self._act(self._actor(caller, after), "MandateRevoked", structure, after)
            )

        self.acts.perform(caller.administration_id, decide)
        return revoked[0]

    def mine(self, caller: Caller) -> list[Mandate]:
        """The mandates that the caller gave or received, the latest first."""
        return _latest_first(it for it in self.store.mandates(caller.administration_id) if _is_of(caller, it))

    def lasting(self, caller: Caller) -> list[Mandate]:
        """Of these and of those of desks that the caller administers, those in force or to come, the latest first."""
        today = civil_date(self.clock.now())
        return _latest_first(it for it in self._shown(caller) if not it.is_over(today))

    def of(self, caller: Caller, cursor: str | None, limit: int = 25) -> Page[Mandate]:
        """A page of these and of those of desks that the caller administers, the latest first."""
        return page_of(_latest_first(self._shown(caller)), cursor, limit)

    def get(self, caller: Caller, mandate_id: str) -> Mandate:
        """One of these; ``NotFoundError``."""
        found = next((mandate for mandate in self._shown(caller) if mandate.id == mandate_id), None)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def is_known(self, caller: Caller, mandate_id: str) -> bool:
        """Whether the caller's administration has given a mandate of this id."""
        return any(mandate.id == mandate_id for mandate in self.store.mandates(caller.administration_id))

    def may_revoke(self, caller: Caller, mandate: Mandate) -> bool:
        """Whether the caller, who sees the mandate, may take it back: its giver, and who administers the desk."""
        desk = self.store.desk(caller.administration_id, mandate.desk_id)
        over = mandate.is_over(civil_date(self.clock.now()))
        if desk is None or desk.closed_at is not None or over or caller.is_frozen:
            return False
        return self._holds(caller, desk, mandate.holder_id) or self._administers(caller, desk)

    def _shown(self, caller: Caller) -> Iterator[Mandate]:
        desks = {desk.id: desk for desk in self.store.desks(caller.administration_id)}
        return (it for it in self.store.mandates(caller.administration_id) if self._concerns(caller, it, desks))

    def _concerns(self, caller: Caller, mandate: Mandate, desks: dict[str, Desk]) -> bool:
        if _is_of(caller, mandate):
            return True
        desk = desks.get(mandate.desk_id)
        return desk is not None and self._administers(caller, desk)

    def _administers(self, caller: Caller, desk: Desk) -> bool:
        return self.may(caller, MANAGE, Thing(caller.administration_id, desk.entity_id)).allowed

    def _granted(self, caller: Caller, given: MandateGiven) -> Mandate:
        desk = self._desk(caller, given.desk_id)
        self._demand(caller, desk, given.holder_id)
        problems = list(self._problems(caller, desk, given))
        if problems:
            raise InvalidError(problems)
        return Mandate(
            **vars(given),
            administration_id=caller.administration_id,
            granted_by=caller.agent_id,
            granted_at=self.clock.now(),
        )

    def _demand(self, caller: Caller, desk: Desk, holder_id: str) -> None:
        """One's own desk, held by oneself and not under a mandate; any desk for who administers its entity."""
        if not self._holds(caller, desk, holder_id) or caller.is_frozen:
            self.may(caller, MANAGE, Thing(caller.administration_id, desk.entity_id)).demand()

    def _holds(self, caller: Caller, desk: Desk, holder_id: str) -> bool:
        own = any(seat.desk_id == desk.id and seat.mandate is None for seat in caller.seats)
        return own and holder_id == caller.agent_id

    def _desk(self, caller: Caller, desk_id: str) -> Desk:
        desk = self.store.desk(caller.administration_id, desk_id)
        if desk is None or desk.closed_at is not None:
            raise NotFoundError("not_found")
        return desk

    def _problems(self, caller: Caller, desk: Desk, given: MandateGiven) -> Iterator[Problem]:
        today = civil_date(self.clock.now())
        holder, deputy = self._colleague(caller, given.holder_id), self._colleague(caller, given.deputy_id)
        if holder is None or not holder.sits_at(desk.id, max(given.since, today)):
            yield Problem("holder_id", "organisation.holder_unknown")
        if deputy is None:
            yield Problem("deputy_id", "organisation.deputy_unknown")
        elif ActKind.SIGNATURE in given.kinds and not deputy.signing_key_id:
            yield Problem("deputy_id", "organisation.deputy_without_key")
        if not given.kinds or not given.kinds <= set(kinds_of(desk)):
            yield Problem("kinds", "organisation.kinds_unfit")
        if not given.natures <= self.natures:
            yield Problem("natures", "body.unknown_choice")
        yield from _period_problems(given, today)
        yield from self._legal_act_problems(caller, given)

    def _colleague(self, caller: Caller, agent_id: str) -> Agent | None:
        agent = self.store.agent(agent_id)
        ours = agent is not None and agent.administration_id == caller.administration_id
        return agent if agent and ours and agent.works_on(civil_date(self.clock.now())) else None

    def _legal_act_problems(self, caller: Caller, given: MandateGiven) -> Iterator[Problem]:
        if not given.legal_act.reference:
            yield Problem("reference", "organisation.legal_act_missing")
        if not self.legal_acts.is_clean(given.legal_act.file_id, given.id, caller.administration_id):
            yield Problem("file_id", "organisation.legal_act_file_missing")

    def _actor(self, caller: Caller, mandate: Mandate) -> Actor:
        """At the desk itself if the caller holds it, else as whoever administers it."""
        own = next((seat for seat in caller.seats if seat.desk_id == mandate.desk_id and seat.mandate is None), None)
        return caller.actor(own)

    def _act(self, actor: Actor, event: str, structure: Structure, mandate: Mandate) -> OrganisationAct:
        detail = {
            "mandate_id": mandate.id,
            "kind": mandate.kind.value,
            "desk_id": mandate.desk_id,
            "holder_id": mandate.holder_id,
            "deputy_id": mandate.deputy_id,
            "kinds": sorted(mandate.kinds),
            "natures": sorted(mandate.natures),
            "since": mandate.since.isoformat(),
            "until": mandate.until.isoformat(),
            "file_id": mandate.legal_act.file_id,
        }

        def write(work: Work) -> None:
            self.store.put_mandate(mandate, work)

        return OrganisationAct(event, structure, actor, detail, {"reference": mandate.legal_act.reference}, write)


def _is_of(caller: Caller, mandate: Mandate) -> bool:
    return caller.agent_id in (mandate.holder_id, mandate.deputy_id)


def _latest_first(mandates: Iterable[Mandate]) -> list[Mandate]:
    """By the first day, those of one day always in the same order: a page goes on where the one before ended."""
    return sorted(mandates, key=lambda mandate: (mandate.since, mandate.id), reverse=True)


def _period_problems(given: MandateGiven, today: date) -> Iterator[Problem]:
    if given.until < today:
        yield Problem("until", "organisation.day_past")
    if given.until < given.since:
        yield Problem("until", "organisation.ends_before_it_begins")
    if given.until - given.since > LONGEST:
        yield Problem("until", "organisation.mandate_too_long")
