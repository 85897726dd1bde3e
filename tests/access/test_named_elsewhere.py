"""Others' ids in bodies, filters, cursors, tokens and storage keys: what is named so is not found and not touched."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.adapters.cursors import write_cursor
from chalicelib.evidence.audit.rows import Asked
from chalicelib.kernel.ids import new_id
from tests.access.callers import Answer, Caller, Given
from tests.access.tries import ASSIGN, BODIES, PATHS
from tests.access.world import World
from tests.access.writes import changes

pytestmark = pytest.mark.xdist_group("access")


@pytest.fixture(scope="module")
def names(world: World) -> dict[str, str]:
    """What the tries name, by the words in their braces."""
    here, there, thing = world.here, world.there, world.thing
    answered, held, case = thing("answered").ids, thing("held").ids, thing("case")
    mails, day = bootstrap.registry_stores().mails, bootstrap.audit().today()
    asked, year = Asked.within(None, None, day), int(thing("register").ids["year"])
    cursors = {
        "register_cursor": mails.entries(world.register, year, None, 1, newest_first=False).next_cursor,
        "basket_cursor": mails.basket(f"desk/{held['desk_id']}", None, 1).next_cursor,
        "folder_cursor": _cursor_of_steps(f"desk/{held['desk_id']}", thing("folder").ids["folder_id"]),
        "audit_cursor": bootstrap.audit().records.places(here.administration.id, asked, None, 1).next_cursor,
    }
    assert here.operator is not None
    return {
        **{name: quote(str(cursor)) for name, cursor in cursors.items()},
        "case": case.ids["mail_id"], "version": str(case.version), "held": held["mail_id"],
        "folder": thing("folder").ids["folder_id"], "register": world.register,
        "desk": held["desk_id"], "own_desk": here.desks["handler-own"].id, "head_desk": here.desks["head-own"].id,
        "head_step_desk": here.desks["head-desk"].id,
        "works": here.entities["works"].id, "parks": here.entities["parks"].id, "operator": here.operator.id,
        "head": here.agents["head-own"].id, "deputy": here.agents["deputy"].id, "paper": thing("mandate/sent").mark,
        "letters_file": world.reply_file_id, "deposited_file": answered["file_id"],
        "draft": thing("draft").ids["id"], "draft_file": thing("draft").ids["file_id"],
        "verification": thing("verified").ids["id"], "fresh": new_id(), "today": day.isoformat(),
        "there.desk": there.desks["permits"].id, "there.entity": there.administration.entity_id,
        "there.agent": there.agents["handler"].id, "there.register": there.registers["A"],
    }  # fmt: skip


def _cursor_of_steps(basket: str, folder_id: str) -> str | None:
    """As the list of a desk's open steps makes it after one of them."""
    place = {"desk_basket": basket, "pk": f"folder/{folder_id}", "sk": "step/1/1", "due_at": "2026-11-26T09:00:00.000Z"}
    return write_cursor({name: {"S": value} for name, value in place.items()})


def _filled(value: Any, names: dict[str, str]) -> Any:
    """The same with names in the place of braces."""
    if isinstance(value, dict):
        return {field: _filled(inner, names) for field, inner in value.items()}
    if not isinstance(value, str):
        return value
    for name, found in names.items():
        value = value.replace(f"{{{name}}}", found)
    return value


@pytest.mark.parametrize("name", BODIES | PATHS)
def test_what_is_anothers_is_not_found_and_not_touched(world: World, names: dict[str, str], name: str) -> None:
    tried = (BODIES | PATHS)[name]
    path, body = _filled(tried.path, names), _filled(tried.body, names)
    is_api = path.startswith("/api/")
    given = Given(json=body, headers={"If-Match": "*"}) if is_api else Given(form=body)
    with changes() as changed:
        answer = world.callers[tried.who].send(tried.method, path, given)
    assert answer.status in tried.refused, (answer.status, answer.said)
    assert changed == []
    if tried.who.endswith("-foreign") or tried.who in ("operator", "finder"):
        assert not [mark for mark in (*world.PRIVATE, *world.hidden) if mark in answer.text]


def test_another_administrations_log_answers_no_filter(world: World, names: dict[str, str]) -> None:
    auditor, theirs = world.callers["auditor-foreign"], world.callers["registrar-own"].agent_id
    for narrowed in (f"object_id=mail/{names['held']}", f"agent_id={theirs}"):
        for path in (f"/api/v1/audit?{narrowed}", f"/desk/audit/file?{narrowed}"):
            answer = auditor.send("GET", path)
            assert answer.status == 200 and "Ordre des travaux" not in answer.text


# Tokens and versions


def _assign(world: World, caller: Caller, names: dict[str, str], **headers: str) -> Answer:
    given = Given(json={"desk_id": names["own_desk"]}, headers={"If-Match": "*", **headers})
    return caller.send("POST", ASSIGN.format(case=names["case"]), given)


def test_a_form_token_of_somebody_else_lets_nobody_act(world: World, names: dict[str, str]) -> None:
    own, other = world.callers["registrar-own"], world.callers["registrar-below"]
    with changes() as changed:
        for csrf in (other.csrf, "", own.csrf[:-1], own.again().csrf):
            answer = _assign(world, own, names, **{"X-CSRF-Token": csrf})
            assert answer.status == 403, csrf
            form = {"desk_id": names["own_desk"], "version": names["version"], "csrf": csrf}
            assert own.send("POST", f"/desk/mails/{names['case']}/assign", Given(form=form)).status == 403
    assert changed == []


def test_a_version_of_another_thing_is_no_version_of_this_one(world: World, names: dict[str, str]) -> None:
    with changes() as changed:
        for version in ('"99"', f'"{world.structure_version() + 50}"', 'W/"1"', '"1", "2"'):
            assert _assign(world, world.callers["registrar-own"], names, **{"If-Match": version}).status == 412, version
    assert changed == []


def test_an_answer_kept_for_one_caller_is_given_to_no_other(world: World, names: dict[str, str]) -> None:
    sheet = {"subject": "Objet GARDE-1", "sender": "x", "addressee": "x", "entity_id": names["works"]}
    given = Given(json=sheet, headers={"Idempotency-Key": new_id()})
    path = f"/api/v1/registers/{world.register}/intakes"
    assert world.callers["registrar-own"].send("POST", path, given).status == 201
    assert world.callers["registrar-other"].send("POST", path, given).status == 403
    others = world.callers["registrar-below"].send("POST", path, given)
    firsts = world.callers["registrar-own"].send("POST", path, given)
    assert firsts.body != others.body


def test_a_programs_token_opens_the_reply_it_was_given_for_and_no_other(world: World) -> None:
    path = f"/api/v1/trackings/{world.thing('tracking').ids['code']}/reply"
    for subject, status in ((world.source, 200), (f"deposit/{world.thing('draft').ids['id']}", 401)):
        token, _ = bootstrap.grants().give(subject)
        bearer = Given(headers={"Authorization": f"Bearer {token}"})
        assert world.callers["anonymous"].send("GET", path, bearer).status == status


def test_a_one_time_code_opens_its_own_deposit_and_that_once(world: World) -> None:
    codes, path = bootstrap.one_time_codes(), f"/api/v1/trackings/{world.thing('tracking').ids['code']}/reply"
    bootstrap.throttle("codes", 3, timedelta(minutes=15)).clear(world.source)

    def typed(code: str) -> int:
        return world.callers["finder"].send("POST", path, Given(json={"one_time_code": code})).status

    right = codes.issue(world.source)
    another = codes.issue(f"deposit/{world.thing('draft').ids['id']}")
    assert [typed(code) for code in (another, right[::-1] + "0", right, right)] == [403, 403, 200, 403]


def test_a_code_or_link_with_a_letter_changed_leads_nowhere(world: World) -> None:
    thing, anybody = world.thing, world.callers["anonymous"]
    code, verified = thing("tracking").ids["code"], thing("verified").ids["id"]
    draft, join, check = (thing(name).ids for name in ("draft", "join", "check"))
    links = {
        "/track": code, "/api/v1/trackings": code, "/api/v1/verifications": verified, "/api/v1/deposits": draft["id"],
        "/join": join["request_id"], "/v/checks": check["id"], "/api/v1/checks": check["id"],
    }  # fmt: skip
    for path, name in links.items():
        last = "0" if name[-1] != "0" else "1"
        assert anybody.send("GET", f"{path}/{name}").status == 200, path
        assert anybody.send("GET", f"{path}/{name[:-1]}{last}").status == 404, path
        assert anybody.send("GET", f"{path}/{name[:-1]}").status == 404, path


# Storage


def test_a_link_to_a_file_opens_that_file_alone(world: World) -> None:
    answered = world.thing("answered/file").ids
    link = (
        world.callers["handler-desk"]
        .send("GET", f"/api/v1/mails/{answered['mail_id']}/files/{answered['file_id']}")
        .link
    )
    address, _, signature = link.partition("?")
    receipt = f"receipts/{world.here.administration.id}/{answered['mail_id']}.pdf"
    for key in (f"{address}x", f"{address.rpartition('/')[0]}/x", address.replace(address.split("/", 4)[4], receipt)):
        assert requests.get(f"{key}?{signature}", timeout=30).status_code == 403, key
    assert requests.get(address, timeout=30).status_code == 403
    assert requests.get(link, timeout=30).status_code == 200


def test_a_form_for_a_file_sends_it_to_its_own_place_alone(world: World) -> None:
    announced = {"name": "a.pdf", "size_bytes": 4, "sha256": None}
    draft, others = world.thing("a-draft").ids["id"], world.thing("draft").ids
    form = world.journey.call("POST", f"/deposits/{draft}/files", json=announced)
    own = form["fields"]["key"].split("/")
    for key in ("/".join([*own[:2], others["file_id"], *own[3:]]), "uploads/x", f"receipts/{new_id()}.pdf"):
        sent = world.journey.send({**form, "fields": {**form["fields"], "key": key}}, b"%PDF")
        assert sent.status_code == 403, key
