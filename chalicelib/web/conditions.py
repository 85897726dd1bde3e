"""Conditional requests (RFC 9110, section 13): a version is its ETag."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.text import whole_number
from chalicelib.web.errors import HttpError
from chalicelib.web.request import Request

P = ParamSpec("P")
T = TypeVar("T")


def etag(version: int) -> str:
    """The strong validator of a version: ``"3"``."""
    return f'"{version}"'


def not_modified(request: Request, version: int) -> bool:
    """Whether the reader already has this version."""
    return request.method in ("GET", "HEAD") and etag(version) in _tags(request.header("if-none-match"))


def demand_precondition(request: Request) -> None:
    """:class:`HttpError` 428 when a change comes without ``If-Match`` (RFC 6585, section 3)."""
    if not request.header("if-match"):
        raise HttpError(428, "precondition_required")


def demand_version(request: Request, version: int) -> None:
    """:class:`HttpError` 412 when ``If-Match`` was given and names another version than the present one."""
    given = _tags(request.header("if-match"))
    if given and "*" not in given and etag(version) not in given:
        raise HttpError(412, "precondition_failed", version=version)


def expected_version(request: Request) -> int | None:
    """The version that ``If-Match`` names, for use cases to check in their transaction; None for ``*`` or none."""
    given = [tag.strip('"') for tag in _tags(request.header("if-match"))]
    if not given or "*" in given:
        return None
    version = whole_number(given[0], -1) if len(given) == 1 else -1
    if version < 0:
        raise HttpError(412, "precondition_failed", version=0)
    return version


def precondition(code: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """For routes whose use case raises a conflict of this code when the thing moved on since the version that it was
    given: such a conflict is a failed precondition (412)."""

    def conditional(act: Callable[P, T]) -> Callable[P, T]:
        @wraps(act)
        def acting(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return act(*args, **kwargs)
            except ConflictError as error:
                if error.code != code:
                    raise
                raise HttpError(412, "precondition_failed", **error.params) from error

        return acting

    return conditional


def _tags(header: str) -> list[str]:
    return [tag.strip() for tag in header.split(",") if tag.strip()]
