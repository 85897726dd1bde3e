"""Addresses, telephone numbers and identifiers as people type them: brought into one form, judged softly."""

import re

EMAIL_LIMIT = 254

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@({_LABEL}\.)+[A-Za-z0-9-]{{2,63}}")
_ICE = re.compile(r"\d{15}", re.ASCII)
_EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def western_digits(text: str) -> str:
    """The text with ٠١٢ and ۰۱۲ written 012."""
    return text.translate(_EASTERN_DIGITS)


def is_email(text: str) -> bool:
    """Whether mail can be sent to it, as far as its form tells (RFC 5321's limits, Latin letters)."""
    return len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text) is not None


def with_lower_domain(email: str) -> str:
    """The address with its domain in small letters; the part before is its own server's matter."""
    local, at, domain = email.rpartition("@")
    return f"{local}@{domain.lower()}" if at else email


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
