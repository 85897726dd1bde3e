"""What a depositor writes: cleaned as it is saved, judged field by field, every problem at once.

Hard problems stop submission. Soft ones are warnings: identifiers follow patterns that real ones sometimes break, and a
letter is not refused for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from chalicelib.deposit.own.colleagues import colleague_problems, colleagues_of
from chalicelib.kernel.errors import Problem
from chalicelib.kernel.identifiers import (
    SMS_COUNTRIES,
    as_e164,
    compact,
    is_email,
    is_mobile,
    is_usual_ice,
    with_network_domain,
)
from chalicelib.kernel.text import clean_line, masked, masked_email

NAME_LIMIT = 150
SUBJECT_LIMIT = 500
REFERENCE_LIMIT = 60
IDENTIFIER_LIMIT = 40

_USUAL_CIN = re.compile(r"[A-Z]{1,2}\d{5,6}")
_USUAL_RC = re.compile(r"\d{1,8}")
_USUAL_DOCUMENT = re.compile(r"[A-Z0-9]{5,9}")
"""Passports and residence cards are machine-readable: nine letters and digits at most (ICAO Doc 9303, part 3)."""


class DepositorKind(StrEnum):
    """On whose behalf a letter is deposited."""

    CITIZEN = "citizen"
    COMPANY = "company"
    ADMINISTRATION = "administration"
    ASSOCIATION = "association"


class IdentifierKind(StrEnum):
    """The registers that identifiers come from; empty when none is given."""

    NONE = ""
    CIN = "cin"
    PASSPORT = "passport"
    RESIDENCE_CARD = "residence_card"
    ICE = "ice"
    RC = "rc"


class LetterNature(StrEnum):
    """What sort of writing the depositor says that it is; who qualifies it may say otherwise."""

    LETTER = "letter"
    REQUEST = "request"
    COMPLAINT = "complaint"
    INVOICE = "invoice"
    REPORT = "report"
    OTHER = "other"


class ForWhom(StrEnum):
    """Whose letter it is."""

    SELF = "self"
    OTHER = "other"


IDENTIFIERS_OF = {
    DepositorKind.CITIZEN: (IdentifierKind.CIN, IdentifierKind.PASSPORT, IdentifierKind.RESIDENCE_CARD),
    DepositorKind.COMPANY: (IdentifierKind.ICE, IdentifierKind.RC),
    DepositorKind.ADMINISTRATION: (),
    DepositorKind.ASSOCIATION: (IdentifierKind.ICE,),
}


@dataclass(frozen=True)
class Details:
    """The depositor and the letter, as text; empty where nothing was written yet. ``phone`` is E.164 once valid;
    ``sms`` is ``yes`` where the depositor wants short messages there.

    ``court`` is where a trade register is kept; ``represented`` whom the depositor writes for, under a
    mandate; ``colleagues`` the addresses, a space between them, of who may follow an organisation's letter.
    """

    kind: str = DepositorKind.CITIZEN
    name: str = ""
    identifier_kind: str = ""
    identifier: str = ""
    email: str = ""
    phone: str = ""
    subject: str = ""
    reference: str = ""
    nature: str = LetterNature.LETTER
    court: str = ""
    for_whom: str = ForWhom.SELF
    represented: str = ""
    colleagues: str = ""
    request_kind: str = ""
    """What is asked for, by the id of a kind that the administration offers; empty for an ordinary letter."""
    sms: str = ""

    @property
    def sms_number(self) -> str:
        """The number that short messages go to; empty where none are wanted."""
        return self.phone if self.sms else ""

    def cleaned(self) -> "Details":
        """Made safe to show, in the form in which it is kept; nothing is judged."""
        lines = {field.name: clean_line(getattr(self, field.name)) for field in fields(self)}
        identifier = compact(lines["identifier"])
        return Details(
            **{
                **lines,
                "identifier": identifier,
                "identifier_kind": lines["identifier_kind"] if identifier else "",
                "email": with_network_domain(lines["email"]),
                "phone": as_e164(lines["phone"]) or lines["phone"],
                "nature": lines["nature"] or LetterNature.LETTER.value,
                "court": lines["court"] if identifier and lines["identifier_kind"] == IdentifierKind.RC else "",
                "for_whom": lines["for_whom"] or ForWhom.SELF.value,
                "colleagues": " ".join(colleagues_of(lines)),
                "represented": lines["represented"] if lines["for_whom"] == ForWhom.OTHER else "",
                "sms": "yes" if lines["sms"] else "",
            }
        )

    @property
    def is_for_another(self) -> bool:
        """The depositor writes under somebody's mandate."""
        return self.for_whom == ForWhom.OTHER

    def with_changes(self, changes: dict[str, str]) -> "Details":
        """With some fields replaced, cleaned."""
        return replace(self, **changes).cleaned()

    def masked(self) -> "Details":
        """As shown once submitted: what identifies and reaches the depositor can be recognised, and not read."""
        colleagues = " ".join(map(masked_email, self.colleagues.split()))
        identifier, email, phone = masked(self.identifier), masked_email(self.email), masked(self.phone)
        return replace(self, identifier=identifier, email=email, phone=phone, colleagues=colleagues)

    def problems(self) -> list[Problem]:
        """Everything that stops submission, in the order of the fields."""
        return [*self.depositor_problems(), *self.letter_problems()]

    def depositor_problems(self) -> list[Problem]:
        """What stops the depositor's part."""
        reached = [*_email(self), *_phone(self), *colleague_problems(self.colleagues)]
        return [*_kind(self), *_name(self), *_represented(self), *_identifier(self), *reached]

    def letter_problems(self) -> list[Problem]:
        """What stops the letter's part."""
        too_long = _too_long("reference", self.reference, REFERENCE_LIMIT)
        return [*_nature(self), *_request_kind(self), *_subject(self), *too_long]

    def warnings(self) -> list[Problem]:
        """What is unusual and may be a slip of the pen."""
        found = []
        if self.identifier_kind in _UNUSUAL and not _is_usual(self.identifier_kind, self.identifier):
            found.append(Problem("identifier", _UNUSUAL[IdentifierKind(self.identifier_kind)]))
        if self.identifier_kind == IdentifierKind.RC and not self.court:
            found.append(Problem("court", "deposit.court_lacking"))
        return found


_UNUSUAL = {
    IdentifierKind.CIN: "deposit.cin_unusual",
    IdentifierKind.PASSPORT: "deposit.document_unusual",
    IdentifierKind.RESIDENCE_CARD: "deposit.document_unusual",
    IdentifierKind.ICE: "deposit.ice_unusual",
    IdentifierKind.RC: "deposit.rc_unusual",
}


def _is_usual(kind: str, identifier: str) -> bool:
    """Whether it looks as those of its register do."""
    if kind == IdentifierKind.ICE:
        return is_usual_ice(identifier)
    usual = {IdentifierKind.CIN: _USUAL_CIN, IdentifierKind.RC: _USUAL_RC}.get(IdentifierKind(kind), _USUAL_DOCUMENT)
    return usual.fullmatch(identifier) is not None


def _kind(details: Details) -> Iterator[Problem]:
    if details.kind not in set(DepositorKind):
        yield Problem("kind", "deposit.kind_unknown")


def _name(details: Details) -> Iterator[Problem]:
    if len(details.name) < 2:
        yield Problem("name", "deposit.name_missing")
    yield from _too_long("name", details.name, NAME_LIMIT)


def _represented(details: Details) -> Iterator[Problem]:
    if details.for_whom not in set(ForWhom):
        yield Problem("for_whom", "deposit.for_whom_unknown")
    if details.is_for_another and len(details.represented) < 2:
        yield Problem("represented", "deposit.represented_missing")
    yield from _too_long("represented", details.represented, NAME_LIMIT)
    yield from _too_long("court", details.court, NAME_LIMIT)


def _identifier(details: Details) -> Iterator[Problem]:
    if details.identifier_kind not in set(IdentifierKind):
        yield Problem("identifier_kind", "deposit.identifier_kind_unknown")
    if details.identifier and not details.identifier_kind:
        yield Problem("identifier_kind", "deposit.identifier_kind_missing")
    yield from _too_long("identifier", details.identifier, IDENTIFIER_LIMIT)


def _email(details: Details) -> Iterator[Problem]:
    if not details.email:
        yield Problem("email", "deposit.email_missing")
    elif not is_email(details.email):
        yield Problem("email", "deposit.email_invalid")


def _phone(details: Details) -> Iterator[Problem]:
    if details.phone and as_e164(details.phone) != details.phone:
        yield Problem("phone", "deposit.phone_invalid")
    elif details.sms and not is_mobile(details.phone, SMS_COUNTRIES):
        yield Problem("phone", "deposit.sms_number")


def _nature(details: Details) -> Iterator[Problem]:
    if details.nature not in set(LetterNature):
        yield Problem("nature", "deposit.nature_unknown")


def _subject(details: Details) -> Iterator[Problem]:
    if len(details.subject) < 3:
        yield Problem("subject", "deposit.subject_missing")
    yield from _too_long("subject", details.subject, SUBJECT_LIMIT)


def _request_kind(details: Details) -> Iterator[Problem]:
    if len(details.request_kind) > REFERENCE_LIMIT:
        yield Problem("request_kind", "deposit.request_kind_unknown")


def _too_long(field: str, value: str, limit: int) -> Iterator[Problem]:
    if len(value) > limit:
        yield Problem(field, "deposit.too_long", limit=limit, length=len(value))
