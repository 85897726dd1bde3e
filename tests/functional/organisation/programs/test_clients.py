"""Programs call with tokens of ours: what they do is their desk's and bears their name; what they may not is told."""

import re
import uuid
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.digests import pointed_to
from chalicelib.kernel.tokens import new_token
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import contract
from tests.faults import Fault, injected
from tests.functional.organisation.conftest import House
from tests.functional.registry.conftest import Office
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.programs import connected, last_day, made, token_of
from tests.workflows.conftest import unique

REGISTRY = ("directory:read", "deposits:write", "register:read", "register:write", "mail:read")


HOSTILE = "Permis <script>alert(1)</script>"


def _sheet(seeded: Seeded) -> dict[str, str]:
    entity_id = seeded.administration.entity_id
    return {"subject": "Relevé mensuel", "sender": "Trésorerie", "entity_id": entity_id, "addressee": "Régie"}


def test_what_a_program_does_is_its_desks_and_bears_its_name(house: House) -> None:
    journey, seeded, desk = house.journey, house.seeded, house.seeded.desks["registry-office"].id
    client, token = connected(journey, "registry-office", *REGISTRY, name="program")
    connected(journey, "registry-office", *REGISTRY, name="other")
    me = journey.call("GET", "/me", "program")
    assert (me["kind"], me["name"]["fr"], me["scopes"]) == ("client", client["label"], client["scopes"])
    assert [seat["desk_id"] for seat in me["seats"]] == [desk]
    path, key = f"/registers/{seeded.registers['I']}/intakes", {"Idempotency-Key": str(uuid.uuid4())}
    intake, again, others = (
        journey.call("POST", path, name, json=_sheet(seeded), headers=key)["id"]
        for name in ("program", "program", "other")
    )
    assert intake == again != others
    mail = journey.call("POST", f"/intakes/{intake}/number", "program")
    assert journey.call("GET", f"/mails/{mail['id']}", "program")["number"] == mail["number"]
    program = {"client_id": client["id"], "desk_id": desk, "administration_id": seeded.administration.id}
    rows = _audit(house, f"object_id=intake/{intake}&agent_id={client['id']}")
    assert {row["event"] for row in rows} == {"IntakeOpened", "NumberRequested"}
    for row in rows:
        assert (row["actor"]["kind"], row["actor"]["agent"]["fr"]) == ("client", client["label"])
        assert row["actor"]["desk_id"] == desk
        assert row["program"] == {**program, "name": {"ar": client["label"], "fr": client["label"]}}
    shown = journey.call("GET", f"/clients/{client['id']}", "manager")
    assert (shown["state"], shown["last_used_on"]) == ("active", last_day(0))
    journey.citizen.headers["Authorization"] = f"Bearer {token}"
    draft = journey.draft()["id"]
    journey.attach(draft, letter())
    journey.submit(draft)
    (row,) = _audit(house, f"object_id={pointed_to(f'deposit/{draft}')}&event=DepositSubmitted")
    assert (row["actor"]["kind"], row["program"]["client_id"]) == ("depositor", client["id"])


def _audit(house: House, query: str) -> Any:
    return house.journey.call("GET", f"/audit?{query}", "manager")["items"]


def _refused(answer: requests.Response, status: int, code: str) -> Any:
    contract.assert_kept(answer)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code), answer.text
    return problem


def _call(cloud: LocalCloud, token: str, path: str = "/me", method: str = "GET", **given: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}", **given.pop("headers", {})}
    return requests.request(method, f"{cloud.url}/api/v1{path}", headers=headers, timeout=30, **given)


def test_a_token_that_does_not_hold_is_refused_with_one_word_for_each_end(cloud: LocalCloud, house: House) -> None:
    client, token = connected(house.journey, "permits", "directory:read", name="program")
    known, unknown = new_token(client["id"]), new_token("0" * 26)
    for wrong in (known, unknown, token[:-1], f"{token}0", "wasl_"):
        answer = _call(cloud, wrong)
        _refused(answer, 401, "organisation.client_token_invalid")
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="wasl"'
    second = token_of(house.journey, client["id"], days=0, overlap_days=1)
    assert _call(cloud, token).status_code == _call(cloud, second).status_code == 200
    third = token_of(house.journey, client["id"])
    _refused(_call(cloud, second), 401, "organisation.client_token_expired")
    _refused(_call(cloud, token), 401, "organisation.client_token_invalid")
    house.journey.call("POST", f"/clients/{client['id']}/revocation", "manager")
    _refused(_call(cloud, third), 401, "organisation.client_token_revoked")
    # a token is asked for where anybody may call, too: whoever sends one means to be that program
    _refused(_call(cloud, third, "/administrations"), 401, "organisation.client_token_revoked")


def test_a_token_ends_with_its_day_its_desk_and_its_administration(cloud: LocalCloud, house: House) -> None:
    planning = house.entity("planning")["id"]
    desk = house.act("POST", "/desks", name_ar="مكتب", name_fr="Bureau", entity_id=planning, roles=["handler"])
    given = {"label": "X", "desk_id": desk["id"], "scopes": ["directory:read"]}
    client = house.journey.call("POST", "/clients", "manager", json=given)
    token, (_, lasting) = (
        token_of(house.journey, client["id"], days=1),
        connected(house.journey, "permits", "directory:read", name="lasting"),
    )
    with time_machine.travel(f"{last_day(2)}T12:00:00Z"):
        _refused(_call(cloud, token), 401, "organisation.client_token_expired")
    house.act("POST", f"/desks/{desk['id']}/closing")
    _refused(_call(cloud, token), 401, "organisation.client_out_of_service")
    standing = f"/administrations/{house.seeded.administration.slug}/standing"
    for change, status in (("suspended", 401), ("active", 200), ("closed", 401)):
        house.journey.call("POST", standing, "operator", json={"standing": change, "reason": "قرار إداري"})
        assert _call(cloud, lasting).status_code == status, change


def test_what_its_scopes_do_not_open_is_named_and_what_is_a_persons_is_said(cloud: LocalCloud, house: House) -> None:
    _, token = connected(house.journey, "president", "mail:read", name="program")
    answer = _call(cloud, token, "/folders")
    assert _refused(answer, 403, "web.scope_lacking")["scope"] == "folders:read"
    assert 'error="insufficient_scope", scope="folders:read"' in answer.headers["WWW-Authenticate"]
    for path in ("/clients", "/organisation", "/audit", "/mandates", "/verifications/x"):
        _refused(_call(cloud, token, path), 403, "web.not_for_programs")
    decision = {"granted": True, "reason": ""}
    _refused(_call(cloud, token, "/folders/x/steps/1-1/decision", "POST", json=decision), 403, "web.not_for_programs")
    for query in (f"access_token={token}", f"q={token[:50]}"):
        _refused(requests.get(f"{cloud.url}/api/v1/administrations?{query}", timeout=30), 400, "http.token_in_query")


def test_a_program_reads_and_does_no_more_than_its_desk(cloud: LocalCloud, house: House) -> None:
    """Neither what the desk's roles do not carry, nor what lies there and is beyond its clearance."""
    office, desk_id = Office(house.journey, house.seeded), house.seeded.desks["permits"].id
    _, token = connected(house.journey, "permits", "mail:read", "mail:write", name="program")
    ordinary = office.act(office.mail("Ordinaire", "I"), "assignment", desk_id=desk_id, note="")
    root = house.seeded.entities["root"].id
    hidden = office.act(office.mail("Secret", "I"), "qualification", entity_id=root, confidentiality="secret")
    office.act(hidden, "assignment", desk_id=desk_id, note="")
    assert office.read(hidden["id"], "handler")["sheet"]["subject"] == "Secret"
    _refused(_call(cloud, token, f"/mails/{hidden['id']}"), 404, "not_found")
    listed = house.journey.call("GET", f"/mails?basket=desk/{desk_id}", "program")["items"]
    assert [mail["id"] for mail in listed] == [ordinary["id"]]
    given = {"json": {"desk_id": desk_id, "note": ""}, "headers": {"If-Match": f'"{ordinary["version"]}"'}}
    denied = _call(cloud, token, f"/mails/{ordinary['id']}/assignment", "POST", **given)
    _refused(denied, 403, "organisation.role_lacking")


def test_another_administrations_things_and_programs_do_not_exist(cloud: LocalCloud, house: House) -> None:
    others = Journey(cloud, cloud.seed(unique(specification.read())))
    _, token = connected(others, "registry-office", *REGISTRY, name="theirs")
    client = made(house.journey, "permits", "mail:read")
    register = house.seeded.registers["I"]
    for path in (f"/registers/{register}/entries?year=2026", f"/mails?basket=desk/{house.seeded.desks['permits'].id}"):
        _refused(_call(cloud, token, path), 404, "not_found")
    given: dict[str, Any] = {"json": {"last_day": last_day(1)}, "headers": {"If-Match": "*"}}
    others.call("GET", f"/clients/{client['id']}", "manager", 404)
    others.call("POST", f"/clients/{client['id']}/token", "manager", 404, **given)
    others.call("POST", f"/clients/{client['id']}/revocation", "manager", 404)
    assert client["id"] not in str(others.call("GET", "/clients", "manager"))


def test_no_log_holds_a_token_whatever_goes_wrong(
    cloud: LocalCloud, house: House, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    _, token = connected(house.journey, "permits", "mail:read", name="program")
    _call(cloud, token)
    _call(cloud, token[:-1])
    _call(cloud, token, f"/mails?q={token}")
    with injected(lambda call: Fault.ERROR_500 if call.operation == "Query" else None, function="APIHandler"):
        assert _call(cloud, token, "/baskets").status_code == 500
    written = "".join(capfd.readouterr()) + caplog.text
    assert "unexpected error" in written
    assert token.rpartition("_")[2][:20] not in written


def test_a_new_token_rests_on_the_program_that_was_seen(house: House) -> None:
    client = made(house.journey, "permits", "mail:read")
    path = f"/clients/{client['id']}/token"
    given: dict[str, Any] = {"json": {"last_day": last_day(1)}}
    house.journey.call("POST", path, "manager", 428, **given)
    seen = {"If-Match": f'"{client["version"]}"'}
    first = house.journey.call("POST", path, "manager", headers=seen, **given)
    again = house.journey.call("POST", path, "manager", 412, headers=seen, **given)
    assert (first["client"]["state"], again["code"]) == ("active", "http.precondition_failed")
    beyond: dict[str, Any] = {"json": {"last_day": last_day(400), "overlap_days": 8}, "headers": {"If-Match": "*"}}
    refused = house.journey.call("POST", path, "manager", 422, **beyond)
    assert {error["field"] for error in refused["errors"]} == {"last_day", "overlap_days"}


def test_an_administrator_connects_renews_and_ends_a_program_on_pages(house: House, browse: Any) -> None:
    browser = browse("manager")
    (client_id,) = re.findall(r'name="id" value="([^"]+)"', browser.get("/admin/clients/new"))
    wrong = browser.send("/admin/clients/new", "/admin/clients/new", 422, id=client_id, label="", last_day="x").text
    assert all(f'href="#{field}"' in wrong for field in ("label", "desk_id", "scopes", "last_day"))
    given: dict[str, Any] = {
        "id": client_id, "label": HOSTILE, "scopes": ["mail:read", "directory:read"],
        "desk_id": house.seeded.desks["permits"].id, "last_day": last_day(10),
    }  # fmt: skip
    shown = browser.send("/admin/clients/new", "/admin/clients/new", 200, **given)
    (token,) = set(re.findall(r"wasl_[0-9A-Z]{26}_[0-9A-Za-z]{49}", shown.text))
    assert "no-store" in shown.headers["Cache-Control"] and "<script>alert" not in shown.text
    path = f"/admin/clients/{client_id}"
    assert browser.send("/admin/clients/new", "/admin/clients/new", **given).headers["Location"].endswith(path)
    for language in ("ar", "fr"):
        for page in ("/admin/clients", path, "/admin/clients/new", "/admin"):
            assert token.rpartition("_")[2] not in browser.get(f"{page}?lang={language}")
    house.journey.lend("program", token)
    assert house.journey.call("GET", "/me", "program")["scopes"] == ["directory:read", "mail:read"]
    csrf = re.findall(r'name="csrf" value="([^"]+)"', browser.get(path))[0]
    assert token not in browser.send(path, f"{path}/token", 200, last_day=last_day(20), overlap_days="7").text
    late = {"csrf": csrf, "version": "1", "last_day": last_day(20)}
    assert browser.session.post(f"{path}/token", data=late).status_code == 409
    assert house.journey.call("GET", "/me", "program")["agent_id"] == client_id
    browser.send(path, f"{path}/revoke")
    house.journey.call("GET", "/me", "program", 401)


@pytest.mark.early
def test_administrators_are_told_by_mail_once_that_a_token_ends(house: House, browse: Any, cloud: LocalCloud) -> None:
    journey, address = house.journey, house.seeded.agents["manager"].email
    label = f"Archives {uuid.uuid4()}"
    client = made(journey, "permits", "mail:read", label=label)
    token_of(journey, client["id"], days=40)

    def told() -> list[str]:
        cloud.fire("SweeperSchedule")
        cloud.drain()
        return [
            body.get_content()
            for mail in cloud.mails()
            if mail["To"] == address and (body := mail.get_body(("plain",)))
        ]

    assert [mail for mail in told() if label in mail] == []
    assert journey.call("GET", f"/clients/{client['id']}", "manager")["warned_on"] == last_day(26)
    assert "Par courriel aux administrateurs" in browse().get(f"/admin/clients/{client['id']}")
    token_of(journey, client["id"], days=0)
    for _ in range(2):
        (mail,) = (mail for mail in told() if label in mail)
        assert f"/admin/clients/{client['id']}" in mail
        bootstrap.courier().tell_of_token(client["id"])
    token_of(journey, client["id"], days=0)
    assert len([mail for mail in told() if label in mail]) == 2
