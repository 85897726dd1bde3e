"""A letter goes to the administration that is competent: its day stays, each register numbers it, nothing is lost."""

from contextlib import suppress

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.events import Event, detail_of
from infra.local.functions.running import ProcessDied
from tests.conftest import PortalSession
from tests.faults import Fault, at, injected
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.relaying import Platform, arrived, deposited, relay, waiting


def test_a_letter_arrives_with_its_day_and_a_number_of_its_own_and_everybody_knows(platform: Platform) -> None:
    deposit, mail = deposited(platform.a)
    relay(platform.a, mail, platform.b)
    platform.a.cloud.drain()
    sent = platform.a.call("GET", f"/mails/{mail['id']}", "registrar")
    there = arrived(platform.b, sent)
    assert sent["status"] == "relayed" and sent["went_to"]["number"] == there["number"]
    assert there["submitted_at"] == mail["submitted_at"] and there["number"] != mail["number"]
    assert [leg["number"] for leg in there["came_from"]] == [mail["number"]]
    tracked = platform.a.call("GET", f"/trackings/{deposit['submission']['tracking_code']}")
    assert [leg["number"] for leg in tracked["legs"]] == [there["number"]]
    shown = platform.a.call("GET", f"/deposits/{deposit['id']}")
    assert [receipt["kind"] for receipt in shown["receipts"]] == ["correspondence", "correspondence"]
    logged = {record.body["event"] for record in bootstrap.log().of_object(f"mail/{mail['id']}")}
    assert {"MailRelayed", "RelayAccepted"} <= logged


def test_each_side_sees_its_own_mail_and_nothing_of_the_others_work(platform: Platform) -> None:
    _, mail = deposited(platform.a)
    relay(platform.a, mail, platform.b)
    platform.a.cloud.drain()
    there = arrived(platform.b, platform.a.call("GET", f"/mails/{mail['id']}", "registrar"))
    platform.b.call("GET", f"/mails/{mail['id']}", "registrar", 404)
    platform.b.call("GET", f"/mails/{mail['id']}/history", "registrar", 404)
    platform.a.call("GET", f"/mails/{there['id']}", "registrar", 404)
    platform.c.call("GET", f"/mails/{there['id']}", "registrar", 404)
    history = platform.b.call("GET", f"/mails/{there['id']}/history", "registrar")["items"]
    assert [entry["event"] for entry in history] == ["MailRegistered"]
    file_id = there["sheet"]["files"][0]["id"]
    assert platform.b.call("GET", f"/mails/{there['id']}/files/{file_id}", "registrar")["url"]


def test_a_letter_that_is_sent_back_stays_is_seen_by_the_operator_and_can_go_on(platform: Platform) -> None:
    _, mail = deposited(platform.a)
    relay(platform.a, mail, platform.b)
    platform.a.cloud.drain()
    there = arrived(platform.b, platform.a.call("GET", f"/mails/{mail['id']}", "registrar"))
    refused = relay(platform.b, there, platform.a, 409)
    assert refused["code"] == "registry.relay_returns"
    stays = platform.b.call("GET", f"/mails/{there['id']}", "registrar")
    assert stays["status"] == "to_qualify" and there["id"] in {it["id"] for it in waiting(platform.b)}
    relay(platform.b, stays, platform.a, 409)
    assert platform.b.call("GET", f"/mails/{there['id']}", "registrar")["version"] == stays["version"]
    stopped = platform.b.call("GET", "/operations", "operator")["relays"]
    assert there["id"] in {item["id"] for item in stopped}
    shown = signed_in(PortalSession(platform.b.cloud.url), platform.b.seeded, "operator", "fr").get("/operator")
    assert "Les administrations doivent s’accorder" in shown
    relay(platform.b, stays, platform.c)
    platform.b.cloud.drain()
    stopped = platform.b.call("GET", "/operations", "operator")["relays"]
    assert there["id"] not in {item["id"] for item in stopped}
    last = arrived(platform.c, platform.b.call("GET", f"/mails/{there['id']}", "registrar"))
    assert len(last["came_from"]) == 2 and last["submitted_at"] == mail["submitted_at"]


def test_nowhere_itself_and_what_takes_no_mail_are_refused(platform: Platform) -> None:
    _, mail = deposited(platform.a)
    slug = platform.c.seeded.administration.slug
    headers = {"If-Match": f'"{mail["version"]}"'}
    unknown = {"administration": "nowhere-at-all", "note": "x"}
    path = f"/mails/{mail['id']}/relay"
    problem = platform.a.call("POST", path, "registrar", 422, json=unknown, headers=headers)
    assert problem["errors"][0]["code"] == "registry.relay_unknown"
    standing = {"standing": "suspended", "reason": "Essai"}
    platform.c.call("POST", f"/administrations/{slug}/standing", "operator", json=standing)
    problem = relay(platform.a, mail, platform.c, 422)
    assert problem["errors"][0]["code"] == "registry.relay_closed"
    standing = {"standing": "active", "reason": "Fin de l’essai"}
    platform.c.call("POST", f"/administrations/{slug}/standing", "operator", json=standing)


@pytest.mark.parametrize("operation", ["TransactWriteItems", "SendMessage"])
@pytest.mark.parametrize("fault", [Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.TIMEOUT_AFTER])
def test_a_fault_at_either_write_of_the_act_loses_nothing_and_doubles_nothing(
    platform: Platform, fault: Fault, operation: str
) -> None:
    _, mail = deposited(platform.a)
    caller = bootstrap.organisation().caller(platform.a.seeded.agents["registrar"].id)
    slug, before = platform.b.seeded.administration.slug, {it["id"] for it in waiting(platform.b)}
    with injected(at(1, fault, operation)) as calls:
        with suppress(ProcessDied, Exception):  # the process died, or the caller was told to try again
            bootstrap.relaying().relay(caller, mail["id"], mail["version"], slug, "Relève de vous.")
    assert calls.faults
    for _ in range(2):
        bootstrap.relaying().relay(caller, mail["id"], mail["version"], slug, "Relève de vous.")
    platform.a.cloud.drain()
    assert len({it["id"] for it in waiting(platform.b)} - before) == 1


def test_events_that_come_again_and_in_disorder_change_nothing(platform: Platform) -> None:
    deposit, mail = deposited(platform.a)
    relay(platform.a, mail, platform.b)
    platform.a.cloud.drain()
    sent = platform.a.call("GET", f"/mails/{mail['id']}", "registrar")
    mails = (sent["went_to"]["mail_id"], mail["id"])
    records = [record for it in mails for record in bootstrap.log().of_object(f"mail/{it}")]
    before = bootstrap.deposit_store().get(deposit["id"])
    for record in (*records, *reversed(records)):
        event = Event.read({"detail-type": record.body["event"], "detail": detail_of(record.body)})
        if event.name == "MailRegistered":
            bootstrap.relay_reactions().on_mail_registered(event)
            bootstrap.deposit_progress().on_mail_registered(event)
        if event.name == "MailRelayed":
            bootstrap.deposit_progress().on_mail_relayed(event)
    assert bootstrap.deposit_store().get(deposit["id"]) == before
    assert platform.a.call("GET", f"/mails/{mail['id']}", "registrar") == sent


def test_what_the_second_administration_decides_reaches_the_depositor(platform: Platform) -> None:
    deposit, mail = deposited(platform.a)
    relay(platform.a, mail, platform.b)
    platform.a.cloud.drain()
    there = arrived(platform.b, platform.a.call("GET", f"/mails/{mail['id']}", "registrar"))
    platform.b.change(
        f"/mails/{there['id']}/rejection", "registrar", there["version"], reason_code="duplicate", note="Déjà traité."
    )
    platform.b.cloud.drain()
    shown = platform.a.call("GET", f"/deposits/{deposit['id']}")
    assert shown["state"] == "declined"
    assert shown["receipts"][-1]["kind"] == "rejection"


def test_a_registrar_finds_the_administration_by_some_words_and_both_pages_tell_the_way(platform: Platform) -> None:
    deposit, mail = deposited(platform.a)
    house = platform.b.seeded.administration
    desk = signed_in(PortalSession(platform.a.cloud.url), platform.a.seeded, "registrar", "fr")
    path, typed = f"/desk/mails/{mail['id']}/relay", {"version": str(mail["version"]), "note": "Relève de vous."}
    again = desk.post(path, 422, administration=house.name.fr, **typed)
    assert f'value="{house.slug}"' in again.text and "Administrations trouvées" in again.text
    desk.post(path, 303, administration=house.name.fr, chosen=house.slug, **typed)
    platform.a.cloud.drain()
    assert "Transmis à" in desk.get(f"/desk/mails/{mail['id']}")
    there = arrived(platform.b, platform.a.call("GET", f"/mails/{mail['id']}", "registrar"))
    other = signed_in(PortalSession(platform.b.cloud.url), platform.b.seeded, "registrar", "fr")
    shown = other.get(f"/desk/mails/{there['id']}?act=relay")
    assert mail["number"] in shown
    back = {"version": str(there["version"]), "note": "Non."}
    other.post(f"/desk/mails/{there['id']}/relay", 303, administration=platform.a.seeded.administration.slug, **back)
    assert "devait retourner" in other.get(f"/desk/mails/{there['id']}")
    code = deposit["submission"]["tracking_code"]
    tracked = PortalSession(platform.a.cloud.url).get(f"/track/{code}?lang=fr").text
    assert there["number"] in tracked and "a été transmis à l’administration compétente" in tracked
    done = PortalSession(platform.a.cloud.url).get(f"/drafts/{deposit['id']}/done?lang=fr").text
    assert f"/drafts/{deposit['id']}/receipt?occasion=1000001" in done


def test_messages_follow_the_letter_and_those_of_before_stay(platform: Platform) -> None:
    deposit, mail = deposited(platform.a)
    path, token = f"/trackings/{deposit['submission']['tracking_code']}", {}
    token["Authorization"] = f"Bearer {bootstrap.grants().give('deposit/' + deposit['id'])[0]}"

    def write(house: Journey, mail_id: str, text: str) -> None:
        body, headers = {"text": text}, {"If-Match": "*"}
        house.call("POST", f"/mails/{mail_id}/messages", "registrar", json=body, headers=headers)
        house.cloud.drain()

    write(platform.a, mail["id"], "De la première")
    platform.a.call("POST", f"{path}/messages", headers=token, json={"text": "Du déposant"})
    platform.a.cloud.drain()
    sent = relay(platform.a, platform.a.call("GET", f"/mails/{mail['id']}", "registrar"), platform.b)
    platform.a.cloud.drain()
    there = arrived(platform.b, platform.a.call("GET", f"/mails/{sent['id']}", "registrar"))
    write(platform.b, there["id"], "De la seconde")
    thread = platform.a.call("GET", f"{path}/messages", headers=token)["messages"]
    assert [it["text"] for it in thread] == ["De la première", "Du déposant", "De la seconde"]
    assert platform.a.call("GET", path)["unread"]
    platform.a.call("POST", f"{path}/messages/reading", headers=token, json={"up_to": thread[-1]["place"]})
    assert not platform.a.call("GET", path)["unread"]
    for house, mail_id, text in (
        (platform.a, mail["id"], "De la première"),
        (platform.b, there["id"], "De la seconde"),
    ):
        seen = house.call("GET", f"/mails/{mail_id}/messages", "registrar")["messages"]
        assert next(it for it in seen if it["text"] == text)["read_at"] and "Du déposant" in str(seen)
