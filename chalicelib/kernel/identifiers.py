"""Addresses, telephone numbers and identifiers as people type them: brought into one form, judged softly."""

import re
from collections.abc import Collection

EMAIL_LIMIT = 254
SMS_COUNTRIES = frozenset({"MA"})
"""Where short messages go (ISO 3166): elsewhere they cost more than a letter, and what they cost is not known."""

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@({_LABEL}\.)+[A-Za-z0-9-]{{2,63}}")
_ICE = re.compile(r"\d{15}", re.ASCII)
_SEPARATORS = re.compile("[\\s\u00ad\u200e\u200f\u2010-\u2015\u2212-]+")
_ASCII_UPPER = re.compile("[A-Z]+")
_READ_TWO_WAYS = re.compile("[\u00df\u03c2\u200c\u200d]")
"""ß, ς and the joiners: other domains by IDNA 2003, which Python knows, than by IDNA 2008, which registries follow."""
_EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def western_digits(text: str) -> str:
    """The text with ٠١٢ and ۰۱۲ written 012."""
    return text.translate(_EASTERN_DIGITS)


def compact(identifier: str) -> str:
    """The number of a card or register in the one form in which it is kept and judged: western digits, capital letters,
    without the spaces, hyphens and direction marks that it is written or pasted with."""
    return _SEPARATORS.sub("", western_digits(identifier)).upper()


def is_email(text: str) -> bool:
    """Whether mail can be sent to it, as far as its form tells (RFC 5321's limits, Latin letters)."""
    return len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text) is not None


def with_network_domain(email: str) -> str:
    """The address with its domain as servers write it: small letters, Arabic and other scripts as A-labels (RFC 5890).

    What cannot be written so, or could be two domains, stays as it is: :func:`is_email` refuses it. The part before is
    its own server's matter.
    """
    local, at, domain = email.rpartition("@")
    if not at or len(email) > EMAIL_LIMIT or _READ_TWO_WAYS.search(domain):
        return email
    try:
        return f"{local}@{domain.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        return email


def mailbox(email: str) -> str:
    """The one form of an address, by which two spellings of it are compared; mail goes to the address as it was given.

    Small letters before the ``@`` too: by RFC 5321 (2.4) they are the server's matter, but no server that matters tells
    them apart, and telephones begin a field with a capital. Nothing else is merged: dots and ``+tag`` are other
    mailboxes at most servers, and letters that look alike are other letters.
    """
    return _ASCII_UPPER.sub(lambda found: found[0].lower(), with_network_domain(email))


def is_usual_ice(text: str) -> bool:
    """Whether it looks as common identifiers of enterprises do: fifteen digits, a multiple of 97."""
    return _ICE.fullmatch(text) is not None and int(text) % 97 == 0


def as_e164(typed: str) -> str | None:
    """The number as E.164, Moroccan where no country code is written; None if it is no valid number."""
    if not typed:
        return None
    import phonenumbers  # its metadata is large: loaded only when somebody gives a number

    try:
        number = phonenumbers.parse(western_digits(typed), "MA")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def is_mobile(number: str, countries: Collection[str]) -> bool:
    """Whether short messages can be sent to this E.164 number: a mobile telephone's, of one of the countries.

    Others are refused, so that nobody earns by having us write to dear numbers far away.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    kinds = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    of_a_country = phonenumbers.region_code_for_number(parsed) in countries
    return of_a_country and phonenumbers.number_type(parsed) in kinds
