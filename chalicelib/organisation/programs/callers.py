"""Programs by token: who they are and which desk they act as, decided at the moment of the request."""

from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Role
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.tokens import client_id_of
from chalicelib.organisation.callers import seat_at
from chalicelib.organisation.ports import Store
from chalicelib.organisation.programs.model import Client, Secret
from chalicelib.organisation.programs.ports import ClientStore
from chalicelib.organisation.signing_in.limits import Count
from chalicelib.organisation.structure.model import Standing
from chalicelib.organisation.structure.ports import Structures

OF_PERSONS = frozenset({Role.ADMINISTRATOR, Role.OPERATOR})
"""What a desk is for that no program takes over with it."""


@dataclass(frozen=True)
class ClientCallers:
    """One read finds a token's client. ``each`` counts what a client asks, ``wrong`` an address's wrong tokens: a
    right one is let in from there all the same, since nobody guesses 256 bits and many programs share an address."""

    clients: ClientStore
    store: Store
    structures: Structures
    each: Count
    wrong: Count
    clock: Clock

    def of_token(self, token: str, address: str) -> Caller:
        """The program of a token. ``SignInRequiredError``: one code for a token that is none, unknown or wrong; others,
        told to whoever holds the right secret, for one that is over, revoked or out of service. ``ThrottledError``."""
        client, secret = self._proven(token, address)
        self.each.hit(client.id)
        if client.revoked_at is not None:
            raise SignInRequiredError("organisation.client_token_revoked")
        if secret.is_over(self.clock.now()):
            raise SignInRequiredError("organisation.client_token_expired")
        caller = self._caller(client)
        self._note_use(client)
        return caller

    def _proven(self, token: str, address: str) -> tuple[Client, Secret]:
        client_id = client_id_of(token)
        client = self.clients.client(client_id) if client_id else None
        secret = client.secret_of(sha256(token.encode())) if client else None
        if client is None or secret is None:
            self.wrong.hit(address)
            raise SignInRequiredError("organisation.client_token_invalid")
        return client, secret

    def _caller(self, client: Client) -> Caller:
        structure = self.structures.glance(client.administration_id)
        desk = self.store.desk(client.administration_id, client.desk_id)
        if desk is None or desk.closed_at is not None or structure.standing is not Standing.ACTIVE:
            raise SignInRequiredError("organisation.client_out_of_service")
        seat = replace(seat_at(desk, structure), roles=desk.roles - OF_PERSONS, kinds=client.kinds)
        return Caller(
            client.id,
            client.administration_id,
            Bilingual(client.label, client.label),
            "",
            (seat,),
            structure.is_within,
            kind="client",
            scopes=client.scopes,
        )

    def _note_use(self, client: Client) -> None:
        """Once a day: a write for each call would be most of its price."""
        today = civil_date(self.clock.now())
        if client.last_used_on is None or client.last_used_on < today:
            self.clients.note_use(client, today)
