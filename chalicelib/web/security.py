"""What protects every answer: headers, the content security policy, and the checks against borrowed authority."""

import hmac
from functools import cache
from urllib.parse import urlsplit

from chalicelib import bootstrap
from chalicelib.kernel.errors import ForbiddenError
from chalicelib.web.errors import HttpError
from chalicelib.web.request import Request

_PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
SAFE_METHODS = frozenset({"GET", "HEAD"})


@cache
def content_security_policy() -> str:
    """Nothing but our own origin, and the buckets' where files go and come from."""
    buckets = " ".join(bootstrap.bucket_origins())
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
            "manifest-src 'self'",
            f"connect-src 'self' {buckets}",
            f"form-action 'self' {buckets}",
            f"frame-src 'self' {buckets}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ]
    )


def common_headers() -> dict[str, str]:
    """Headers of every answer. What is no page is shown as none: opened by itself, it runs and loads nothing."""
    return {
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    }


def page_headers(private: bool) -> dict[str, str]:
    """Headers of every page. A signed-in page is kept nowhere; a public one may be shown again by Back, checked first.

    The referrer stays within our origin: ``no-referrer`` would also make the browser send ``Origin: null`` with our own
    forms, and that header is how a foreign form is told.
    """
    return {
        **common_headers(),
        "Content-Security-Policy": content_security_policy(),
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": _PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store" if private else "private, no-cache",
    }


def demand_own_form(request: Request) -> None:
    """Refuses a form that another site sent, or that does not carry the session's token."""
    _demand_own_origin(request)
    if request.session and not hmac.compare_digest(request.form["csrf"].encode(), request.csrf.encode()):
        raise ForbiddenError("web.form_outdated")


def demand_own_call(request: Request) -> None:
    """The same for API calls that live on the cookie; a bearer token cannot be borrowed, so it needs nothing."""
    if request.header("authorization"):
        return
    _demand_own_origin(request)
    if request.session and not hmac.compare_digest(request.header("x-csrf-token").encode(), request.csrf.encode()):
        raise ForbiddenError("web.form_outdated")


def _demand_own_origin(request: Request) -> None:
    if request.header("sec-fetch-site") not in ("", "same-origin", "none"):
        raise HttpError(403, "foreign_form")
    origin, ours = request.header("origin"), urlsplit(bootstrap.settings().public_url)
    if origin and origin != f"{ours.scheme}://{ours.netloc}":
        raise HttpError(403, "foreign_form")
