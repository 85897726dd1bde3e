"""Which events call for a receipt, and what each receipt says by its kind."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.adapters.typesetting.receipt_words import SILENCE, duration, legal_rows, remedy_rows, statement
from chalicelib.evidence.occasions import Legal, Occasion, ReceiptKind, Regime, occasion_of
from chalicelib.kernel.delays import Unit
from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Bilingual
from tests.receipts import AT, MAIL_ID, receipt_facts

FILE = Legal(Regime.ADMINISTRATIVE_FILE, 60, Unit.CALENDAR_DAYS, False, date(2027, 1, 22))
OWN_WORDS = Bilingual("طعن لدى الرئيس.", "Recours auprès du président.")


def event(name: str, seq: int = 3, regime: str = "", **detail: Any) -> Event:
    legal = {"regime": regime, "within": 60, "unit": "calendar", "silence": False, "due_on": "2027-01-22"}
    said = {**detail, **({"legal": {**legal, "remedies": {"ar": "", "fr": ""}}} if regime else {})}
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return Event(name, f"mail/M#{seq:010d}", "mail/M", "adm", at, "", {"mail_id": "M", **said})


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (event("MailRegistered", 1, "correspondence", direction="A"), ReceiptKind.CORRESPONDENCE),
        (event("MailRegistered", 1, "administrative_file", direction="A"), ReceiptKind.FILE),
        (event("MailRegistered", 1, "complaint", direction="A"), ReceiptKind.COMPLAINT),
        (event("MailRegistered", 1, direction="A"), ReceiptKind.CORRESPONDENCE),
        (event("MailRegistered", 1, direction="D"), None),
        (event("MailQualified"), None),
        (event("MailQualified", regime="correspondence"), None),
        (event("MailQualified", regime="complaint"), ReceiptKind.COMPLAINT),
        (
            event("CompletionRequested", regime="administrative_file", until_on="2026-12-10"),
            ReceiptKind.FILE_INCOMPLETE,
        ),
        (event("CompletionRequested", regime="correspondence", until_on="2026-12-10"), None),
        (event("FileFoundComplete", regime="administrative_file"), ReceiptKind.FILE_COMPLETE),
        (event("MailRejected", regime="correspondence", reason_code="other"), ReceiptKind.REJECTION),
        (event("MailRejected", reason_code="other"), None),
    ],
    ids=[
        *("letter", "file", "complaint", "before there were regimes", "outgoing", "qualified as it was"),
        *("a letter after all", "a complaint after all", "pieces of a file", "pieces of a letter", "complete"),
        *("rejected", "rejected before there were such notices"),
    ],
)
def test_an_event_calls_for_the_receipt_of_its_regime(given: Event, kind: ReceiptKind | None) -> None:
    occasion = occasion_of(given)
    assert (occasion.kind if occasion else None) == kind


def test_an_occasion_holds_what_the_event_said_whatever_became_of_the_mail() -> None:
    asked = event("CompletionRequested", 7, "administrative_file", until_on="2026-12-10")
    occasion = occasion_of(asked)
    assert occasion is not None
    assert (occasion.seq, occasion.until_on, occasion.legal) == (7, date(2026, 12, 10), FILE)


def rows(kind: ReceiptKind, legal: Legal = FILE, **more: Any) -> list[str]:
    facts = replace(receipt_facts(), occasion=Occasion(MAIL_ID, kind, 3, AT, legal, **more))
    return [row.value.fr for row in (*legal_rows(facts), *remedy_rows(facts))]


def test_silence_is_spoken_of_only_where_the_procedure_says_so() -> None:
    assert SILENCE.fr not in rows(ReceiptKind.FILE)
    assert SILENCE.fr in rows(ReceiptKind.FILE, replace(FILE, silence=True))
    assert SILENCE.fr not in rows(ReceiptKind.COMPLAINT, replace(FILE, regime=Regime.COMPLAINT, silence=True))


def test_an_incomplete_file_says_until_when_it_is_waited_for_and_no_day_of_an_answer() -> None:
    said = rows(ReceiptKind.FILE_INCOMPLETE, until_on=date(2026, 12, 10))
    assert "10 décembre 2026" in said and "60 jours" in said
    assert "22 janvier 2027" not in said
    assert any(row.startswith("Suspendu depuis le 22 novembre 2026") for row in said)


def test_a_period_that_was_over_before_pieces_were_asked_for_is_not_called_suspended() -> None:
    late = replace(FILE, due_on=date(2026, 11, 1))
    assert not any(row.startswith("Suspendu") for row in rows(ReceiptKind.FILE_INCOMPLETE, late))


def test_a_procedure_without_a_delay_promises_no_day() -> None:
    assert not any("2027" in row or "jours" in row for row in rows(ReceiptKind.FILE, Legal(FILE.regime)))


def test_remedies_are_the_administrations_own_where_it_wrote_them_in_both_languages() -> None:
    assert OWN_WORDS.fr in rows(ReceiptKind.REJECTION, replace(FILE, remedies=OWN_WORDS))
    assert OWN_WORDS.fr not in rows(ReceiptKind.REJECTION, replace(FILE, remedies=Bilingual("", OWN_WORDS.fr)))
    assert rows(ReceiptKind.CORRESPONDENCE, Legal()) == []


def test_a_rejection_gives_its_reason_and_says_what_it_does_not_take_away() -> None:
    assert "Le document est illisible." in rows(ReceiptKind.REJECTION, Legal(), reason_code="unreadable")
    assert "recours" in statement(ReceiptKind.REJECTION).fr


@pytest.mark.parametrize(
    ("length", "unit", "arabic", "french"),
    [
        (1, Unit.WORKING_DAYS, "يوم عمل واحد", "1 jour ouvrable"),
        (2, Unit.MONTHS, "شهران", "2 mois"),
        (5, Unit.CALENDAR_DAYS, "5 أيام", "5 jours"),
        (20, Unit.WORKING_DAYS, "20 يوم عمل", "20 jours ouvrables"),
        (60, Unit.CALENDAR_DAYS, "60 يوما", "60 jours"),
        (103, Unit.CALENDAR_DAYS, "103 أيام", "103 jours"),
    ],
    ids=["one", "two", "a few", "twenty", "sixty", "a hundred and three"],
)
def test_periods_are_counted_as_each_language_counts(length: int, unit: Unit, arabic: str, french: str) -> None:
    assert duration(length, unit) == Bilingual(arabic, french)
