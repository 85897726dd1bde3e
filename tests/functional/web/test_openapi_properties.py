"""Requests drawn from the API's own description, fitting it or nearly: never a fault, never an answer it does not tell.

``tests/contract.py`` compares status, headers, body and codes of each answer with the description.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id
from chalicelib.web.routing import Route
from chalicelib.web.site import all_routes
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import batches, contract
from tests.circuits import Office
from tests.conftest import PortalSession
from tests.contract import Operation, resolve
from tests.functional.deposit.answers import answer, mailed_code
from tests.functional.deposit.own import new_address, put_letter
from tests.links import code_to
from tests.pdf_samples import letter
from tests.programs import connected
from tests.registers import write_sheet
from tests.workflows.conftest import unique

ROUTES = [route for route in all_routes() if route.kind == "api"]
Strategy = st.SearchStrategy[Any]
WILD_TEXT = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "٣٤", "1e999", "\u202eقرار\u2069", "' OR 1=1", "<b>", "x" * 6000, "2026-11-22"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
WILD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), WILD_TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WILD_TEXT, inner, max_size=3)),
    max_leaves=6,
)
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._~%-]{0,40}", fullmatch=True)


@dataclass(frozen=True)
class Sent:
    """One request, without its method and its authority."""

    path: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None


@dataclass(frozen=True)
class Client:
    """Somebody with every authority, who knows ids of things that are there."""

    url: str
    ids: dict[str, str]
    tokens: dict[str, str]

    def ask(self, operation: Operation, sent: Sent) -> requests.Response:
        """The answer; what the description says of who may call is obeyed."""
        path = operation.path.format(**{name: quote(value, safe="") for name, value in sent.path.items()})
        body = None if sent.body is None else json.dumps(sent.body)
        headers = {
            **sent.headers,
            **self._authority(operation),
            **({"Content-Type": "application/json"} if body else {}),
        }
        return requests.request(
            operation.method, f"{self.url}/api/v1{path}", params=sent.query, headers=headers, data=body, timeout=60
        )

    def _authority(self, operation: Operation) -> dict[str, str]:
        ways = operation.described["security"]
        if not ways or not ways[0]:
            return {}
        ((scheme, roles),) = ways[0].items()
        return {"Authorization": f"Bearer {self.tokens['operator' if roles else scheme]}"}


@pytest.fixture(scope="module")
def client(cloud: LocalCloud) -> Client:
    """A registrar who sits at every desk, with letters, a reply in its circuit, an answered deposit, a paper letter."""
    spec = specification.read()
    registrar = replace(spec.agents["registrar"], desks=tuple(spec.desks))
    office = Office(cloud, cloud.seed(unique(replace(spec, agents={**spec.agents, "registrar": registrar}))))
    journey, deposit = office.journey, office.journey.deposit()
    answer(journey, deposit)
    code, draft, mail = deposit["submission"]["tracking_code"], journey.draft()["id"], office.mail()
    journey.call("POST", f"/trackings/{code}/one-time-code")
    cloud.drain()
    given_code = {"one_time_code": mailed_code(cloud.mails())}
    tokens = {
        "agent": journey.token("registrar"),
        "operator": journey.token("operator"),
        "reply": journey.call("POST", f"/trackings/{code}/reply", json=given_code)["token"],
        "depositor": _depositors_token(office),
        "client": connected(journey, "permits", "batches:write", "batches:read", name="program")[1],
    }
    ids = {
        "slug": office.seeded.administration.slug,
        "deposit_id": draft,
        "file_id": journey.attach(draft, letter()),
        "code": code,
        "mail_id": mail.id,
        "folder_id": office.folder_at_first_desk(),
        "step": "1-1",
        "register_id": office.seeded.registers["A"],
        "intake_id": write_sheet(office.seeded, "رسالة").id,
        "id": journey.call("POST", "/checks", json={"consent": True})["id"],
        "kind": "deposit",
        "queue": "receipts",
        "entity_id": mail.entity_id,
        "desk_id": office.seeded.desks["permits"].id,
        "model_id": "complaint",
        **_of_nothing(),
        **_of_a_batch(office),
        "digest": deposit["submission"]["notice"],
        "agent_id": office.seeded.agents["handler"].id,
        "circuit_id": office.seeded.circuits["visa-then-signature"].id,
        "basket": f"desk/{office.seeded.desks['permits'].id}",
        "administration": office.seeded.administration.slug,
        "sha256": sha256(b"of nobody"),
    }
    return Client(cloud.url, ids, tokens)


def _of_nothing() -> dict[str, str]:
    """Ids of what does not exist."""
    things = (
        "notice",
        "mandate",
        "client",
        "decision",
        "outage",
        "departure",
        "import",
        "request",
        "closing",
        "evidence",
    )
    return {f"{thing}_id": new_id() for thing in things} | {"size": "1", "old": "1", "new": "2", "file": "statement"}


def _of_a_batch(office: Office) -> dict[str, str]:
    """What a batch of the program's names."""
    line = batches.line(office.journey, "A", letter())
    sent = batches.send(office.journey, [line], name="program", depositor={"email": new_address()})
    return {"batch_id": sent["id"], "line": "1", "token_id": new_id(), "registered_id": new_id()}


def _depositors_token(office: Office) -> str:
    """The token of somebody with a letter; from a network address of their own, where nobody has asked too often."""
    email = new_address()
    put_letter(office.seeded, email)
    with PortalSession(office.cloud.url) as program:
        given = program.post("/api/v1/mine/requests", json={"email": email}).json()
        office.cloud.drain()
        code = {"request": given["request"], "one_time_code": code_to(office.cloud, email)}
        return str(program.post("/api/v1/mine/visits", json=code).json()["token"])


@dataclass(frozen=True)
class Draws:
    """Requests to one operation: most fit what is described, some only nearly."""

    operation: Operation
    known: dict[str, str]

    def requests(self) -> Strategy:
        """Whole requests."""
        return st.builds(
            Sent,
            path=self._given("path", lambda it: self._named(it["name"])),
            query=self._given("query", self._asked),
            headers=self._given("header", lambda it: HEADERS[it["name"]]),
            body=self._body(),
        )

    def _given(self, place: str, draw: Callable[[Any], Strategy]) -> Strategy:
        described = map(resolve, self.operation.described["parameters"])
        here = [it for it in described if it["in"] == place]
        return _fields({it["name"]: draw(it) for it in here}, {it["name"] for it in here if it.get("required")})

    def _named(self, name: str) -> Strategy:
        return st.one_of(st.just(self.known[name]), st.just(self.known[name]), NAMES)

    def _asked(self, parameter: Any) -> Strategy:
        fits = self.fitting(parameter["schema"], parameter["name"]).map(str)
        return st.one_of(fits, fits, fits, WILD_TEXT)

    def _body(self) -> Strategy:
        content = self.operation.described.get("requestBody", {}).get("content")
        if content is None:
            return st.none()
        fits = self.fitting(content["application/json"]["schema"])
        return st.one_of(fits, fits, fits, WILD)

    def fitting(self, schema: Any, name: str = "") -> Strategy:
        """Values that a schema allows, as far as types and choices go: lengths and patterns are left to chance."""
        schema = resolve(schema)
        if "enum" in schema or "const" in schema:
            return st.sampled_from(schema.get("enum") or [schema["const"]])
        if "anyOf" in schema:
            return st.one_of([self.fitting(choice, name) for choice in schema["anyOf"]])
        if schema.get("type") == "object":
            fields = {field: self.fitting(it, field) for field, it in schema.get("properties", {}).items()}
            return _fields(fields, set(schema.get("required", ())))
        likely = [*schema.get("examples", ()), *([self.known[name]] if name in self.known else [])]
        plain = _plain(schema)
        return st.one_of(st.sampled_from(likely), plain) if likely else plain


HEADERS: dict[str, Strategy] = {
    "Accept-Language": st.sampled_from(["fr", "ar", "en", "*", "fr;q=x"]),
    "If-Match": st.sampled_from(["*", "*", '"0"', '"1"', "x", 'W/"1"', '"1", "2"']),
    "If-None-Match": st.sampled_from(['"0"', '"1"', "*", "x"]),
    "Idempotency-Key": st.one_of(st.uuids().map(str), st.uuids().map(str), st.sampled_from(["1", "x" * 300])),
}


def _fields(fields: dict[str, Strategy], required: set[str]) -> Strategy:
    needed = {name: it for name, it in fields.items() if name in required}
    return st.fixed_dictionaries(needed, optional={name: it for name, it in fields.items() if name not in required})


def _plain(schema: Any) -> Strategy:
    sorts: dict[str | None, Strategy] = {
        "string": st.dates().map(str) if schema.get("format") == "date" else WILD_TEXT,
        "integer": st.integers(schema.get("minimum"), schema.get("maximum")),
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
        "null": st.none(),
    }
    return sorts.get(schema.get("type"), WILD)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_whatever_is_drawn_from_the_description_is_answered_as_described(
    client: Client, route: Route, soak: bool
) -> None:
    operation = contract.of_route(route)

    @settings(
        max_examples=40 if soak else 5,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(Draws(operation, client.ids).requests())
    def probe(sent: Sent) -> None:
        answered = client.ask(operation, sent)
        assert answered.status_code < 500, (sent, answered.text)
        contract.assert_kept(answered)

    probe()


def test_an_idempotency_key_and_a_version_that_fit_are_taken(client: Client, administration: Seeded) -> None:
    """The draws above are no empty promise: what fits is done, in another house, for a draw may have closed theirs."""
    opened = contract.operation_of("POST", "/deposits")
    body = {"administration": administration.administration.slug}
    made = client.ask(opened, Sent({}, headers={"Idempotency-Key": str(uuid.uuid4())}, body=body))
    contract.assert_kept(made)
    assert made.status_code == 201, made.text
    changed = contract.operation_of("PUT", f"/deposits/{made.json()['id']}")
    sent = Sent({"deposit_id": made.json()["id"]}, headers={"If-Match": made.headers["ETag"]}, body={"letter": {}})
    assert client.ask(changed, sent).status_code == 200
