"""Auditors read every act in words, in both languages, and their spreadsheets run nothing."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.evidence.audit.rows import Asked, AuditRow, Named
from chalicelib.evidence.audit.words import audit_csv, event_choices, event_words, file_name
from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Act, Actor, Chain
from chalicelib.web import texts
from tests.architecture.test_events import EVENTS

TODAY = date(2026, 11, 26)


def row(name: str = "خديجة العلوي") -> AuditRow:
    """The first act on a mail, by a registrar of that name."""
    act = Act("MailAssigned", datetime(2026, 11, 20, 23, 30, tzinfo=UTC), Actor("agent", "a1", "d1"), "adm")
    record, _ = Chain.start("mail/A").append(act)
    return AuditRow(record, "", Named({"a1": Bilingual(name, name)}))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_its_words(event: str, language: Language) -> None:
    assert texts.has_text(language, f"evidence-event-{event}"), f"evidence-event-{event} lacks in {language}"


@pytest.mark.parametrize("language", Language)
def test_only_events_can_be_chosen(language: Language) -> None:
    assert {event for event, _ in event_choices(language)} == set(EVENTS)


def test_an_event_of_long_ago_keeps_its_name() -> None:
    assert event_words("MailForgotten", Language.FRENCH) == "MailForgotten"


def test_a_name_that_looks_like_a_formula_is_text_in_a_spreadsheet() -> None:
    written = audit_csv([row("=HYPERLINK(1)")], Language.FRENCH).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in written and ",=HYPERLINK" not in written


def test_a_file_says_what_period_it_holds() -> None:
    asked = Asked.within(None, None, TODAY)
    assert file_name(asked, [row()], more=False) == "audit-2026-10-27-2026-11-26.csv"
    assert file_name(asked, [row()], more=True) == "audit-2026-11-20-2026-11-26-1000.csv"


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (date(2026, 2, 2), date(2026, 2, 1), "until"),
        (date(2025, 11, 24), date(2026, 11, 26), "since"),
        (date.min, None, "since"),
        (None, date.min, "until"),
        (None, date.max, "until"),
    ],
)
def test_a_period_that_no_log_can_hold_or_longer_than_a_year_is_refused(
    since: date | None, until: date | None, field: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        Asked.within(since, until, TODAY)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_the_usual_period_ends_today_and_is_of_thirty_days() -> None:
    assert Asked.within(None, None, TODAY) == Asked(date(2026, 10, 27), TODAY)
