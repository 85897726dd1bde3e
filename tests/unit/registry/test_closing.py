"""A register is closed for a period: totals, first and last number, voided numbers, gaps, the head of its chain."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.evidence import chains
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.errors import InvalidError, UnavailableError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.names import FormerName
from chalicelib.registry.closing import work as closing_work
from chalicelib.registry.closing.model import ENTRIES, FILES, Period
from chalicelib.registry.registers.continuity import HeldError
from tests.unit.registry.closing_world import Office
from tests.unit.registry.memory import Crash, Directory

YEAR = Period.of_year(2026)
DECEMBER = datetime(2026, 12, 20, 9, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 3, tzinfo=UTC)


def rows(office: Office) -> list[list[str]]:
    """The rows of the file of entries, below its header."""
    (data,) = office.outside.of(ENTRIES)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1:]


def test_a_year_is_stated_with_its_totals_and_the_head_of_the_chain() -> None:
    office = Office()
    office.receive(3)
    second = office.receive(2, DECEMBER)[0]
    office.void(second)
    office.memory.now = NEW_YEAR
    said = office.close(YEAR)
    assert (said["first"], said["last"], said["count"]) == (1, 5, 5)
    assert said["voided"] == ["RBT-A-2026-0000004"]
    assert (said["gaps"], said["direction"], said["version"]) == ([], "A", 1)
    assert (said["from"], said["to"], said["at"]) == ("2026-01-01", "2026-12-31", "2027-01-01T03:00:00.000Z")
    asked = next(it for it in office.memory.records if it.body["event"] == "RegisterClosingAsked")
    assert said["chain"] == {"seq": 6, "head": asked.hash}
    assert chains.verify(office.memory.records) is None


def test_closing_is_recorded_in_the_registers_chain_with_the_digests_of_what_was_made() -> None:
    office = Office()
    office.receive(1)
    office.memory.now = NEW_YEAR
    done = office.work(office.freeze(YEAR))
    record = office.memory.records[-1].body
    assert (record["event"], record["register"]["seq"]) == ("RegisterClosed", 3)
    assert record["detail"]["sha256"] == dict(done.sha256)
    assert set(done.sha256) == set(FILES)


def test_the_entries_are_one_row_a_number_in_order_and_voided_ones_are_marked() -> None:
    office = Office()
    mails = office.receive(closing_work.PAGE + 20)
    office.void(mails[3])
    office.memory.now = NEW_YEAR
    office.close(YEAR)
    found = rows(office)
    assert [row[0] for row in found] == [f"RBT-A-2026-{serial:07d}" for serial in range(1, closing_work.PAGE + 21)]
    assert [row[0] for row in found if row[10]] == ["RBT-A-2026-0000004"]
    assert found[3][11] == "تكرار"


def test_confidential_mail_shows_its_number_and_date_and_nothing_else() -> None:
    office = Office()
    first, _ = office.receive(2)
    office.hide(first)
    office.memory.now = NEW_YEAR
    office.close(YEAR)
    hidden, shown = rows(office)
    assert hidden == ["RBT-A-2026-0000001", "2026-01-02 01:00:00", *[""] * 10]
    assert shown[7] == "طلب رخصة"


def test_an_office_has_in_the_entries_the_name_that_it_had_when_the_mail_was_registered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office, was = Office(), Bilingual("قسم الماء", "Division de l’eau")
    office.receive(1, DECEMBER)
    office.receive(1, NEW_YEAR - timedelta(days=2))
    (now,) = Directory().entities("administration-1")
    renamed = replace(now, former_names=(FormerName(was, DECEMBER + timedelta(days=1)),))
    monkeypatch.setattr(Directory, "entities", lambda _self, _administration: [renamed])
    office.memory.now = NEW_YEAR
    office.close(YEAR)
    assert [row[8] for row in rows(office)] == [f"{it.ar} – {it.fr}" for it in (was, now.name)]


@pytest.mark.parametrize(("hidden", "level"), [(True, Confidentiality.CONFIDENTIAL), (False, Confidentiality.ORDINARY)])
def test_a_closing_is_as_confidential_as_the_most_confidential_of_its_entries(
    hidden: bool, level: Confidentiality
) -> None:
    office = Office()
    first, _ = office.receive(2)
    if hidden:
        office.hide(first)
    office.memory.now = NEW_YEAR
    assert office.work(office.freeze(YEAR)).confidentiality is level


def test_the_file_is_rfc_4180_with_a_byte_order_mark_and_nothing_in_it_is_a_formula() -> None:
    office = Office()
    (mail_id,) = office.receive(1)
    mail = office.memory.mails[mail_id]
    sheet = replace(mail.sheet, subject='=HYPERLINK("x"),\n"', sender="@SUM(A1)")
    office.memory.mails[mail_id] = replace(mail, sheet=sheet)
    office.memory.now = NEW_YEAR
    office.close(YEAR)
    (data,) = office.outside.of(ENTRIES)
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\r\n") == 2
    ((row,),) = [rows(office)]
    assert (row[7], row[4]) == ("'" + sheet.subject, "'@SUM(A1)")


def test_a_period_holds_what_was_registered_on_its_days_in_morocco() -> None:
    office = Office()
    office.receive(1, datetime(2026, 1, 31, 22, 59, tzinfo=UTC))
    office.receive(2, datetime(2026, 1, 31, 23, 0, tzinfo=UTC))
    office.receive(1, datetime(2026, 3, 1, 0, 0, tzinfo=UTC))  # in Ramadan the clocks are back at UTC
    office.wait(days=40)
    said = office.close(Period(date(2026, 2, 1), date(2026, 2, 28)))
    assert (said["first"], said["last"], said["count"]) == (2, 3, 2)
    assert [row[0][-1] for row in rows(office)] == ["2", "3"]


def test_the_leap_day_belongs_to_its_month_and_to_its_year() -> None:
    office = Office()
    office.receive(2, datetime(2028, 2, 29, 12, tzinfo=UTC))
    office.receive(1, datetime(2028, 12, 31, 12, tzinfo=UTC))
    office.wait(days=2)
    assert office.close(Period(date(2028, 2, 29), date(2028, 2, 29)))["count"] == 2
    assert office.close(Period.of_year(2028))["count"] == 3


def test_a_period_without_letters_has_neither_first_nor_last_number() -> None:
    office = Office()
    office.memory.now = NEW_YEAR
    said = office.close(YEAR)
    assert (said["first"], said["last"], said["count"]) == (None, None, 0)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), "registry.period_backwards"),
        (date(2026, 3, 1), date(2027, 1, 1), "registry.period_across_years"),
        (date(2026, 12, 1), date(2026, 12, 20), "registry.period_not_over"),
        (date(2025, 1, 1), date(2025, 12, 31), "registry.period_before_register"),
    ],
)
def test_a_period_that_cannot_be_closed_is_refused(first: date, last: date, code: str) -> None:
    office = Office()
    office.receive(1, DECEMBER)
    with pytest.raises(InvalidError) as refused:
        office.freeze(Period(first, last))
    assert [problem.code for problem in refused.value.problems] == [code]


def test_once_a_period_is_closed_nothing_later_falls_into_it_whatever_the_clock_says() -> None:
    office = Office()
    office.receive(1, datetime(2026, 3, 31, 12, tzinfo=UTC))
    office.memory.now = datetime(2026, 4, 1, 9, tzinfo=UTC)
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    office.freeze(march)
    (late,) = office.receive(1, datetime(2026, 3, 31, 20, tzinfo=UTC))
    assert office.memory.mails[late].registered_at == datetime(2026, 4, 1, 9, tzinfo=UTC)
    office.memory.now = datetime(2026, 4, 2, tzinfo=UTC)
    assert office.close(march)["count"] == 1


def test_a_registrar_whose_clock_lags_gives_no_number_of_a_closed_year() -> None:
    office = Office()
    office.receive(1, DECEMBER)
    office.memory.now = NEW_YEAR
    office.freeze(YEAR)
    (late,) = office.receive(1, datetime(2026, 12, 31, 20, tzinfo=UTC))
    assert office.memory.mails[late].number.year == 2027


def test_what_is_voided_after_the_closing_is_not_in_its_statement() -> None:
    office = Office()
    mails = office.receive(2)
    office.memory.now = NEW_YEAR
    closing = office.freeze(YEAR)
    office.wait(seconds=5)
    office.void(mails[0])
    office.work(closing)
    assert office.outside.stated[-1]["voided"] == []
    assert all(row[10] == "" for row in rows(office))


def test_closing_a_period_again_answers_the_first() -> None:
    office = Office()
    office.receive(1)
    office.memory.now = NEW_YEAR
    first = office.work(office.freeze(YEAR))
    office.wait(days=1)
    again = office.work(office.freeze(YEAR))
    assert again == replace(first, version=again.version)
    assert len(office.outside.stated) == 1


def test_a_crash_anywhere_is_made_good_by_running_again_and_what_was_kept_first_stays() -> None:
    for position in range(1, 40):
        office, left = Office(), [position]
        mails = office.receive(3)
        office.memory.now = NEW_YEAR

        def step(left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise Crash

        office.memory.before_commit = office.memory.after_commit = office.outside.before = step
        crashes = 0
        for _ in range(3):
            try:
                office.close(YEAR)
            except Crash:
                crashes += 1
                office.void(mails[1])
        assert len(office.outside.kept) == 3
        events = [record.body["event"] for record in office.memory.records]
        assert events.count("RegisterClosingAsked") == events.count("RegisterClosed") == 1
        said, (closing,) = office.outside.stated[-1], office.memory.closings.values()
        assert said["entries_sha256"] == closing.sha256[ENTRIES]
        assert len(said["voided"]) == sum(bool(row[10]) for row in rows(office))
        assert chains.verify(office.memory.records) is None
        if not crashes:
            return
    raise AssertionError("crashes without end")


def test_numbers_that_a_restored_backup_cost_are_a_gap_with_its_reason() -> None:
    office = Office()
    office.receive(2)
    office.memory.table = "table-2"
    office.memory.restoring().reconcile("RBT-A", Actor("operator"))
    office.receive(1, DECEMBER)
    office.memory.now = NEW_YEAR
    said = office.close(YEAR)
    assert said["gaps"] == [{"first": 3, "last": 50, "reason": "restored"}]
    assert (said["last"], said["count"]) == (51, 3)


def test_a_number_that_is_missing_is_waited_for_and_then_told() -> None:
    office = Office()
    mails = office.receive(4)
    office.memory.now = NEW_YEAR
    closing = office.freeze(YEAR)
    lost = office.memory.mails.pop(mails[1])
    with pytest.raises(UnavailableError):
        office.work(closing)
    office.wait(minutes=11)
    office.work(closing)
    assert office.outside.stated[-1]["gaps"] == [{"first": 2, "last": 2, "reason": "unexplained"}]
    assert lost.number.serial == 2


def test_a_register_that_waits_to_be_reconciled_is_not_closed() -> None:
    office = Office()
    office.receive(1)
    office.memory.now, office.memory.table = NEW_YEAR, "table-2"
    with pytest.raises(HeldError):
        office.freeze(YEAR)
