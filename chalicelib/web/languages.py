"""Which language a request is answered in: the one asked now, else the one chosen before, else the browser's."""

from chalicelib.kernel.languages import Language

COOKIE = "wasl_language"


def chosen(asked: str, remembered: str, accepted: str) -> Language:
    """``asked`` is ``?lang=``, ``remembered`` the cookie, ``accepted`` the ``Accept-Language`` header; else Arabic."""
    for value in (asked, remembered):
        if value in set(Language):
            return Language(value)
    return next(iter(_accepted(accepted)), Language.ARABIC)


def _accepted(header: str) -> list[Language]:
    """Our languages in the header's order of preference (RFC 9110, section 12.5.4)."""
    weighed: list[tuple[float, Language]] = []
    for part in header.split(",")[:20]:
        tag, _, parameters = part.partition(";")
        primary = tag.strip().lower().partition("-")[0]
        weight = _weight(parameters)
        if primary in set(Language) and weight > 0:
            weighed.append((weight, Language(primary)))
    return [language for _, language in sorted(weighed, key=lambda pair: -pair[0])]


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
