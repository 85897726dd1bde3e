"""Where a receipt sends its holder for questions."""

from chalicelib.kernel.languages import Bilingual
from chalicelib.neighbours.of_evidence import contact_line
from chalicelib.organisation.model import Administration, Contacts

NAME = Bilingual("جماعة الرباط", "Commune de Rabat")


def test_what_the_administration_gave_stands_in_one_line() -> None:
    contacts = Contacts(telephone="+212537000000", website="https://rabat.example")
    assert contact_line(Administration("A", "rabat", "RBT", NAME, contacts=contacts)) == (
        "+212537000000 · https://rabat.example"
    )


def test_one_that_gave_nothing_is_named_in_both_languages() -> None:
    assert contact_line(Administration("A", "rabat", "RBT", NAME)) == "جماعة الرباط · Commune de Rabat"
