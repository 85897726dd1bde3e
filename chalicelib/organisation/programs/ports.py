"""What programs need from outside: where they are stored."""

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
