"""What a form or a program says of a person, read into what the use cases take."""

from chalicelib.kernel.text import clean_line
from chalicelib.organisation.given import name_given
from chalicelib.organisation.people.people import PersonGiven


def person_given(name_ar: str, name_fr: str, email: str) -> PersonGiven:
    """A person's names on one line each, and their address."""
    return PersonGiven(name_given(name_ar, name_fr), clean_line(email))
