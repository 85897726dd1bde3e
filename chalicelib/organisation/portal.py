"""What an administration says of itself on its portal, besides its name: what it handles, its hours, its notice."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.identifiers import as_e164, is_email, with_network_domain
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.opening_hours import OpeningHours
from chalicelib.kernel.text import clean_line, clean_text
from chalicelib.organisation.model import Contacts

TEXT_LIMIT = 4000
ADDRESS_LIMIT = 300
NOTHING = Bilingual("", "")


@dataclass(frozen=True)
class Portal:
    """``scope`` is what it handles, ``notice`` how it uses personal data; ``logo`` is the digest of a PNG, empty for
    none. ``version`` counts its changes."""

    administration_id: str
    scope: Bilingual = NOTHING
    notice: Bilingual = NOTHING
    hours: OpeningHours = field(default_factory=OpeningHours)
    logo: str = ""
    version: int = 0


@dataclass(frozen=True)
class PortalGiven:
    """What an administrator writes; texts may be empty, in both languages or in one."""

    contacts: Contacts
    scope: Bilingual
    notice: Bilingual
    hours: OpeningHours

    def cleaned(self) -> "PortalGiven":
        """Made safe to show, in the form in which it is kept."""
        given = self.contacts
        telephone = clean_line(given.telephone)
        contacts = Contacts(
            _cleaned(given.address),
            as_e164(telephone) or telephone,
            with_network_domain(clean_line(given.email)),
            clean_line(given.website),
        )
        return PortalGiven(contacts, _cleaned(self.scope), _cleaned(self.notice), self.hours)

    def problems(self) -> list[Problem]:
        """Everything that is wrong, by the form's fields."""
        return [*_contacts(self.contacts), *_long("scope", self.scope), *_long("notice", self.notice)]


def _cleaned(text: Bilingual) -> Bilingual:
    return Bilingual(clean_text(text.ar), clean_text(text.fr))


def _contacts(given: Contacts) -> Iterator[Problem]:
    yield from _long("address", given.address, ADDRESS_LIMIT)
    if given.telephone and as_e164(given.telephone) != given.telephone:
        yield Problem("telephone", "organisation.telephone_form")
    if given.email and not is_email(given.email):
        yield Problem("email", "organisation.email_form")
    if given.website and not (given.website.startswith("https://") and len(given.website) in range(12, ADDRESS_LIMIT)):
        yield Problem("website", "organisation.website_form")


def _long(name: str, text: Bilingual, limit: int = TEXT_LIMIT) -> Iterator[Problem]:
    for language, written in vars(text).items():
        if len(written) > limit:
            yield Problem(f"{name}_{language}", "organisation.text_too_long", limit=limit, length=len(written))
