"""What programs say to the API of people. Names are given in both languages; days are ``2026-11-22``."""

from datetime import date

from pydantic import Field

from chalicelib.organisation.people.given import person_given
from chalicelib.organisation.people.people import PersonGiven
from chalicelib.web.bodies import Strict


class PersonBody(Strict):
    """A person as they are to be named and reached."""

    name_ar: str
    name_fr: str
    email: str

    def given(self) -> PersonGiven:
        """For the use case."""
        return person_given(self.name_ar, self.name_fr, self.email)


class NewPersonBody(PersonBody):
    """A new person, at these desks from today on."""

    desk_ids: list[str] = Field([])


class DepartureBody(Strict):
    """``day`` is the first day on which the person works here no more. ``successors`` are people by desk.

    Each desk that the person holds alone and where work waits needs one; the others keep their work.
    """

    day: date
    successors: dict[str, str] = Field({})
