"""What an administration writes when it asks to join: cleaned as it comes, judged field by field, all at once.

Hard problems stop the request. Soft ones are warnings: identifiers and numbers follow patterns that real ones sometimes
break, and nobody is turned away for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.identifiers import as_e164, compact, is_email, is_usual_ice, with_network_domain
from chalicelib.kernel.sectors import Sector
from chalicelib.kernel.text import clean_line

NAME_LIMIT = 150
REFERENCE_LIMIT = 200
IDENTIFIER_LIMIT = 40

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_CODE = re.compile(r"[A-Z]{2,8}")
_ARABIC = re.compile("[\u0621-\u064a]{2}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]{2}")


@dataclass(frozen=True)
class Wish:
    """The administration and who speaks for it, as text; empty where nothing was written.

    ``place`` is the code of a region or of a province, empty for the whole kingdom; ``legal_reference`` the act that
    the administration exists by; ``contact_*`` who becomes its first administrator. ``contact_phone`` is E.164 once
    valid.
    """

    name_ar: str = ""
    name_fr: str = ""
    sector: str = ""
    place: str = ""
    ice: str = ""
    legal_reference: str = ""
    contact_name_ar: str = ""
    contact_name_fr: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    slug: str = ""
    code: str = ""

    def cleaned(self) -> "Wish":
        """Made safe to show, in the form in which it is kept; nothing is judged."""
        lines = {field.name: clean_line(getattr(self, field.name)) for field in fields(self)}
        return replace(
            Wish(**lines),
            ice=compact(lines["ice"]),
            contact_email=with_network_domain(lines["contact_email"]),
            contact_phone=as_e164(lines["contact_phone"]) or lines["contact_phone"],
            slug=lines["slug"].lower(),
            code=lines["code"].upper(),
        )

    def problems(self) -> list[Problem]:
        """Everything that stops the request, in the order of the fields; slug and code are judged by themselves."""
        return [*_names(self), *_kind(self), *_reference(self), *_contact(self)]

    def address_problems(self) -> list[Problem]:
        """What is wrong with the slug and the code."""
        return [
            *([] if _SLUG.fullmatch(self.slug) else [Problem("slug", "onboarding.slug_invalid")]),
            *([] if _CODE.fullmatch(self.code) else [Problem("code", "onboarding.code_invalid")]),
        ]

    def warnings(self) -> list[Problem]:
        """What is unusual and may be a slip of the pen."""
        found = []
        if self.ice and not is_usual_ice(self.ice):
            found.append(Problem("ice", "onboarding.ice_unusual"))
        if self.contact_phone and as_e164(self.contact_phone) != self.contact_phone:
            found.append(Problem("contact_phone", "onboarding.phone_unusual"))
        return found


def _names(wish: Wish) -> Iterator[Problem]:
    for field in ("name_ar", "contact_name_ar"):
        yield from _written(field, getattr(wish, field), _ARABIC, "onboarding.not_arabic")
    for field in ("name_fr", "contact_name_fr"):
        yield from _written(field, getattr(wish, field), _LATIN, "onboarding.not_latin")


def _written(field: str, value: str, script: re.Pattern[str], code: str) -> Iterator[Problem]:
    if not value:
        yield Problem(field, "onboarding.name_missing")
    elif not script.search(value):
        yield Problem(field, code)
    yield from _too_long(field, value, NAME_LIMIT)


def _kind(wish: Wish) -> Iterator[Problem]:
    if wish.sector not in set(Sector):
        yield Problem("sector", "onboarding.sector_missing")
    yield from _too_long("ice", wish.ice, IDENTIFIER_LIMIT)


def _reference(wish: Wish) -> Iterator[Problem]:
    if len(wish.legal_reference) < 3:
        yield Problem("legal_reference", "onboarding.legal_reference_missing")
    yield from _too_long("legal_reference", wish.legal_reference, REFERENCE_LIMIT)


def _contact(wish: Wish) -> Iterator[Problem]:
    if not wish.contact_email:
        yield Problem("contact_email", "onboarding.email_missing")
    elif not is_email(wish.contact_email):
        yield Problem("contact_email", "onboarding.email_invalid")
    yield from _too_long("contact_phone", wish.contact_phone, IDENTIFIER_LIMIT)


def _too_long(field: str, value: str, limit: int) -> Iterator[Problem]:
    if len(value) > limit:
        yield Problem(field, "onboarding.too_long", limit=limit, length=len(value))
