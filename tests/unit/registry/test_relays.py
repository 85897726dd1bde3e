"""Where a letter may be sent on to, and what goes with it."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.kernel.delays import Unit
from chalicelib.kernel.languages import Bilingual
from chalicelib.registry.clocks.procedure import Procedure, Regime
from chalicelib.registry.relaying.model import Leg, Relay, handed_over, obstacle
from chalicelib.registry.sheet import Channel, Priority, Sheet, SheetFile
from chalicelib.registry.store.relays import read_relay, written_relay

LETTER = SheetFile("F", "lettre.pdf", 1200, "ab" * 32, 2)
SHEET = Sheet(
    "طلب", "فاطمة", Channel.PORTAL, date(2026, 11, 2), "entity-of-a", keywords=("urbanisme",),
    priority=Priority.URGENT, files=(LETTER,), due_on=date(2026, 12, 1),
    procedure=Procedure("model-of-a", 60, Unit.CALENDAR_DAYS, regime=Regime.ADMINISTRATIVE_FILE,
                        remedies=Bilingual("طعن", "recours"), completion_days=10),
)  # fmt: skip


def came(*names: str) -> Relay:
    return Relay(tuple(Leg(name, f"mail-{name}", f"{name}-A-2026-0000001") for name in names))


@pytest.mark.parametrize(
    ("relay", "target", "code"),
    [
        (came(), "b", ""),
        (came(), "own", "registry.relay_returns"),
        (came("a"), "a", "registry.relay_returns"),
        (came("a", "b"), "a", "registry.relay_returns"),
        (came("a", "b"), "c", ""),
        (came("a", "b", "c"), "d", "registry.relay_too_far"),
    ],
    ids=["a first time", "itself", "back", "round", "a third", "a fifth"],
)
def test_a_letter_goes_nowhere_twice_and_through_four_at_most(relay: Relay, target: str, code: str) -> None:
    assert obstacle(relay, "own", target) == code


def test_the_letter_its_regime_and_its_day_go_along_and_what_the_office_decided_stays() -> None:
    given = handed_over(SHEET)
    assert (given.subject, given.files, given.received_on) == (SHEET.subject, (LETTER,), SHEET.received_on)
    assert given.procedure == Procedure(reply_within=60, unit=Unit.CALENDAR_DAYS, regime=Regime.ADMINISTRATIVE_FILE)
    assert (given.entity_id, given.keywords, given.priority, given.due_on) == ("", (), Priority.NORMAL, None)


@pytest.mark.parametrize(
    "relay",
    [Relay(), came("a"), replace(came("a", "b"), went=Leg("c", "M")), replace(came("a"), stopped_for="a")],
    ids=["none", "came", "went", "stopped"],
)
def test_a_way_is_read_as_it_was_written(relay: Relay) -> None:
    assert read_relay(written_relay(relay)) == relay
