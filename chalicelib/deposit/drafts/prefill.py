"""What a link into the deposit proposes of the letter: an administration's own site may name what
is asked for: kind of request, subject, nature, number.

Whoever writes the link is nobody we know: it is cleaned and cut as if it were typed, stands in the form for the
depositor to read and change, and decides nothing. Nothing of the depositor can be proposed.
"""

from collections.abc import Callable, Iterable

from chalicelib.deposit.drafts.details import REFERENCE_LIMIT, SUBJECT_LIMIT, Details, LetterNature

_LIMITS = {"subject": SUBJECT_LIMIT, "nature": 20, "request_kind": REFERENCE_LIMIT, "reference": REFERENCE_LIMIT}


def prefilled(value_of: Callable[[str], str], offered: Callable[[], Iterable[str]]) -> dict[str, str]:
    """The letter's fields as an address or a form proposes them, and only those that are fit.

    ``value_of`` gives one by its name, empty where there is none; ``offered`` the ids of the kinds of request that may
    be proposed, asked for only where one is.
    """
    typed = {name: value_of(name)[: 4 * limit] for name, limit in _LIMITS.items()}
    cleaned = Details().with_changes(typed)
    found = {name: getattr(cleaned, name)[:limit].strip() for name, limit in _LIMITS.items()}
    if not typed["nature"] or found["nature"] not in set(LetterNature):
        found["nature"] = ""
    if found["request_kind"] and found["request_kind"] not in offered():
        found["request_kind"] = ""
    return {name: value for name, value in found.items() if value}
