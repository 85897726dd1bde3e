"""What protects every answer, written by hand: one expected set for each sort of route."""

from collections.abc import Iterator, Mapping

from chalicelib import bootstrap
from chalicelib.web.routing import Route
from tests.access.callers import Answer

EVERY = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PAGE = {
    **EVERY,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "manifest-src 'self'; connect-src 'self' STORAGE; form-action 'self' STORAGE; frame-src 'self' STORAGE; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NO_PAGE = {**EVERY, "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
GATEWAY = {
    **EVERY,
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Of what the gateway answers by itself; it cannot say a policy of contents."""
SORTS: Mapping[str, Mapping[str, str]] = {"page": PAGE, "api": NO_PAGE, "asset": NO_PAGE}
"""By the route's kind, whatever the answer is: a page, a file, a redirect, a refusal."""

KEPT_BY_ALL = {
    "/a/{slug}/logo/{digest}": "public, max-age=31536000, immutable",
    "/.well-known/jwks.json": "public, max-age=3600",
    "/.well-known/wasl-keys.json": "public, max-age=3600",
    "/static/{name}": "no-cache",
    "/api/v1/openapi.json": "public, max-age=300",
}
"""What anybody may keep, and for how long; of the rest nothing is kept that somebody signed in for."""


def differing(answer: Answer, expected: Mapping[str, str]) -> Iterator[str]:
    """Each of the headers that is another, or lacks, or stands twice."""
    storage = " ".join(bootstrap.bucket_origins())
    for name, value in expected.items():
        if answer.headers.get_all(name) != [value.replace("STORAGE", storage)]:
            yield f"{name} is {answer.headers.get_all(name)} in the place of {value}"


def lacking(route: Route, answer: Answer) -> Iterator[str]:
    """Each header of a route's answer that is not as it should be."""
    yield from differing(answer, SORTS[route.kind])
    kept = answer.headers.get("Cache-Control", "")
    if kept not in _keeping(route, answer):
        yield f"Cache-Control is {kept!r}"


def _keeping(route: Route, answer: Answer) -> set[str]:
    if route.path in KEPT_BY_ALL and answer.status == 200:
        return {KEPT_BY_ALL[route.path]}
    may_be_shown_again = route.kind == "page" and not route.access.signed_in
    return {"no-store", "private, no-cache"} if may_be_shown_again else {"no-store"}
