"""The operator's acts on an administration, as the API takes and shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.administrations.certification import CertificateState
from chalicelib.organisation.administrations.renaming import NameGiven
from chalicelib.organisation.administrations.signatories import Readiness, Signatory
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.listing import Listed
from chalicelib.organisation.structure.model import Standing
from chalicelib.organisation.views import AdministrationView, FormerNameView
from chalicelib.web.bodies import Strict
from chalicelib.web.queries import Paged
from chalicelib.web.views import NameView, Versioned


class AllQuery(Paged):
    """Which administrations the operator asks for."""

    q: str = Field("", max_length=200, description="Beginnings of words, of administrations that are not closed")


class HouseView(AdministrationView):
    """An administration as the operator lists it."""

    standing: Standing

    @classmethod
    def listed(cls, found: Listed) -> "HouseView":
        """From the directory."""
        return cls(**AdministrationView.of(found).model_dump(), standing=found.standing)


class HousesView(BaseModel):
    """Some administrations; a page of a search may hold none, and the next one more."""

    items: list[HouseView]


class StandingGiven(Strict):
    """How an administration is to stand, and why."""

    standing: Standing
    reason: str = Field(max_length=5000, description="Its agents read it")


class StandingView(BaseModel):
    """How an administration stands, and why it last changed."""

    standing: Standing
    reason: str


class AdministrationNameGiven(Strict):
    """Its name in both languages, and the legal act that gives it."""

    name_ar: str
    name_fr: str
    legal_reference: str

    def given(self) -> NameGiven:
        """For the domain."""
        return NameGiven(Bilingual(self.name_ar, self.name_fr), self.legal_reference)


class AdministrationNameView(Versioned):
    """What an administration is called, and was called until when, the first name first. ``legal_reference`` is the act
    that gave the present name, null for the one that it joined with."""

    name: NameView
    legal_reference: str | None
    former_names: list[FormerNameView]

    @classmethod
    def of(cls, it: Administration) -> "AdministrationNameView":
        """From the domain."""
        former = [FormerNameView.of(was) for was in it.former_names]
        return cls(
            name=NameView.of(it.name),
            legal_reference=it.name_reference or None,
            former_names=former,
        )


class ChainGiven(Strict):
    """PEM texts: the key's own certificate first, then its issuers; a root at the end is left out."""

    chain: str = Field(max_length=100_000)


class CertificateView(BaseModel):
    """What certifies a key. ``request`` is PKCS #10 in PEM, null before it was made."""

    key_id: str
    request: str | None
    subject: str | None = Field(description="Whom the installed certificate names (RFC 4514)")
    valid_until: datetime | None

    @classmethod
    def of(cls, state: CertificateState) -> "CertificateView":
        """The view of a key's state."""
        installed = state.installed
        return cls(
            key_id=state.key_id,
            request=state.request,
            subject=installed.subject if installed else None,
            valid_until=installed.valid_until if installed else None,
        )


class SigningDeskView(BaseModel):
    """A desk at which somebody signs."""

    id: str
    name: NameView


class SignatoryView(BaseModel):
    """Who signs, and how far their key is: ``no_key`` until it makes itself, ``no_certificate`` until the operator
    installs one, ``expired`` until its successor is installed. ``certificate`` is null while there is no key."""

    agent_id: str
    name: NameView
    desks: list[SigningDeskView]
    signing: Readiness
    certificate: CertificateView | None

    @classmethod
    def of(cls, found: Signatory) -> "SignatoryView":
        """From the domain."""
        return cls(
            agent_id=found.agent.id,
            name=NameView.of(found.agent.name),
            desks=[SigningDeskView(id=desk.id, name=NameView.of(desk.name)) for desk in found.desks],
            signing=found.readiness,
            certificate=CertificateView.of(found.certificate) if found.certificate else None,
        )


class SignatoriesView(BaseModel):
    """Who signs."""

    items: list[SignatoryView]
