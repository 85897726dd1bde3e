"""The web’s own state: sessions, throttles, codes."""

from datetime import timedelta
from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo
from chalicelib.web import session_store
from chalicelib.web.grants import Grants
from chalicelib.web.one_time_codes import OneTimeCodes
from chalicelib.web.sessions import Sessions
from chalicelib.web.throttle import Throttle


@cache
def session_tables() -> None:
    """Binds what stands in the table of sessions."""
    dynamo.bind_all(session_store.MODELS, bootstrap.settings().table_sessions, bootstrap.settings().region)


@cache
def sessions() -> Sessions:
    """Visitors' and agents' sessions."""
    session_tables()
    return Sessions(session_store.SessionStore(), bootstrap.clock())


@cache
def grants() -> Grants:
    """Tokens by which programs hold what a one-time code opened."""
    session_tables()
    return Grants(session_store.GrantStore(), bootstrap.clock())


def throttle(name: str, limit: int, window: timedelta) -> Throttle:
    """At most ``limit`` tries in each ``window``, counted by key under that name."""
    session_tables()
    return Throttle(name, limit, window, session_store.TallyStore(), bootstrap.clock())


@cache
def one_time_codes() -> OneTimeCodes:
    """Codes sent by mail that open one thing once; three may be asked for in a quarter of an hour."""
    session_tables()
    return OneTimeCodes(session_store.CodeStore(), bootstrap.clock(), throttle("codes", 3, timedelta(minutes=15)))


def qr_code(content: str) -> bytes:
    """A QR code as SVG, for a page to show."""
    from chalicelib.adapters.typesetting.qr import qr_svg

    return qr_svg(content)


@cache
def bucket_origins() -> tuple[str, ...]:
    """The origin where browsers send files to and read them from: links name the bucket in the path."""
    return (aws.client("s3", bootstrap.settings().region).meta.endpoint_url,)


@cache
def identity_endpoint() -> str:
    """Where agents' programs get their access tokens."""
    endpoint: str = aws.client("cognito-idp", bootstrap.settings().region).meta.endpoint_url
    return endpoint
