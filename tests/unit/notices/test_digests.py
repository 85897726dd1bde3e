"""Digests hold exactly what came since the one before, whatever runs twice and whatever an agent changes meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.kernel.work import StaleError
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Frequency, Need, Notice, State
from tests.unit.notices.outside import Outside

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
AGENT = "a@example.test"


def came(number: int, desk: str = "d1", agent: str = "a", kind: Kind = Kind.MAIL_ASSIGNED) -> Need:
    """Something came to a desk that the agent holds."""
    detail = {"mail_id": f"M{number}", "desk_id": desk}
    return Need(kind, "adm", f"agent/{agent}", f"mail/M{number}#2", detail, "", desk_ids=(desk,))


@pytest.fixture
def outside() -> Outside:
    """Agent ``a`` wants the day's notices of desk ``d1`` together."""
    made = Outside(now_=MONDAY + timedelta(days=1))
    made.chosen.choose("a", d1=Frequency.DAILY)
    return made


def run(outside: Outside) -> None:
    """The hour of digests: the schedule, what it asks for, and what is sent then."""
    outside.digests.run(outside.now_)
    turns, outside.queue.turns = outside.queue.turns, []
    for turn in turns:
        outside.digests.make(turn)
    outside.deliver_woken()


def told(outside: Outside) -> list[str]:
    """The mails that were named, one after the other, in mails and in digests."""
    told: list[str] = []
    for letter in outside.services.letters:
        told += [item.number for item in letter.items] or [value for _, value in letter.rows]
    return told


def test_what_comes_waits_for_the_hour_and_goes_together(outside: Outside) -> None:
    for number in range(3):
        outside.service.send(came(number))
        outside.now_ += timedelta(seconds=1)
    assert outside.services.sent == []
    run(outside)
    assert outside.services.sent == [AGENT]
    assert told(outside) == ["number of M0", "number of M1", "number of M2"]


def test_a_run_repeated_and_an_event_repeated_send_nothing_more(outside: Outside) -> None:
    outside.service.send(came(1))
    outside.digests.run(outside.now_)
    (turn,) = outside.queue.turns
    for _ in range(3):
        outside.digests.make(turn)
        outside.deliver_woken()
        outside.service.send(came(1))
        run(outside)
    assert told(outside) == ["number of M1"]


def test_each_digest_holds_what_came_since_the_one_before(outside: Outside) -> None:
    outside.service.send(came(1))
    run(outside)
    outside.service.send(came(2))
    outside.now_ += timedelta(days=1)
    run(outside)
    run(outside)
    assert [[item.number for item in letter.items] for letter in outside.services.letters] == [
        ["number of M1"],
        ["number of M2"],
    ]


@pytest.mark.parametrize("hour", [0, 6, 8, 23])
def test_at_another_hour_nothing_is_made(outside: Outside, hour: int) -> None:
    outside.service.send(came(1))
    outside.now_ = outside.now_.replace(hour=hour)
    run(outside)
    assert outside.services.sent == []


def test_weekly_ones_go_on_mondays(outside: Outside) -> None:
    outside.chosen.choose("a", d1=Frequency.WEEKLY)
    outside.service.send(came(1))
    for _ in range(5):
        run(outside)
        assert outside.services.sent == []
        outside.now_ += timedelta(days=1)
    outside.now_ = MONDAY + timedelta(days=7)
    run(outside)
    assert told(outside) == ["number of M1"]


def test_what_presses_does_not_wait(outside: Outside) -> None:
    outside.service.send(came(1, kind=Kind.STEP_OVERDUE))
    assert outside.services.sent == [AGENT]


def test_who_sits_at_two_desks_is_written_to_as_the_more_frequent_wants(outside: Outside) -> None:
    outside.chosen.choose("b", d1=Frequency.WEEKLY)
    both = Need(Kind.MAIL_TO_QUALIFY, "adm", "agent/b", "mail/M#2", {"mail_id": "M"}, "", desk_ids=("d1", "d2"))
    outside.service.send(both)
    assert outside.services.sent == ["b@example.test"]


def test_what_waits_goes_when_its_agent_wants_it_at_once(outside: Outside) -> None:
    outside.service.send(came(1))
    outside.chosen.choose("a", d1=Frequency.IMMEDIATE)
    outside.digests.flush("a")
    outside.deliver_woken()
    assert told(outside) == ["number of M1"]


def test_what_was_made_to_wait_while_its_agent_changed_their_mind_goes_with_the_next_run(outside: Outside) -> None:
    outside.digests.flush("a")
    outside.service.send(came(1))
    outside.chosen.choose("a", d1=Frequency.IMMEDIATE)
    run(outside)
    assert told(outside) == ["number of M1"]


def test_who_left_the_desk_is_not_told_any_more(outside: Outside) -> None:
    outside.service.send(came(1))
    outside.people.desks["d1"] = ("b",)
    run(outside)
    assert outside.services.sent == []
    assert outside.table.kept[came(1).id].state is State.DROPPED
    assert list(outside.table.held()) == []


def test_a_hundred_and_more_go_in_several(outside: Outside) -> None:
    for number in range(200):
        outside.service.send(came(number))
    run(outside)
    assert len(outside.services.letters) == 3
    assert sorted(told(outside)) == sorted(f"number of M{number}" for number in range(200))


def test_two_runs_at_once_make_one(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    outside.service.send(came(1))
    outside.digests.run(outside.now_)
    (turn,) = outside.queue.turns
    put = outside.table.put
    raced: list[Notice] = []

    def first_the_other(notice: Notice) -> Notice:
        if not raced:
            raced.append(notice)
            raise StaleError(notice.id)
        return put(notice)

    outside.table.put = first_the_other  # type: ignore[method-assign]  # the other run was quicker
    outside.digests.make(turn)
    outside.digests.make(turn)
    outside.deliver_woken()
    assert told(outside) == ["number of M1"]


class AnyDays(RuleBasedStateMachine):
    """Notices come, agents change their minds, schedules run, or run twice: nothing is lost, nothing told twice."""

    def __init__(self) -> None:
        super().__init__()
        self.outside, self.asked = Outside(now_=MONDAY), 0

    @rule(agent=st.sampled_from("ab"), again=st.booleans())
    def comes(self, agent: str, again: bool) -> None:
        self.asked += 1
        for _ in range(1 + again):
            self.outside.service.send(came(self.asked, agent=agent))

    @rule(agent=st.sampled_from("ab"), wanted=st.sampled_from(Frequency))
    def chooses(self, agent: str, wanted: Frequency) -> None:
        self.outside.chosen.choose(agent, d1=wanted)
        if not wanted.is_digest:
            self.outside.digests.flush(agent)

    @rule(hours=st.integers(1, 200))
    def passes(self, hours: int) -> None:
        for _ in range(hours):
            self.outside.now_ += timedelta(hours=1)
            run(self.outside)

    @rule()
    def runs_twice(self) -> None:
        self.outside.digests.run(self.outside.now_)
        for turn in self.outside.queue.turns * 2:
            self.outside.digests.make(turn)
        self.outside.queue.turns.clear()

    @invariant()
    def is_told_once_or_waits(self) -> None:
        self.outside.deliver_woken()
        waiting = [f"number of {notice.detail['mail_id']}" for notice in self.outside.table.held()]
        assert sorted(told(self.outside) + waiting) == sorted(f"number of M{n + 1}" for n in range(self.asked))

    def teardown(self) -> None:
        self.passes(24 * 8)
        assert list(self.outside.table.held()) == []


TestAnyDays = AnyDays.TestCase
TestAnyDays.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
