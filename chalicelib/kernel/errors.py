"""What can go wrong in the domain, with no word about HTTP.

Every error carries a stable dotted ``code`` (``registry.series_closed``) and ``params`` for its sentence. The
sentence itself stands in the locales under the code with dashes, in each language. The classes say only what
sort of thing went wrong; the web turns the sort into a status.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


class DomainError(Exception):
    """A rule of the domain was not met. ``params`` are shown to the user: never secrets."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class NotFoundError(DomainError):
    """There is no such thing, or it is not this caller's to see: the two are told apart nowhere."""


class ForbiddenError(DomainError):
    """The caller sees the thing but may not do this to it."""


class SignInRequiredError(DomainError):
    """Nobody is signed in, or the proof of it does not hold."""


class ConflictError(DomainError):
    """The thing is no longer in the state that the act needs."""


class OvertakenError(ConflictError):
    """The thing has changed since the caller looked; ``problems`` name what, each by itself."""

    def __init__(self, problems: Sequence["Problem"], code: str, **params: Any) -> None:
        super().__init__(code, **params)
        self.problems = tuple(problems)


class GoneError(DomainError):
    """It was there, and its time is over: an expired form, a used code."""


class ThrottledError(DomainError):
    """Too many tries; ``params['retry_after_seconds']`` says when to come back."""


class UnavailableError(DomainError):
    """Something we depend on does not answer; trying again is right."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one field: the field's name, a code, and what its sentence needs."""

    field: str
    code: str
    params: dict[str, Any]

    def __init__(self, field: str, code: str, **params: Any) -> None:
        object.__setattr__(self, "field", field)
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "params", params)


class InvalidError(DomainError):
    """What was given cannot be accepted; every problem is named at once."""

    def __init__(self, problems: Sequence[Problem], code: str = "invalid") -> None:
        super().__init__(code)
        self.problems = tuple(problems)
