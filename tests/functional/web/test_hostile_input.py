"""Whatever is sent to whichever route: never a fault, always a problem document or a page in the sender's language."""

import base64
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

import pytest

from chalicelib.web.routing import Route
from chalicelib.web.site import all_routes
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.circuits import Office
from tests.conftest import PortalSession
from tests.pdf_samples import letter
from tests.people import csrf_of, email_of, sign_in
from tests.registers import write_sheet
from tests.workflows.conftest import unique

T = TypeVar("T")
BIDI = "\u202e\u2066قرار\u2069 \u200f'\"><script>alert(1)</script>"
TEXTS = [
    "",
    " ",
    BIDI,
    "x" * 3000,
    "\x00\x01",
    "٣٤",
    "-1",
    "1e999",
    "../../etc/passwd",
    "${jndi:x}",
    "{{7*7}}",
    "9" * 40,
]
PATHS = [
    "%00",
    "%FF%FE",
    "..%2F..%2Fx",
    "%0d%0aSet-Cookie:%20a=b",
    "%25",
    "x" * 200,
    quote(BIDI, safe=""),
    "a",
    "0" * 26,
]
CURSORS = [
    "!", "AAAA", base64.urlsafe_b64encode(b"[" * 5000).decode(), "9" * 200,
    base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    *(base64.urlsafe_b64encode(json.dumps(it).encode()).decode() for it in (
        1, [], [[1, 2]], {}, {"pk": 1}, {"pk": {"S": 1}}, {"pk": {"S": "x"}, "sk": {"S": "y"}}, {"pk": {"X": None}},
        {"pk": {"S": "mail/x"}, "sk": {"S": "mail"}, "basket": {"S": "desk/other"}, "basket_at": {"S": "2026"}},
        {"pk": {"S": "a"}, "sk": {"S": "b"}, "register_year": {"S": "OTHER-A/2026"}, "serial": {"N": "x"}},
        {"pk": {"S": "a"}, "sk": {"S": "b"}, "desk_basket": {"S": "desk/other"}, "due_at": {"S": ""}},
    )),
]  # fmt: skip
TAGS = ["garbage", '"x"', '"-1"', f'"{"9" * 5000}"', f'"{"9" * 60}"', 'W/"1"', '"1", "2"', ",,,", "*", '"٣"']
BODIES = [
    b"", b"{", b"null", b"[]", b'"x"', b"0", b"\xff\xfe\x00", b'"\\ud800"', b"[" * 20_000, b'{"a":' * 5_000, b"1e999",
    b'{"a": NaN}', b'{"\\u0000": "\\u0000"}', b'{"a": 1, "a": 2}',
]  # fmt: skip
FORMS = [b"%", b"%FF=%FF", b"a" * 5000, b"&" * 500, b"=", b"\xff\xfe=1", b"csrf=%00", "حقل=قيمة".encode()]
VALUES: list[Any] = [None, True, 0, -1, 10**30, 1.5, "", "\x00", BIDI, "x" * 20_000, [], {}, [[[]]], {"a": {"b": []}}]
FIELDS = (
    "kind", "name", "email", "phone", "identifier", "identifier_kind", "representative", "subject", "reference", "next",
    "version", "then", "reason", "note", "password", "again", "decision", "register", "reason_code", "one_time_code",
    "fingerprint", "file_id", "entity_id", "desk_id", "circuit_id", "consent", "code", "step", "sender", "addressee",
    "channel", "received_on", "document_on", "sender_reference", "nature", "language", "priority", "confidentiality",
    "pages", "keywords", "due_on", "lang", "recovery_code",
)  # fmt: skip
PROTECTIONS = {"Strict-Transport-Security", "X-Content-Type-Options"}


@dataclass(frozen=True)
class Authority:
    """An agent's session, by cookie with its form token, or by bearer token."""

    cookie: str
    csrf: str
    token: str


@dataclass
class Hostile:
    """Somebody who is signed in and knows ids of things, and sends what no client would."""

    cloud: LocalCloud
    office: Office
    ids: dict[str, str]
    agent: Authority
    operator: Authority

    def send(
        self, route: Route, path: str, query: str = "", body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """The status, headers and text of the answer to exactly these bytes."""
        host = urlsplit(self.cloud.url)
        connection = HTTPConnection(host.hostname or "", host.port, timeout=60)
        given = {"Accept": "*/*", "Accept-Language": "fr", **self._authority(route)}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        raw = {name: value.encode("utf-8") for name, value in given.items()}
        try:
            connection.request(route.method, f"{path}?{query}" if query else path, body, raw)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return answer.status, dict(answer.getheaders()), text
        finally:
            connection.close()

    def _authority(self, route: Route) -> dict[str, str]:
        if not route.access.signed_in:
            return {}
        by = self.by(route)
        return {"Authorization": f"Bearer {by.token}"} if route.kind == "api" else {"Cookie": by.cookie}

    def by(self, route: Route) -> Authority:
        """Who may call the route."""
        return self.operator if route.access.roles else self.agent

    def path(self, route: Route) -> str:
        """The route's path with ids of things that are there."""
        names = {name: self.ids.get(f"{route.path.split('/')[1]}.{name}", self.ids.get(name, "x")) for name in
                 route.parameters}  # fmt: skip
        return route.path.format(**names)


@pytest.fixture(scope="module")
def hostile(cloud: LocalCloud) -> Hostile:
    """Somebody who sits at every desk, in an administration with letters, a reply in its circuit and a paper letter."""
    spec = specification.read()
    registrar = replace(spec.agents["registrar"], desks=tuple(spec.desks))
    office = Office(cloud, cloud.seed(unique(replace(spec, agents={**spec.agents, "registrar": registrar}))))
    return Hostile(cloud, office, _things(office), _cookies(office, "registrar"), _cookies(office, "operator"))


def _things(office: Office) -> dict[str, str]:
    journey, seeded = office.journey, office.seeded
    mail, deposit = office.mail(), journey.deposit()
    folder_id, draft = office.folder_at_first_desk(), journey.draft()["id"]
    check = journey.call("POST", "/checks", json={"consent": True})
    return {
        "slug": seeded.administration.slug,
        "drafts.id": draft,
        "v.id": check["id"],
        "id": check["id"],
        "deposit_id": draft,
        "file_id": journey.attach(draft, letter()),
        "code": deposit["submission"]["tracking_code"],
        "mail_id": mail.id,
        "folder_id": folder_id,
        "step": "1-1",
        "register_id": seeded.registers["A"],
        "intake_id": write_sheet(seeded, "رسالة").id,
        "kind": "deposit",
        "queue": "receipts",
        "basket": f"qualify/{seeded.administration.entity_id}",
    }


def _cookies(office: Office, agent: str) -> Authority:
    with PortalSession(office.cloud.url) as session:
        csrf = csrf_of(sign_in(session, email_of(office.seeded, agent)))["csrf"]
        cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    return Authority(cookie, csrf, office.journey.token(agent))


def _name(route: Route) -> str:
    return f"{route.method} {route.path}"


def some(route: Route, soak: bool, hostile_things: Iterable[T], count: int) -> list[T]:
    """A seeded sample for each route, another one for the next; all of them where full counts are asked for."""
    everything = list(hostile_things)
    return everything if soak else random.Random(_name(route)).sample(everything, min(count, len(everything)))


def assert_civil(route: Route, sent: str, answer: tuple[int, dict[str, str], str]) -> None:
    """No fault; protected; an error is a document or a page in French, which was asked for."""
    status, headers, text = answer
    assert status < 500, (sent, status, text[:300])
    if headers.get("Content-Type") == "application/json" and '"message"' in text[:20]:
        return  # API Gateway's own
    assert headers.keys() >= PROTECTIONS, sent
    if route.kind == "page":
        assert "Content-Security-Policy" in headers, sent
    if status < 400 or route.kind == "asset":
        return
    if route.kind == "api":
        assert headers["Content-Type"] == "application/problem+json", sent
        document = json.loads(text)
        assert document["detail"] and not re.search("[\u0621-\u064a]", document["title"]), (sent, document)
    else:
        assert headers["Content-Type"].startswith("text/html") and 'lang="fr' in text, (sent, status, text[:200])
        assert "<script>alert(1)" not in text, sent


def _queries() -> Iterator[str]:
    names = (
        "cursor",
        "basket",
        "desk_id",
        "desk",
        "register",
        "year",
        "order",
        "q",
        "code",
        "id",
        "sha256",
        "next",
        "done",
    )
    for text in TEXTS:
        yield urlencode(dict.fromkeys((*names, "done", "sent", "download", "error", "lang"), text))
    for cursor in CURSORS:
        yield urlencode({"cursor": cursor})
    yield from ("%", "%FF=%FF", "a" * 4000, "&" * 900, "cursor", "lang=ar&lang=fr&lang[]=x", "next=//evil.example")


@pytest.mark.sampled(6)
@pytest.mark.parametrize("route", [route for route in all_routes() if route.parameters], ids=_name)
def test_a_path_that_names_nothing(hostile: Hostile, route: Route, soak: bool) -> None:
    for part in some(route, soak, PATHS, 2):
        path = re.sub(r"{\w+}", part.replace("\\", ""), route.path)
        assert_civil(route, path, hostile.send(route, path, body=b"" if route.method in ("POST", "PUT") else None))


@pytest.mark.sampled(6)
@pytest.mark.parametrize("route", [route for route in all_routes() if route.method == "GET"], ids=_name)
def test_a_query_that_asks_for_nothing(hostile: Hostile, route: Route, soak: bool) -> None:
    path, baskets = hostile.path(route), f"basket={quote(hostile.ids['basket'])}"
    for query in some(route, soak, _queries(), 4):
        asked = f"{baskets}&{query}" if query.startswith("cursor") else query
        assert_civil(route, asked, hostile.send(route, path, asked))


@pytest.mark.sampled(6)
@pytest.mark.parametrize("route", [r for r in all_routes() if r.kind == "api" and r.method != "GET"], ids=_name)
def test_json_that_fits_nothing(hostile: Hostile, route: Route, soak: bool) -> None:
    path, tag = hostile.path(route), {"If_Match": '"0"', "Content_Type": "application/json"}
    for body in some(route, soak, [*BODIES, *_bodies(route)], 5):
        assert_civil(route, repr(body[:200]), hostile.send(route, path, body=body, **tag))
    for tag_ in some(route, soak, TAGS, 3) if route.conditional else []:
        sent = {"If_Match": tag_, "Content_Type": "application/json"}
        for body in list(_bodies(route))[:1]:
            assert_civil(route, tag_, hostile.send(route, path, body=body, **sent))
    for sort in some(route, soak, ("", "text/plain", "multipart/form-data", "application/json; charset=utf-16"), 1):
        assert_civil(route, sort, hostile.send(route, path, body=b"{}", If_Match="*", Content_Type=sort))
    if route.idempotent:
        for key in some(route, soak, ("", " ", "é", "x" * 300, "\x7f"), 2):
            assert_civil(route, key, hostile.send(route, path, body=b"{}", Idempotency_Key=key, **tag))


def _bodies(route: Route) -> Iterator[bytes]:
    """Bodies of the right fields: all with one hostile value, in a list, and in an object of the fields within."""
    fields = list(route.body.model_fields) if route.body else []
    for value in VALUES if fields else []:
        within = dict.fromkeys(("kind", "name", "email", "phone", "identifier", "subject", "reference"), value)
        for sent in (value, [value], within):
            yield json.dumps(dict.fromkeys(fields, sent)).encode()


@pytest.mark.sampled(6)
@pytest.mark.parametrize("route", [r for r in all_routes() if r.kind == "page" and r.method == "POST"], ids=_name)
def test_a_form_that_fits_nothing(hostile: Hostile, route: Route, soak: bool) -> None:
    path, form = hostile.path(route), "application/x-www-form-urlencoded"
    for text in some(route, soak, TEXTS, 3):
        body = urlencode({**dict.fromkeys(FIELDS, text), "csrf": hostile.by(route).csrf}).encode()
        assert_civil(route, repr(text), hostile.send(route, path, body=body, Content_Type=form))
    signed = [form_ + b"&csrf=" + hostile.by(route).csrf.encode() for form_ in FORMS]
    for body in some(route, soak, [*signed, *FORMS], 3):
        assert_civil(route, repr(body), hostile.send(route, path, body=body, Content_Type=form))
    for sort in some(route, soak, ("", "multipart/form-data; boundary=x", "application/json"), 1):
        assert_civil(route, sort, hostile.send(route, path, body=b"--x\r\n", Content_Type=sort))
