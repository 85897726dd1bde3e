"""A request as pages and API routes see it."""

import re
from functools import cached_property
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from chalicelib import bootstrap
from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import NotFoundError, SignInRequiredError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Origin
from chalicelib.kernel.tokens import is_like_a_senders, is_like_a_token
from chalicelib.web import languages, texts
from chalicelib.web.errors import HttpError
from chalicelib.web.forms import Values, read_form
from chalicelib.web.responses import cookie
from chalicelib.web.routing import Route
from chalicelib.web.sessions import COOKIE as SESSION_COOKIE
from chalicelib.web.sessions import Session

MAX_BODY_BYTES = 256 * 1024
MULTIPART = "multipart/form-data"
FORM = "application/x-www-form-urlencoded"
# Whatever names something in a path is one of ours: plain ASCII. Anything else names nothing.
_NAME = re.compile(r"[A-Za-z0-9._~-]{1,128}")


class Request:
    """One HTTP request. Cookies to set on the way out are gathered in ``cookies_out``."""

    def __init__(self, raw: Any, route: Route) -> None:
        self.raw = raw
        self.route = route
        self.method: str = raw.method
        self.correlation_id: str = raw.context.get("requestId") or new_id()
        self.cookies_out: list[str] = []

    @cached_property
    def params(self) -> dict[str, str]:
        """The names in the path; :class:`NotFoundError` for a name that nothing can have."""
        given: dict[str, str] = self.raw.uri_params or {}
        if not all(_NAME.fullmatch(value) for value in given.values()):
            raise NotFoundError("not_found")
        return given

    @property
    def path(self) -> str:
        """The path as the route sees it, without the stage's or the domain's prefix."""
        return self.route.path.format(**self.params)

    @cached_property
    def query(self) -> Values:
        """The query string's fields."""
        multi = self.raw.query_params
        return Values({name: multi.getlist(name) for name in multi} if multi else {})

    @cached_property
    def form(self) -> Values:
        """The fields of a form; :class:`HttpError` 415, 413 or 400 when the body is not one."""
        if self._is_multipart:
            return self._multipart[0]
        if self.body and self._content_type != FORM:
            raise HttpError(415, "not_a_form")
        return read_form(self.body)

    @property
    def files(self) -> dict[str, bytes]:
        """The files that came with the form, by their field's name; one that was left empty has no bytes."""
        return self._multipart[1] if self._is_multipart else {}

    @property
    def _content_type(self) -> str:
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def _is_multipart(self) -> bool:
        return bool(self.route.takes_file) and self._content_type == MULTIPART

    @cached_property
    def _multipart(self) -> tuple[Values, dict[str, bytes]]:
        from chalicelib.web.multipart import read_multipart  # one page in fifty takes a file

        return read_multipart(self.body, self.header("content-type"))

    @cached_property
    def body(self) -> bytes:
        """The body's bytes; :class:`HttpError` 413 beyond what the route takes."""
        body = self.raw.raw_body
        body = body.encode() if isinstance(body, str) else body
        limit = self.route.takes_file or MAX_BODY_BYTES
        if len(body) > limit:
            raise HttpError(413, "body_too_large", limit_bytes=limit)
        return bytes(body)

    def header(self, name: str) -> str:
        """A header's value, or the empty text."""
        return str(self.raw.headers.get(name, ""))

    @property
    def address(self) -> str:
        """The client's IP address as the gateway saw it."""
        return str(self.raw.context.get("identity", {}).get("sourceIp", ""))

    @property
    def origin(self) -> Origin:
        """Where the acts of this request come from, for the log; :class:`SignInRequiredError` for a program whose token
        does not hold."""
        program = self.caller.program if self.is_programs and self.caller else None
        return Origin(self.route.kind, self.address, self.correlation_id, program)

    @cached_property
    def cookies(self) -> dict[str, str]:
        """The cookies that came with the request, but none that came twice: which is meant, nobody could say. A
        malformed header holds none."""
        names = [pair.partition("=")[0].strip() for pair in self.header("cookie").split(";")]
        try:
            found = SimpleCookie(self.header("cookie"))
        except CookieError:
            return {}
        return {name: morsel.value for name, morsel in found.items() if names.count(name) == 1}

    @cached_property
    def language(self) -> Language:
        """The language to answer in."""
        remembered = self.cookies.get(languages.COOKIE, "")
        return languages.chosen(self.query["lang"], remembered, self.header("accept-language"))

    @cached_property
    def session(self) -> Session | None:
        """The session of the cookie, if it still holds."""
        secret = self.cookies.get(SESSION_COOKIE)
        return bootstrap.sessions().find(secret) if secret else None

    @cached_property
    def caller(self) -> Caller | None:
        """The signed-in agent: by bearer token on API routes, else by session; a program by its own token."""
        if self.is_programs:
            if is_like_a_senders(self.bearer):
                return bootstrap.sender_callers().of_token(self.bearer, self.address)
            return bootstrap.client_callers().of_token(self.bearer, self.address)
        if self.route.kind == "api" and self.header("authorization"):
            return bootstrap.bearer_callers().of_bearer(self.header("authorization"))
        session = self.session
        return bootstrap.session_callers().of_session(session) if session else None

    @property
    def agent(self) -> Caller:
        """The signed-in agent; :class:`SignInRequiredError` if there is none."""
        if self.caller is None:
            raise SignInRequiredError("web.sign_in_required")
        return self.caller

    @property
    def csrf(self) -> str:
        """The session's CSRF token; empty without a session, for then there is no authority to borrow."""
        return self.session.csrf if self.session else ""

    @property
    def bearer(self) -> str:
        """The token of ``Authorization: Bearer``; empty without one."""
        scheme, _, token = self.header("authorization").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    @property
    def is_programs(self) -> bool:
        """Whether it comes with what means to be a program's token: it is then that program's, or nobody's."""
        return self.route.kind == "api" and is_like_a_token(self.bearer)

    def holds(self, grant: str) -> bool:
        """Whether something, such as ``deposit/ID`` after a one-time code, was granted to this visitor's session or for
        the token that came."""
        if self.session is not None and grant in self.session.grants:
            return True
        return bool(self.bearer) and bootstrap.grants().opens(self.bearer, grant)

    def grant(self, grant: str) -> None:
        """Adds a grant to the visitor's session, under a new session id."""
        secret, session = bootstrap.sessions().grant(self.session, grant)
        self.start(secret, session)

    def start(self, secret: str, session: Session) -> None:
        """Answers with this session's cookie."""
        self.cookies_out.append(cookie(SESSION_COOKIE, secret))
        self.session = session
        self.__dict__.pop("caller", None)

    @property
    def done_key(self) -> str:
        """The key of the text that says what was just done, from ``?done=``; empty if there is no such text."""
        key = f"done-{self.query['done']}"
        return key if self.query["done"] and texts.has_text(self.language, key) else ""

    @property
    def came_from(self) -> str:
        """The page that a form was sent from, with its query but for its language; empty where none is known."""
        ours = self.header("referer").startswith(bootstrap.settings().public_url + "/")
        return self.here(lang="") if self.method == "POST" and ours else ""

    def here(self, **changes: str) -> str:
        """The page one is on with its query, some of its fields changed: for language links and filters."""
        path, fields = self._page()
        fields |= {name: [value] for name, value in changes.items()}
        query = urlencode({name: values for name, values in fields.items() if any(values)}, doseq=True)
        return f"{path}?{query}" if query else path

    def _page(self) -> tuple[str, dict[str, list[str]]]:
        """A form's action has no page of its own: then the page it was sent from; home, where nothing else is known."""
        if self.method in ("GET", "HEAD"):
            try:
                return self.path, {name: self.query.all(name) for name in self.query if name != "done"}
            except NotFoundError:
                return "/", {}
        ours, came_from = bootstrap.settings().public_url, self.header("referer")
        if not came_from.startswith(ours + "/"):
            return "/", {}
        parts = urlsplit(came_from[len(ours) :])
        return parts.path, {name: values for name, values in parse_qs(parts.query).items() if name != "done"}


def base_path() -> str:
    """The path prefix of the public address, without a slash at the end: empty, or such as ``/api``."""
    return urlsplit(bootstrap.settings().public_url).path.rstrip("/")
