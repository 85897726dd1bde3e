"""What an administration says of itself on its portal: what it handles, its hours, its notice, its name in Tifinagh."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.identifiers import as_e164, is_email, with_network_domain
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.opening_hours import OpeningHours
from chalicelib.kernel.sectors import Sector
from chalicelib.kernel.text import clean_line, clean_text
from chalicelib.kernel.tifinagh import is_tifinagh
from chalicelib.organisation.model import Administration, Contacts
from chalicelib.organisation.structure.places import place

TEXT_LIMIT = 4000
ADDRESS_LIMIT = 300
CNDP_LIMIT = 60
NAME_LIMIT = 150
NOTHING = Bilingual("", "")


@dataclass(frozen=True)
class Portal:
    """``scope`` is what it handles, ``notice`` how it uses personal data, ``cndp_number`` that of its declaration to
    the CNDP or of its authorisation; ``logo`` is the digest of a PNG, empty for none. ``version`` counts changes."""

    administration_id: str
    scope: Bilingual = NOTHING
    notice: Bilingual = NOTHING
    hours: OpeningHours = field(default_factory=OpeningHours)
    logo: str = ""
    version: int = 0
    cndp_number: str = ""


@dataclass(frozen=True)
class PortalGiven:
    """What an administrator writes; texts may be empty, in both languages or in one. ``sector`` and ``place`` are the
    administration's own, by which the directory is narrowed; ``tifinagh`` is its name in that script, if it has one."""

    contacts: Contacts
    scope: Bilingual
    notice: Bilingual
    hours: OpeningHours
    cndp_number: str = ""
    sector: str = ""
    place: str = ""
    tifinagh: str = ""

    @classmethod
    def of(cls, portal: Portal, administration: Administration) -> "PortalGiven":
        """What is said now, as an administrator would write it."""
        bearings = administration.sector, administration.place, administration.tifinagh
        return cls(administration.contacts, portal.scope, portal.notice, portal.hours, portal.cndp_number, *bearings)

    def on(self, portal: Portal, administration: Administration) -> tuple[Portal, Administration]:
        """Both once this is what they say."""
        texts = replace(portal, scope=self.scope, notice=self.notice)
        said = replace(texts, hours=self.hours, cndp_number=self.cndp_number)
        bearings = replace(administration, sector=self.sector, place=self.place)
        return said, replace(bearings, contacts=self.contacts, tifinagh=self.tifinagh)

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
        scope, notice = _cleaned(self.scope), _cleaned(self.notice)
        number, tifinagh = clean_line(self.cndp_number), clean_line(self.tifinagh)
        return replace(self, contacts=contacts, scope=scope, notice=notice, cndp_number=number, tifinagh=tifinagh)

    def problems(self) -> list[Problem]:
        """Everything that is wrong, by the form's fields."""
        texts = [*_long("scope", self.scope), *_long("notice", self.notice)]
        number = _too_long("cndp_number", self.cndp_number, CNDP_LIMIT)
        return [*self._name(), *self._bearings(), *_contacts(self.contacts), *texts, *number]

    def _name(self) -> Iterator[Problem]:
        if self.tifinagh and not is_tifinagh(self.tifinagh):
            yield Problem("tifinagh", "organisation.tifinagh_form")
        elif len(self.tifinagh) > NAME_LIMIT:
            yield Problem("tifinagh", "organisation.name_too_long", limit=NAME_LIMIT)

    def _bearings(self) -> Iterator[Problem]:
        if self.sector not in ("", *Sector):
            yield Problem("sector", "organisation.sector_unknown")
        if self.place and place(self.place) is None:
            yield Problem("place", "organisation.place_unknown")


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
        yield from _too_long(f"{name}_{language}", written, limit)


def _too_long(name: str, written: str, limit: int) -> Iterator[Problem]:
    if len(written) > limit:
        yield Problem(name, "organisation.text_too_long", limit=limit, length=len(written))
