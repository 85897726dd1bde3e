"""Whatever comes in whatever order (submissions, wake-ups, crashes, rivals, clocks), the register stays whole."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.evidence import chains
from tests.unit.registry.memory import Crash, Memory


class NumberingMachine(RuleBasedStateMachine):
    """One register under everything that can happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.memory = Memory()
        self.submitted = 0

    @rule(count=st.integers(1, 9))
    def submit(self, count: int) -> None:
        for _ in range(count):
            self.submitted += 1
            self.memory.submit(f"mail-{self.submitted:04d}")

    @rule(days=st.integers(0, 200), seconds=st.integers(-5, 5))
    def pass_time(self, days: int, seconds: int) -> None:
        self.memory.now += timedelta(days=days, seconds=seconds)

    @rule(batch=st.integers(1, 4))
    def wake(self, batch: int) -> None:
        self.memory.numbering(batch).number_pending("RBT-A")

    @rule(batch=st.integers(1, 4), commits=st.integers(0, 3), after=st.booleans())
    def wake_and_crash(self, batch: int, commits: int, after: bool) -> None:
        left = commits

        def crash_at_last() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Crash

        moment = "after_commit" if after else "before_commit"
        setattr(self.memory, moment, crash_at_last)
        with suppress(Crash):
            self.memory.numbering(batch).number_pending("RBT-A")
        setattr(self.memory, moment, lambda: None)

    @rule(batch=st.integers(1, 4))
    def wake_with_a_rival(self, batch: int) -> None:
        def rival() -> None:
            self.memory.before_commit = lambda: None
            self.memory.numbering(batch).number_pending("RBT-A")

        self.memory.before_commit = rival
        self.memory.numbering(batch).number_pending("RBT-A")
        self.memory.before_commit = lambda: None

    @invariant()
    def every_year_is_gapless_and_unique(self) -> None:
        mails = sorted(self.memory.mails.values(), key=lambda mail: mail.number)
        for year in {mail.number.year for mail in mails}:
            of_year = [mail for mail in mails if mail.number.year == year]
            assert [mail.number.serial for mail in of_year] == list(range(1, len(of_year) + 1))
            assert self.memory.counters["RBT-A", year].serial == len(of_year)

    @invariant()
    def the_instant_of_registration_never_decreases(self) -> None:
        instants = [m.registered_at for m in sorted(self.memory.mails.values(), key=lambda m: m.number)]
        assert instants == sorted(instants)

    @invariant()
    def nothing_is_lost_and_the_chains_hold(self) -> None:
        assert len(self.memory.mails) + len(self.memory.rows) == self.submitted
        assert chains.verify(self.memory.records) is None


TestNumberingMachine = NumberingMachine.TestCase
TestNumberingMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None, derandomize=True)
