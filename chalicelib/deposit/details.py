"""What a depositor writes: cleaned as it is saved, judged field by field, every problem at once.

Hard problems stop submission. Soft ones are warnings: identifiers follow patterns that real ones sometimes break, and a
letter is not refused for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.identifiers import (
    SMS_COUNTRIES,
    as_e164,
    is_email,
    is_mobile,
    is_usual_ice,
    western_digits,
    with_network_domain,
)
from chalicelib.kernel.text import clean_line, masked, masked_email

NAME_LIMIT = 150
SUBJECT_LIMIT = 500
REFERENCE_LIMIT = 60
IDENTIFIER_LIMIT = 40

_CIN = re.compile(r"[A-Z]{1,2}\d{1,7}")
_USUAL_CIN = re.compile(r"[A-Z]{1,2}\d{5,6}")


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


IDENTIFIERS_OF = {
    DepositorKind.CITIZEN: (IdentifierKind.CIN, IdentifierKind.PASSPORT, IdentifierKind.RESIDENCE_CARD),
    DepositorKind.COMPANY: (IdentifierKind.ICE, IdentifierKind.RC),
    DepositorKind.ADMINISTRATION: (),
    DepositorKind.ASSOCIATION: (IdentifierKind.ICE,),
}


@dataclass(frozen=True)
class Details:
    """The depositor and the letter, as text; empty where nothing was written yet. ``phone`` is E.164 once valid;
    ``sms`` is ``yes`` where the depositor wants short messages there."""

    kind: str = DepositorKind.CITIZEN
    name: str = ""
    identifier_kind: str = ""
    identifier: str = ""
    email: str = ""
    phone: str = ""
    subject: str = ""
    reference: str = ""
    sms: str = ""

    @property
    def sms_number(self) -> str:
        """The number that short messages go to; empty where none are wanted."""
        return self.phone if self.sms else ""

    def cleaned(self) -> "Details":
        """Made safe to show, in the form in which it is kept; nothing is judged."""
        lines = {field.name: clean_line(getattr(self, field.name)) for field in fields(self)}
        identifier = western_digits(lines["identifier"]).upper()
        return Details(
            **{
                **lines,
                "identifier": identifier,
                "identifier_kind": lines["identifier_kind"] if identifier else "",
                "email": with_network_domain(lines["email"]),
                "phone": as_e164(lines["phone"]) or lines["phone"],
                "sms": "yes" if lines["sms"] else "",
            }
        )

    def with_changes(self, changes: dict[str, str]) -> "Details":
        """With some fields replaced, cleaned."""
        return replace(self, **changes).cleaned()

    def masked(self) -> "Details":
        """As shown once submitted: what identifies and reaches the depositor can be recognised, and not read."""
        return replace(
            self, identifier=masked(self.identifier), email=masked_email(self.email), phone=masked(self.phone)
        )

    def problems(self) -> list[Problem]:
        """Everything that stops submission, in the order of the fields."""
        return [*self.depositor_problems(), *self.letter_problems()]

    def depositor_problems(self) -> list[Problem]:
        """What stops the depositor's part."""
        return [*_kind(self), *_name(self), *_identifier(self), *_email(self), *_phone(self)]

    def letter_problems(self) -> list[Problem]:
        """What stops the letter's part."""
        return [*_subject(self), *_too_long("reference", self.reference, REFERENCE_LIMIT)]

    def warnings(self) -> list[Problem]:
        """What is unusual and may be a slip of the pen."""
        if self.identifier_kind == IdentifierKind.CIN and not _USUAL_CIN.fullmatch(self.identifier):
            return [Problem("identifier", "deposit.cin_unusual")]
        if self.identifier_kind == IdentifierKind.ICE and not is_usual_ice(self.identifier):
            return [Problem("identifier", "deposit.ice_unusual")]
        return []


def _kind(details: Details) -> Iterator[Problem]:
    if details.kind not in set(DepositorKind):
        yield Problem("kind", "deposit.kind_unknown")


def _name(details: Details) -> Iterator[Problem]:
    if len(details.name) < 2:
        yield Problem("name", "deposit.name_missing")
    yield from _too_long("name", details.name, NAME_LIMIT)


def _identifier(details: Details) -> Iterator[Problem]:
    if details.identifier_kind not in set(IdentifierKind):
        yield Problem("identifier_kind", "deposit.identifier_kind_unknown")
    if details.identifier and not details.identifier_kind:
        yield Problem("identifier_kind", "deposit.identifier_kind_missing")
    if details.identifier_kind == IdentifierKind.CIN and not _CIN.fullmatch(details.identifier):
        yield Problem("identifier", "deposit.cin_invalid")
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


def _subject(details: Details) -> Iterator[Problem]:
    if len(details.subject) < 3:
        yield Problem("subject", "deposit.subject_missing")
    yield from _too_long("subject", details.subject, SUBJECT_LIMIT)


def _too_long(field: str, value: str, limit: int) -> Iterator[Problem]:
    if len(value) > limit:
        yield Problem(field, "deposit.too_long", limit=limit, length=len(value))
