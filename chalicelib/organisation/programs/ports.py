"""What programs need from outside: where they are stored, and who tells of tokens that end."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from chalicelib.kernel.work import Work
from chalicelib.organisation.programs.model import Client


class ClientStore(Protocol):
    """Programs as stored. What is written of one is committed with its unit of work, or not at all."""

    def client(self, client_id: str) -> Client | None:
        """The client as it is now, or None."""

    def clients_of(self, administration_id: str) -> Sequence[Client]:
        """All of an administration's, those that ended included."""

    def add_with(self, work: Work, client: Client) -> None:
        """Stores a new one."""

    def issue_with(self, work: Work, client: Client) -> None:
        """Stores its secrets."""

    def revoke_with(self, work: Work, client: Client) -> None:
        """Stores that it was ended."""

    def note_use(self, client: Client, day: date) -> None:
        """Stores the last day on which it called."""


class Warnings(Protocol):
    """Programs of whose token's end nobody was told yet, by the day when that is due."""

    def due(self, day: date, limit: int) -> Sequence[tuple[str, date]]:
        """Ids of programs with the day, that one or an earlier one; the earliest first."""

    def given(self, client_id: str, warned_on: date) -> None:
        """Somebody is being told of the token of that day; one that was issued meanwhile keeps its own."""


class Herald(Protocol):
    """The mailer."""

    def tell_of_token(self, client_id: str) -> None:
        """Has the program's administrators told that its token ends."""
