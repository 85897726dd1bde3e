"""Programs call what declares the scope that lets them in, and nothing else: each route says so, or stands here."""

import pytest

from chalicelib.kernel.access import ActKind, Scope
from chalicelib.organisation.programs.model import KINDS
from chalicelib.web.openapi_words import SCOPES
from chalicelib.web.routing import Route
from chalicelib.web.security import SAFE_METHODS
from chalicelib.web.site import all_routes

ROUTES = [route for route in all_routes() if route.kind == "api"]
OF_PERSONS = {
    "/folders/{folder_id}/steps/{step}/decision": "a visa or a signature is a person's",
    "/clients": "programs are made, given tokens and ended by persons",
    "/organisation": "desks and people are managed by persons",
    "/registration-models": "what is demanded of sheets is decided by persons",
    "/mandates": "mandates are given to persons by persons",
    "/mails/{mail_id}/accesses": "auditors read there what each person opened",
    "/audit": "auditors read addresses there, which are personal",
    "/administrations/{slug}/portal": "what an administration says of itself is decided by persons",
    "/administrations/{slug}/name": "the operator enters what the law decided",
    "/administrations/{slug}/standing": "the operator decides",
    "/administrations/{slug}/certificate": "the operator installs",
    "/administrations/{slug}/signatories": "the operator installs",
    "/assisted-deposits": "an agent stands before the person whom they help",
    "/platform": "the operator decides",
    "/erasures": "persons decide whose data are erased",
    "/unreached": "depositors are reached by persons",
    "/mails/{mail_id}/notices/{notice_id}/resending": "depositors are reached by persons",
    "/notice-preferences": "persons choose how they are told",
    "/operations": "the operator looks after the platform",
    "/administration-requests": "an administration joins by a person",
    "/trackings/{code}/one-time-code": "the depositor opens the reply",
    "/trackings/{code}/reply": "the depositor opens the reply",
    "/trackings/{code}/access": "the depositor opens what goes both ways",
    "/trackings/{code}/messages": "the depositor reads and writes",
    "/trackings/{code}/completion": "the depositor completes the letter",
    "/trackings/{code}/withdrawal": "the depositor withdraws the letter",
    "/trackings/{code}/appeal": "the depositor appeals",
    "/trackings/{code}/rating": "the depositor says how it went",
    "/trackings/{code}/bundle": "the depositor has what proves the letter put together",
    "/trackings/{code}/files": "the depositor sends and reads files",
    "/trackings/{code}/uploads": "the depositor sends files",
    "/registered-letters": "a recipient decides on a letter by a code that they were mailed",
    "/mine": "a depositor finds their letters by a code that they were mailed",
    "/verifications": "open to anyone, without any token",
    "/checks": "open to anyone, without any token",
    "/log": "open to anyone, without any token; an operator asks for heads",
}
"""Paths, and all below them, whose routes without a scope are closed to programs, each with its reason."""


def _name(route: Route) -> str:
    return f"{route.method} {route.path}"


@pytest.mark.parametrize("route", ROUTES, ids=_name)
def test_a_route_is_open_to_programs_by_a_scope_or_closed_for_a_reason(route: Route) -> None:
    path = route.path.removeprefix("/api/v1")
    assert route.scope is not None or any(path == it or path.startswith(f"{it}/") for it in OF_PERSONS), path


@pytest.mark.parametrize("path", OF_PERSONS)
def test_a_reason_is_given_only_for_what_is_closed(path: str) -> None:
    closed = {route.path.removeprefix("/api/v1") for route in ROUTES if route.scope is None}
    assert any(it == path or it.startswith(f"{path}/") for it in closed)


@pytest.mark.parametrize("route", [route for route in ROUTES if route.scope], ids=_name)
def test_a_scope_to_read_opens_what_reads_and_one_to_write_what_changes(route: Route) -> None:
    assert route.scope is not None
    assert route.scope.endswith(":read" if route.method in SAFE_METHODS else ":write")


def test_pages_are_no_programs() -> None:
    assert [route for route in all_routes() if route.kind != "api" and route.scope] == []


@pytest.mark.parametrize("scope", Scope)
def test_every_scope_opens_something_and_is_described(scope: Scope) -> None:
    assert any(route.scope is scope for route in ROUTES)
    assert SCOPES[scope]


def test_no_scope_lets_a_program_sign_or_give_a_visa() -> None:
    assert set(KINDS.values()).isdisjoint({ActKind.VISA, ActKind.SIGNATURE})
    assert set(KINDS) <= {scope for scope in Scope if scope.endswith(":write")}


def test_no_route_behind_a_role_that_programs_do_not_take_over_is_open_to_them() -> None:
    assert [_name(route) for route in ROUTES if route.scope and route.access.roles] == []
