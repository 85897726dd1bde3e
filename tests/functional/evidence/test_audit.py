"""The audit log is read by auditors, tells them what they may know of, and is changed by nobody."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.evidence.audit import reading as audit
from chalicelib.evidence.audit import store as audit_store
from chalicelib.evidence.audit.rows import Asked, AuditRow, Place
from chalicelib.evidence.audit.store import AuditStore
from chalicelib.evidence.chains import verify_object
from chalicelib.evidence.store import AUDIT_SHARDS, LogItem
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import SYSTEM, Act, Chain
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import StaleError
from chalicelib.registry.model import Mail
from chalicelib.registry.sheet import Qualification
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import circuits
from tests.conftest import PortalSession
from tests.faults import injected
from tests.functional.registry.conftest import Office, signed_in
from tests.journeys import Journey

AUDITOR = "manager"


@pytest.fixture
def office(journey: Journey) -> Office:
    """The administration of this test."""
    return Office(journey, journey.seeded)


@pytest.fixture
def mail(office: Office) -> Any:
    """An internal mail that the registrar assigned over the API."""
    desk_id = office.desk("permits")
    return office.act(office.mail(direction="I"), "assignment", desk_id=desk_id, note="للجواب")


def rows(office: Office, query: str = "", expect: int = 200) -> Any:
    """What the auditor reads."""
    return office.journey.call("GET", f"/audit{query}", AUDITOR, expect)["items"]


def of_object(office: Office, object_id: str) -> Any:
    """The auditor's rows of one object, the oldest first."""
    return rows(office, f"?object_id={object_id}")[::-1]


def test_a_row_says_who_did_what_from_which_desk_and_from_where(office: Office, mail: Any) -> None:
    registered, assigned = of_object(office, f"mail/{mail['id']}")
    registrar = office.seeded.agents["registrar"]
    assert (registered["event"], registered["actor"]["kind"], registered["channel"]) == ("MailRegistered", "system", "")
    assert (assigned["event"], assigned["actor"]["agent_id"]) == ("MailAssigned", registrar.id)
    assert assigned["actor"]["agent"]["fr"] == registrar.name.fr
    assert assigned["actor"]["desk_id"] == office.desk("registry-office")
    assert assigned["channel"] == "api" and assigned["address"] and assigned["correlation_id"]
    assert assigned["id"] == f"mail/{mail['id']}#0000000002"


def test_a_row_gives_the_digests_before_and_after(office: Office, mail: Any) -> None:
    registered, assigned = of_object(office, f"mail/{mail['id']}")
    assert registered["digest_before"] == "" and assigned["digest_after"]
    assert assigned["digest_before"] == registered["digest_after"]


def test_filters_narrow_together(office: Office, mail: Any) -> None:
    agent = office.seeded.agents["registrar"].id
    found = rows(office, f"?event=MailAssigned&agent_id={agent}")
    assert [row["object_id"] for row in found] == [f"mail/{mail['id']}"]
    assert rows(office, f"?event=MailAssigned&agent_id={office.seeded.agents['head'].id}") == []
    before = date.today() - timedelta(days=40)
    assert rows(office, f"?since={before}&until={before}") == []


def test_pages_follow_one_another_and_lose_and_repeat_nothing(office: Office, mail: Any) -> None:
    office.mail(direction="I")
    asked = Asked.within(None, None, bootstrap.audit().today())
    whole = AuditStore().places(office.seeded.administration.id, asked, None, 1000).items
    read: list[Place] = []
    cursor: str | None = None
    while True:
        page = AuditStore().places(office.seeded.administration.id, asked, cursor, 3)
        read, cursor = [*read, *page.items], page.next_cursor
        if cursor is None:
            break
    assert sorted(read, key=repr) == sorted(whole, key=repr)
    assert [it.at for it in read] == sorted((it.at for it in whole), reverse=True)


def test_a_search_for_what_is_rare_looks_so_far_and_goes_on(
    office: Office, mail: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_store, "LOOKED_AT", 1)
    asked = Asked.within(None, None, bootstrap.audit().today(), event="MailAssigned")
    found: list[Place] = []
    cursor: str | None = None
    for _ in range(100):
        page = AuditStore().places(office.seeded.administration.id, asked, cursor, 1)
        found, cursor = [*found, *page.items], page.next_cursor
        if cursor is None:
            break
    assert [it.object_id for it in found] == [f"mail/{mail['id']}"]


def test_a_page_costs_as_many_calls_however_much_is_stored(office: Office) -> None:
    _store_acts(office, 15)
    few, _ = _read(office, limit=10)
    _store_acts(office, 60)
    assert _read(office, limit=10)[0] == few


def test_a_search_for_what_is_nowhere_stops_and_says_that_there_is_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_store, "LOOKED_AT", 1)
    _store_acts(office, 60)
    calls, page = _read(office, limit=1, event="MailRejected")
    assert page.items == () and page.next_cursor
    assert calls.count("Query") <= AUDIT_SHARDS * audit.TURNS + NAMES_AND_TREE


NAMES_AND_TREE = 3
"""Queries that the names of people and desks take, and the tree."""


def _store_acts(office: Office, count: int) -> None:
    """As many acts on desks, by nobody."""
    administration = office.seeded.administration
    detail = {"desk_id": office.desk("permits"), "entity_id": administration.entity_id}
    with LogItem.batch_write() as batch:
        for _ in range(count):
            act = Act("DeskChanged", bootstrap.clock().now(), SYSTEM, administration.id, detail)
            record, _chain = Chain.start(f"organisation/{new_id()}").append(act)
            batch.save(LogItem.of(record))


def _read(office: Office, limit: int = 50, **asked_for: str) -> tuple[list[str], Page[AuditRow]]:
    """A page, and the operations that it took."""
    caller = bootstrap.organisation().caller(office.seeded.agents[AUDITOR].id)
    service = bootstrap.audit()
    asked = Asked.within(None, None, service.today(), **asked_for)
    with injected(lambda _: None) as calls:
        page = service.read(caller, asked, None, limit)
    return [call.operation for call in calls], page


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?since=2026-02-30", "since"),
        ("?until=9999-12-31", "until"),
        ("?since=0001-01-01", "since"),
        ("?since=2026-02-02&until=2026-02-01", "until"),
        ("?since=2024-01-01&until=2026-01-01", "since"),
        ("?cursor=eyJzdG9wcyI6W119", "cursor"),
        ("?cursor=nonsense", "cursor"),
        ("?whose=mine", "whose"),
    ],
)
def test_a_question_that_does_not_fit_names_its_field(office: Office, query: str, field: str) -> None:
    told = office.journey.call("GET", f"/audit{query}", AUDITOR, 422)
    assert [error["field"] for error in told["errors"]] == [field]


def test_only_auditors_read_it(office: Office, http: PortalSession) -> None:
    for agent in ("registrar", "head", "handler", "president"):
        office.journey.call("GET", "/audit", agent, 403)
    office.journey.call("GET", "/audit", "", 401)
    desk = signed_in(http, office.seeded, "registrar")
    assert desk.session.get("/desk/audit").status_code == desk.session.get("/desk/audit/file").status_code == 403


def test_a_secret_mail_and_all_that_became_of_it_do_not_appear(office: Office, mail: Any) -> None:
    office.act(mail, "qualification", entity_id=office.seeded.entities["root"].id, confidentiality="secret")
    left = {row["object_id"] for row in rows(office)}
    assert not [it for it in left if it.startswith(("mail/", "intake/"))]
    assert of_object(office, f"mail/{mail['id']}") == []
    bootstrap.organisation().put_desk(
        replace(
            bootstrap.organisation().desk(office.seeded.administration.id, office.desk("management")),
            clearance=Confidentiality.SECRET,
        )
    )
    assert [row["event"] for row in of_object(office, f"mail/{mail['id']}")] == [
        "MailRegistered",
        "MailAssigned",
        "MailQualified",
    ]


def test_a_secret_mails_deposit_receipt_and_files_do_not_appear_either(office: Office) -> None:
    mail = office.journey.registered_mail()
    root = office.seeded.entities["root"].id
    kinds = {row["object_id"].partition("/")[0] for row in rows(office)}
    assert {"deposit", "file", "mail", "receipt"} <= kinds
    office.act(mail, "qualification", entity_id=root, confidentiality="secret")
    left = {row["object_id"].partition("/")[0] for row in rows(office)}
    assert left.isdisjoint({"deposit", "file", "mail", "receipt"})


def test_a_secret_mails_reply_and_its_folder_do_not_appear_either(cloud: LocalCloud, office: Office) -> None:
    plain, secret = circuits.Office(cloud, office.seeded), _SecretOffice(cloud, office.seeded)
    shown, hidden = plain.propose(), secret.propose()
    cloud.drain()
    objects = {row["object_id"] for row in rows(office)}
    assert f"folder/{shown}" in objects and f"folder/{hidden}" not in objects
    assert of_object(office, f"folder/{shown}") and not of_object(office, f"folder/{hidden}")


class _SecretOffice(circuits.Office):
    """Its mails are secret before anybody answers them."""

    def mail(self) -> Mail:
        mail, registrar = super().mail(), self.caller("registrar")
        root = self.seeded.entities["root"].id
        level, sheet = Confidentiality.SECRET, mail.sheet
        given = Qualification(sheet.nature, sheet.priority, level, sheet.language, root)
        qualified = bootstrap.desk().qualify(registrar, mail.id, mail.version, given)
        desk_id = self.seeded.desks["permits"].id
        return bootstrap.desk().assign(registrar, mail.id, qualified.version, desk_id, "")


def test_another_administrations_acts_are_not_found(office: Office, mail: Any, cloud: LocalCloud) -> None:
    other = Journey(cloud, cloud.seed(specification.read().renamed("audit-beside", "AUDITB")))
    assert other.call("GET", f"/audit?object_id=mail/{mail['id']}", AUDITOR)["items"] == []
    assert f"mail/{mail['id']}" not in {row["object_id"] for row in other.call("GET", "/audit", AUDITOR)["items"]}


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_page_keeps_its_filters_and_gives_the_same_as_a_file(
    office: Office, mail: Any, http: PortalSession, language: str
) -> None:
    desk = signed_in(http, office.seeded, AUDITOR, language)
    page = desk.get(f"/desk/audit?object_id=mail/{mail['id']}")
    assert (
        f'value="mail/{mail["id"]}"' in page and office.seeded.agents["registrar"].name.in_(Language(language)) in page
    )
    answer = desk.session.get(f"/desk/audit/file?object_id=mail/{mail['id']}&since=2026-01-02&until=2026-12-31")
    assert answer.headers["Content-Type"].startswith("text/csv") and answer.content.startswith(b"\xef\xbb\xbf")
    assert 'filename="audit-2026-01-02-2026-12-31.csv"' in answer.headers["Content-Disposition"]
    table = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(table) == 3 and {len(row) for row in table} == {13}


@pytest.mark.parametrize("query", ["since=yesterday", "until=9999-12-31", "cursor=nonsense", "object_id=" + "x" * 3000])
def test_what_cannot_be_asked_is_said_so_on_the_page_and_for_the_file(
    office: Office, http: PortalSession, query: str
) -> None:
    desk = signed_in(http, office.seeded, AUDITOR)
    asked = desk.session.get(f"/desk/audit?{query}")
    assert asked.status_code == 422 and "error-summary" in asked.text
    expected = 200 if query.startswith("cursor") else 422  # a file begins at the newest row
    assert desk.session.get(f"/desk/audit/file?{query}").status_code == expected


def test_erasing_an_address_leaves_the_chain_whole(office: Office, mail: Any) -> None:
    place = (f"mail/{mail['id']}", "0000000002")
    assert LogItem.get(*place).address
    LogItem(*place).update([LogItem.address.remove()])
    chain = list(bootstrap.log().of_object(place[0]))
    assert verify_object(chain) is None
    assert of_object(office, place[0])[1]["address"] == ""


def test_no_record_takes_the_place_of_another(office: Office, mail: Any) -> None:
    record = bootstrap.log().get(f"mail/{mail['id']}", 2)
    with pytest.raises(StaleError), bootstrap.transactions()() as work:
        bootstrap.log().append(work, record)
