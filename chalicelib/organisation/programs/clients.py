"""Programs as administrators keep them: made, given a token, ended. Each is an act of the organisation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.kernel.access import Caller, Policy, Scope, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page, page_of
from chalicelib.kernel.tokens import new_token
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.model import Desk
from chalicelib.organisation.policy import MANAGE, READ
from chalicelib.organisation.ports import Store
from chalicelib.organisation.programs.model import LABEL_LIMIT, LONGEST, LONGEST_OVERLAP, Client, scopes_in_order
from chalicelib.organisation.programs.ports import ClientStore
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class ClientGiven:
    """What is said of a program when it is made; ``id`` is chosen first, so that it is made once."""

    id: str
    label: str
    desk_id: str
    scopes: frozenset[Scope]


@dataclass(frozen=True)
class TokenGiven:
    """What is said of a token: its last day, and how many days the one before goes on working."""

    last_day: date
    overlap_days: int = 0


@dataclass(frozen=True)
class Clients:
    """What administrators do with programs that act as desks of entities at or below their own.

    All raise ``NotFoundError`` for what is not there, ``ForbiddenError`` for what is not the caller's to manage,
    ``InvalidError`` with every problem of what was given, ``ConflictError`` for a program that has ended or moved on.
    """

    store: Store
    clients: ClientStore
    acts: OrganisationActs
    may: Policy
    clock: Clock

    def of(self, caller: Caller, cursor: str | None, limit: int = 25) -> Page[Client]:
        """A page of those of the desks whose administration the caller may read, the latest first."""
        entities = {desk.id: desk.entity_id for desk in self.store.desks(caller.administration_id)}
        found = self.clients.clients_of(caller.administration_id)
        shown = [client for client in found if self._reads(caller, entities.get(client.desk_id))]
        return page_of(sorted(shown, key=lambda it: (it.made_at, it.id), reverse=True), cursor, limit)

    def get(self, caller: Caller, client_id: str) -> Client:
        """One of these."""
        client = self._client(caller, client_id)
        if not self._reads(caller, self._desk(caller, client.desk_id).entity_id):
            raise NotFoundError("not_found")
        return client

    def manages(self, caller: Caller, client: Client) -> bool:
        """Whether the caller may give it a token or end it."""
        entity_id = self._desk(caller, client.desk_id).entity_id
        return self.may(caller, MANAGE, Thing(caller.administration_id, entity_id)).allowed

    def is_known(self, client_id: str) -> bool:
        """Whether a program of this id was made."""
        return self.clients.client(client_id) is not None

    def demand_fit(self, caller: Caller, given: ClientGiven, token: TokenGiven) -> None:
        """``InvalidError`` with every problem of a program and its first token, before either is made."""
        problems = [*self._problems(caller, given), *self._token_problems(token)]
        if problems:
            raise InvalidError(problems)

    def make(self, caller: Caller, given: ClientGiven) -> Client:
        """The program, with no token yet. Made again under the same id, it is the one that was made."""
        made: list[Client] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            known = self.clients.client(given.id)
            made[:] = [self._client(caller, given.id) if known else self._made(caller, given)]
            actor = self._demand(caller, self._desk(caller, made[0].desk_id))
            return None if known else self._act(actor, "ClientMade", structure, made[0], self.clients.add_with)

        self.acts.perform(caller.administration_id, decide)
        return made[0]

    def issue(self, caller: Caller, version: int | None, client_id: str, given: TokenGiven) -> tuple[Client, str]:
        """The program with a new token, and the token: nothing of it is kept but its digest.

        ``version`` is that of the program which the caller saw, None to take it as it is.
        """
        token = new_token(client_id)
        issued: list[Client] = []

        def decide(structure: Structure) -> OrganisationAct:
            client, actor = self._lasting(caller, client_id)
            if version not in (None, client.version):
                raise ConflictError("organisation.client_changed_meanwhile", version=client.version)
            problems = list(self._token_problems(given))
            if problems:
                raise InvalidError(problems)
            overlap = timedelta(days=given.overlap_days)
            issued[:] = [client.with_token(sha256(token.encode()), given.last_day, self.clock.now(), overlap)]
            return self._act(actor, "ClientTokenIssued", structure, issued[0], self.clients.issue_with)

        self.acts.perform(caller.administration_id, decide)
        return issued[0], token

    def revoke(self, caller: Caller, client_id: str) -> Client:
        """The program ends at once, with every token. Again, it stays as it is."""
        ended: list[Client] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            client = self._client(caller, client_id)
            actor = self._demand(caller, self._desk(caller, client.desk_id))
            ended[:] = [client if client.revoked_at else client.revoked(self.clock.now())]
            if client.revoked_at:
                return None
            return self._act(actor, "ClientRevoked", structure, ended[0], self.clients.revoke_with)

        self.acts.perform(caller.administration_id, decide)
        return ended[0]

    def _reads(self, caller: Caller, entity_id: str | None) -> bool:
        return entity_id is not None and self.may(caller, READ, Thing(caller.administration_id, entity_id)).allowed

    def _client(self, caller: Caller, client_id: str) -> Client:
        client = self.clients.client(client_id)
        if client is None or client.administration_id != caller.administration_id:
            raise NotFoundError("not_found")
        return client

    def _lasting(self, caller: Caller, client_id: str) -> tuple[Client, Actor]:
        client = self._client(caller, client_id)
        desk = self._desk(caller, client.desk_id)
        actor = self._demand(caller, desk)
        if client.revoked_at is not None or desk.closed_at is not None:
            raise ConflictError("organisation.client_ended")
        return client, actor

    def _desk(self, caller: Caller, desk_id: str) -> Desk:
        desk = self.store.desk(caller.administration_id, desk_id)
        if desk is None:
            raise NotFoundError("not_found")
        return desk

    def _demand(self, caller: Caller, desk: Desk) -> Actor:
        return caller.actor(self.may(caller, MANAGE, Thing(caller.administration_id, desk.entity_id)).demand())

    def _made(self, caller: Caller, given: ClientGiven) -> Client:
        problems = list(self._problems(caller, given))
        if problems:
            raise InvalidError(problems)
        return Client(
            given.id,
            caller.administration_id,
            given.desk_id,
            given.label,
            given.scopes,
            caller.agent_id,
            self.clock.now(),
        )

    def _problems(self, caller: Caller, given: ClientGiven) -> Iterator[Problem]:
        if not 1 <= len(given.label) <= LABEL_LIMIT:
            yield Problem("label", "organisation.client_label_missing", limit=LABEL_LIMIT)
        desk = self.store.desk(caller.administration_id, given.desk_id)
        if desk is None or desk.closed_at is not None:
            yield Problem("desk_id", "organisation.client_desk_unknown")
        if not given.scopes:
            yield Problem("scopes", "organisation.client_scopes_missing")

    def _token_problems(self, given: TokenGiven) -> Iterator[Problem]:
        today = civil_date(self.clock.now())
        if given.last_day < today:
            yield Problem("last_day", "organisation.day_past")
        if given.last_day > today + LONGEST:
            yield Problem("last_day", "organisation.client_token_too_long", days=LONGEST.days)
        if not 0 <= given.overlap_days <= LONGEST_OVERLAP.days:
            yield Problem("overlap_days", "organisation.client_overlap_unfit", days=LONGEST_OVERLAP.days)

    def _act(
        self, actor: Actor, event: str, structure: Structure, client: Client, write: Callable[[Work, Client], None]
    ) -> OrganisationAct:
        return OrganisationAct(event, structure, actor, _detail(client), None, lambda work: write(work, client))


def _detail(client: Client) -> dict[str, object]:
    """Ids, scopes and days; of the tokens nothing, not even a digest."""
    scopes = [scope.value for scope in scopes_in_order(client.scopes)]
    said: dict[str, object] = {"client_id": client.id, "desk_id": client.desk_id, "scopes": scopes}
    return {**said, "last_day": client.present.last_day.isoformat()} if client.present else said
