"""What is said to the API of programs."""

from datetime import date

from chalicelib.kernel.access import Scope
from chalicelib.kernel.text import clean_line
from chalicelib.organisation.programs.clients import ClientGiven, TokenGiven
from chalicelib.web.bodies import Strict


class ClientBody(Strict):
    """A program as it is to be: its name, the desk that it acts as, what its token opens."""

    label: str
    desk_id: str
    scopes: list[Scope]

    def given(self, client_id: str) -> ClientGiven:
        """For the use case."""
        return ClientGiven(client_id, clean_line(self.label), self.desk_id, frozenset(self.scopes))


class TokenBody(Strict):
    """A token as it is to be: its last day, at most a year ahead, and for how many days, at most seven, the one that it
    replaces goes on working."""

    last_day: date
    overlap_days: int = 0

    def given(self) -> TokenGiven:
        """For the use case."""
        return TokenGiven(self.last_day, self.overlap_days)
