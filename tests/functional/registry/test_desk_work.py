"""Registered mail on its way through the desks, by the API."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib import bootstrap
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.functional.registry.conftest import Office
from tests.journeys import Journey
from tests.registers import assert_whole, write_sheet


def test_a_mail_is_qualified_then_assigned_and_leaves_the_basket(office: Office) -> None:
    mail = office.mail()
    entity = office.seeded.administration.entity_id
    assert mail["id"] in office.basket(f"qualify/{entity}")
    qualified = office.act(
        mail, "qualification", entity_id=entity, nature="complaint", priority="urgent", due_on="2026-12-01"
    )
    assert (qualified["sheet"]["nature"], qualified["sheet"]["priority"]) == ("complaint", "urgent")
    assigned = office.act(qualified, "assignment", desk_id=office.desk("permits"), note="للجواب داخل الأجل")
    assert assigned["status"] == "assigned"
    assert mail["id"] not in office.basket(f"qualify/{entity}")
    assert office.basket(f"desk/{office.desk('permits')}", "handler") == [mail["id"]]
    assert office.events(mail) == ["MailRegistered", "MailQualified", "MailAssigned"]


def test_the_second_of_two_people_is_told_and_overwrites_nothing(office: Office) -> None:
    mail = office.mail()
    office.act(mail, "assignment", desk_id=office.desk("permits"))
    problem = office.act(mail, "redirection", expect=412, entity_id=mail["entity_id"], note="خطأ")
    assert problem["code"] == "http.precondition_failed"
    assert office.read(mail["id"])["status"] == "assigned"


def test_the_same_act_again_is_the_same_act(office: Office) -> None:
    mail = office.mail()
    first = office.act(mail, "assignment", desk_id=office.desk("permits"), note="للجواب")
    again = office.act(mail, "assignment", desk_id=office.desk("permits"), note="للجواب")
    assert again["version"] == first["version"] == 1


def test_a_change_without_its_version_is_refused(office: Office) -> None:
    mail = office.mail()
    office.journey.call("POST", f"/mails/{mail['id']}/void", "registrar", 428, json={"reason": "خطأ"})


def test_an_unchanged_mail_is_not_sent_twice(office: Office) -> None:
    mail = office.mail()
    session = office.journey.agent("registrar")
    address = f"{office.journey.cloud.url}/api/v1/mails/{mail['id']}"
    tag = session.get(address).headers["ETag"]
    assert session.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_redirected_mail_waits_in_the_other_entity_with_the_reason(office: Office) -> None:
    mail = office.act(office.mail(), "assignment", desk_id=office.desk("permits"))
    other = next(e.id for e in office.seeded.entities.values() if e.id != mail["entity_id"])
    moved = office.act(mail, "redirection", "handler", entity_id=other, note="ليس من اختصاصنا")
    assert (moved["status"], moved["entity_id"], moved["desk_id"]) == ("to_qualify", other, "")
    history = office.journey.call("GET", f"/mails/{mail['id']}/history", "registrar")["items"]
    assert history[-1]["note"] == "ليس من اختصاصنا"


def test_a_rejected_mail_keeps_its_number_and_the_reason(office: Office) -> None:
    mail = office.mail()
    rejected = office.act(mail, "rejection", reason_code="not_competent", note="من اختصاص العمالة")
    assert (rejected["status"], rejected["number"]) == ("rejected", mail["number"])
    office.act(rejected, "assignment", expect=409, desk_id=office.desk("permits"))


def test_a_void_number_stays_annotated_in_both_chains_and_is_never_given_again(office: Office) -> None:
    first = office.mail("الأولى")
    voided = office.act(first, "void", reason="سجلت مرتين")
    assert (voided["status"], voided["void"]["reason"]) == ("voided", "سجلت مرتين")
    second = office.mail("الثانية")
    assert second["short_number"].startswith("2/")
    year = int(second["number"].split("-")[2])
    assert_whole(office.seeded.registers["A"], year, 2)  # the register's chain runs through the void
    counter = bootstrap.registry_stores().counters.get(office.seeded.registers["A"], year)
    assert counter is not None
    assert (counter.serial, counter.chain.seq) == (2, 3)


@pytest.mark.parametrize(
    ("act", "given", "field"),
    [
        ("assignment", {"desk_id": "elsewhere"}, "desk_id"),
        ("redirection", {"entity_id": "elsewhere", "note": "لأن"}, "entity_id"),
        ("redirection", {"entity_id": "elsewhere", "note": " \u202e "}, "note"),
        ("rejection", {"reason_code": "because", "note": "لأن"}, "reason_code"),
        ("void", {"reason": ""}, "reason"),
        ("void", {"reason": "ط" * 1001}, "reason"),
        ("qualification", {"entity_id": "x", "nature": "poem"}, "nature"),
    ],
)
def test_what_cannot_be_accepted_is_named(office: Office, act: str, given: dict[str, str], field: str) -> None:
    problem = office.act(office.mail(), act, expect=422, **given)
    assert field in [error["field"] for error in problem["errors"]]


def test_a_handler_works_on_their_own_mails_only(office: Office) -> None:
    mail = office.mail()
    office.journey.call("GET", f"/mails/{mail['id']}", "handler", 403)
    office.act(mail, "assignment", "handler", 403, desk_id=office.desk("permits"))
    office.journey.call("GET", f"/mails?basket=qualify/{mail['entity_id']}", "handler", 404)
    office.journey.call("GET", f"/registers/{office.seeded.registers['A']}/entries", "handler", 403)


def test_another_administrations_mail_does_not_exist(cloud: LocalCloud, office: Office) -> None:
    mail = office.mail()
    other = Journey(cloud, cloud.seed(specification.read().renamed("test-neighbour", "NEIGHB")))
    for path in (f"/mails/{mail['id']}", f"/mails/{mail['id']}/history", f"/registers/{mail['number'][:-13]}/entries"):
        other.call("GET", path, "registrar", 404)
    for act, given in (
        ("assignment", {"desk_id": "d"}),
        ("redirection", {"entity_id": "e", "note": "n"}),
        ("rejection", {"reason_code": "other", "note": "n"}),
        ("void", {"reason": "n"}),
        ("reply", {"file_id": "f", "circuit_id": "c", "subject": "s"}),
    ):
        address = f"/mails/{mail['id']}/{act}"
        other.call("POST", address, "registrar", 404, json=given, headers={"If-Match": '"0"'})
    other.call("POST", f"/mails/{mail['id']}/reply-files", "registrar", 404, json={})


def test_nobody_without_signing_in_sees_a_mail(office: Office) -> None:
    office.journey.call("GET", f"/mails/{office.mail()['id']}", "", 401)


def test_the_register_is_read_a_page_at_a_time_by_number(office: Office) -> None:
    numbers = [office.mail(f"مراسلة {n}")["number"] for n in range(3)]
    register = office.seeded.registers["A"]
    items = office.journey.call("GET", f"/registers/{register}/entries", "registrar")["items"]
    assert [item["number"] for item in items] == numbers
    assert office.journey.call("GET", f"/registers/{register}/check", "registrar")["holds"]
    office.journey.call("GET", f"/registers/{register}/entries?cursor=broken", "registrar", 422)


def test_a_reply_in_its_circuit_is_refused_comes_back_and_is_answered(office: Office) -> None:
    journey = office.journey
    mail = journey.proposed_reply()
    assert mail["status"] == "in_signature"
    step = open_step(journey.folder(mail["folder_id"]))
    journey.decide(mail["folder_id"], step, "head", "صياغة غير كافية")
    journey.cloud.drain()
    returned = office.read(mail["id"])
    assert (returned["status"], returned["note"], returned["folder_id"]) == ("assigned", "صياغة غير كافية", "")
    assert office.events(mail)[-1] == "MailReturned"


def test_a_sealed_reply_answers_the_mail_and_stands_in_the_register_of_departures(office: Office) -> None:
    journey = office.journey
    mail = journey.proposed_reply()
    for agent in ("head", "president"):
        journey.decide(mail["folder_id"], open_step(journey.folder(mail["folder_id"])), agent)
        journey.cloud.drain()
    answered = office.read(mail["id"])
    assert answered["status"] == "answered"
    reply = office.read(answered["answer_id"])
    assert reply["number"] == f"{office.seeded.registers['D']}-{answered['number'].split('-')[2]}-0000001"
    assert (reply["sheet"]["reply_to"], reply["sheet"]["addressee"]) == (mail["id"], answered["sheet"]["sender"])
    assert office.events(mail)[-1] == "MailAnswered"
    assert office.events(reply)[-1] == "ReplySealed"


def open_step(folder: dict[str, Any]) -> str:
    """The name of the step that waits."""
    steps = [step for group in folder["groups"] for step in group["steps"]]
    return str(next(step["name"] for step in steps if step["state"] == "open"))


def test_the_sweeper_wakes_the_registrar_of_rows_that_wait(cloud: LocalCloud, administration: Seeded) -> None:
    intake = write_sheet(administration, "مراسلة منسية")
    late = replace(intake, opened_at=intake.opened_at - timedelta(minutes=5))
    stores = bootstrap.registry_stores()
    with bootstrap.transactions()() as work:
        stores.pending.add(work, bootstrap.intakes().row(late), ready=True)
    assert bootstrap.pending_sweep().sweep() >= 300
    cloud.drain()
    assert bootstrap.intakes().mail_of(intake) is not None
