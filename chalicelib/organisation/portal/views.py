"""An administration's portal as the API takes and shows it."""

from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.sectors import Sector
from chalicelib.organisation.days.hours import read_hours, written_week
from chalicelib.organisation.model import Administration, Contacts
from chalicelib.organisation.portal.embedding import deposit_link
from chalicelib.organisation.portal.model import Portal, PortalGiven
from chalicelib.web.bodies import Strict
from chalicelib.web.views import NameView, Versioned


class TextGiven(Strict):
    """A text in both languages; either may be empty."""

    ar: str = Field("", max_length=10_000)
    fr: str = Field("", max_length=10_000)

    def text(self) -> Bilingual:
        """In the domain's words."""
        return Bilingual(self.ar, self.fr)


class ContactsGiven(Strict):
    """How the public reaches the administration; empty where it gives none."""

    address: TextGiven = Field(default_factory=TextGiven)
    telephone: str = Field("", max_length=1000, description="Any usual writing; kept as E.164")
    email: str = Field("", max_length=1000)
    website: str = Field("", max_length=1000, description="Begins with `https://`")


class WrittenHours(Strict):
    """Seven lines a week, Monday first: `08:30-12:00 14:00-18:00`, empty where closed."""

    usual: list[str] = Field(max_length=7)
    ramadan: list[str] = Field(max_length=7)


class PortalBody(Strict):
    """What a portal is to say, whole."""

    contacts: ContactsGiven
    scope: TextGiven = Field(description="What the administration handles")
    notice: TextGiven = Field(description="How it uses personal data; the usual words where it is empty")
    hours: WrittenHours
    cndp_number: str = Field("", max_length=1000, description="Of the declaration to the CNDP, or of its authorisation")
    sector: Sector | Literal[""] = Field("", description="What sort of body it is")
    place: str = Field("", max_length=10, description="Code of its region (`04`) or province (`04.421`), if it has one")
    tifinagh: str = Field("", max_length=1000, description="Its name in Tifinagh, for the heading of its papers")

    def given(self) -> PortalGiven:
        """In the domain's words; ``InvalidError`` for lines that are no hours."""
        contacts = self.contacts
        return PortalGiven(
            Contacts(contacts.address.text(), contacts.telephone, contacts.email, contacts.website),
            self.scope.text(),
            self.notice.text(),
            read_hours(self.hours.usual, self.hours.ramadan),
            self.cndp_number,
            self.sector,
            self.place,
            self.tifinagh,
        )


class LogoBody(Strict):
    """A PNG or a JPEG, in base64."""

    content: str = Field(max_length=250_000)


class ContactsView(BaseModel):
    """How the public reaches the administration."""

    address: NameView
    telephone: str
    email: str
    website: str


class WrittenHoursView(BaseModel):
    """Seven lines a week, Monday first."""

    usual: list[str]
    ramadan: list[str]


class PortalView(Versioned):
    """What a portal says."""

    name: NameView
    tifinagh: str = Field(description="Its name in Tifinagh; empty where it gave none")
    contacts: ContactsView
    scope: NameView
    notice: NameView
    cndp_number: str
    sector: Sector | Literal[""]
    place: str
    hours: WrittenHoursView
    logo: str | None = Field(description="Where its logo is, a PNG")
    deposit: NameView = Field(
        description="Where a deposit begins; `subject`, `nature` and `reference` in its query propose the letter's"
    )

    @classmethod
    def of(cls, administration: Administration, portal: Portal, public_url: str) -> "PortalView":
        """The view of a portal."""
        logo = f"{public_url}/a/{administration.slug}/logo/{portal.logo}" if portal.logo else None
        links = (deposit_link(public_url, administration, language) for language in (Language.ARABIC, Language.FRENCH))
        contacts, hours = administration.contacts, portal.hours
        return cls(
            name=NameView.of(administration.name),
            tifinagh=administration.tifinagh,
            contacts=ContactsView(**{**vars(contacts), "address": NameView.of(contacts.address)}),
            scope=NameView.of(portal.scope),
            notice=NameView.of(portal.notice),
            cndp_number=portal.cndp_number,
            sector=Sector(administration.sector) if administration.sector else "",
            place=administration.place,
            hours=WrittenHoursView(usual=written_week(hours.usual), ramadan=written_week(hours.ramadan)),
            logo=logo,
            deposit=NameView.of(Bilingual(*links)),
        )
