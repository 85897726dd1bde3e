"""What the domain's errors are over HTTP: the one place where a sort of error becomes a status."""

import logging
from typing import Any

from chalicelib.kernel.errors import (
    ConflictError,
    DomainError,
    ForbiddenError,
    GoneError,
    InvalidError,
    NotFoundError,
    SignInRequiredError,
    ThrottledError,
    UnavailableError,
)
from chalicelib.kernel.work import StaleError

logger = logging.getLogger("wasl.web")


class HttpError(DomainError):
    """A request that HTTP itself refuses, before any rule of the domain: malformed, too large, stale ``If-Match``."""

    def __init__(self, status: int, code: str, **params: Any) -> None:
        super().__init__(f"http.{code}", **params)
        self.status = status


class ScopeLackingError(ForbiddenError):
    """A program's token does not open this; ``params['scope']`` would."""


class UnexpectedError(DomainError):
    """A bug. It was logged with ``params['correlation']``, which is all that the user is told."""


_STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (NotFoundError, 404),
    (ForbiddenError, 403),
    (SignInRequiredError, 401),
    (ConflictError, 409),
    (GoneError, 410),
    (ThrottledError, 429),
    (UnavailableError, 503),
    (InvalidError, 422),
)


def status_of(error: DomainError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, HttpError):
        return error.status
    return next((status for sort, status in _STATUSES if isinstance(error, sort)), 500)


def headers_of(error: DomainError) -> dict[str, str]:
    """Headers that go with the status: when to come back, how to sign in, what else may be done."""
    if isinstance(error, ThrottledError):
        return {"Retry-After": str(error.params.get("retry_after_seconds", 60))}
    if isinstance(error, UnavailableError):
        return {"Retry-After": "5"}
    if isinstance(error, SignInRequiredError):
        return {"WWW-Authenticate": 'Bearer realm="wasl"'}
    if isinstance(error, ScopeLackingError):  # RFC 6750, section 3.1
        asked = f'error="insufficient_scope", scope="{error.params["scope"]}"'
        return {"WWW-Authenticate": f'Bearer realm="wasl", {asked}'}
    if status_of(error) == 405:  # RFC 9110, section 15.5.6
        return {"Allow": str(error.params["allowed"])}
    return {}


def as_domain_error(error: Exception, correlation_id: str) -> DomainError:
    """The error to show: itself if the domain raised it; lost races and throttling as such; else a logged bug."""
    if isinstance(error, DomainError):
        return error
    if isinstance(error, StaleError):
        return ConflictError("http.changed_meanwhile")
    if _is_throttling(error):
        logger.warning("a service we depend on refused for now", exc_info=error, extra={"correlation": correlation_id})
        return UnavailableError("http.unavailable")
    logger.error("unexpected error, correlation %s", correlation_id, exc_info=error)
    return UnexpectedError("http.unexpected", correlation=correlation_id)


def _is_throttling(error: BaseException | None) -> bool:
    while error is not None:
        answer = getattr(error, "response", None) or {}  # of botocore's errors
        code = str(answer.get("Error", {}).get("Code", ""))
        if "Throttl" in code or code in {"ProvisionedThroughputExceededException", "RequestLimitExceeded", "SlowDown"}:
            return True
        error = error.__cause__
    return False
