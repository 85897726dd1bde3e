"""A letter's whole way from draft to mail while AWS fails at each call of each function on it, one at a time.

Which calls those are is found by walking the way once. Whatever fails, at whichever call: who deposits asks again for
what was not answered, queues bring again what failed, the sweeper comes; and in the end there is one deposit, one
number, one receipt, one mail, every chain is whole, and nothing lies among the dead letters.
"""

import secrets
import string
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.evidence.chains import verify_object
from chalicelib.kernel.clock import civil_year
from chalicelib.notices.model import State
from chalicelib.registry.store import registers
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.depositing import Browser, Depositor, Program, Within
from tests.every_call import PORTAL, Case, cases_of, drawn, failing
from tests.faults import Call, Calls, injected
from tests.journeys import Journey
from tests.kept import following
from tests.receipts import issued
from tests.registers import assert_whole

FUNCTIONS = (
    "inspection",
    "deposit_events",
    "registrar",
    "publisher",
    "receipts",
    "evidence_events",
    "lasting",
    "mailer",
)
Said = Callable[[str, object], None]
STAGES = 2
"""Of a deposit's delivery, each with its evidence: it was submitted, and registered."""
EVENTS = {
    "deposit": ["DepositSubmitted", "DepositCleared"],
    "mail": ["MailRegistered"],
    "file": ["FileCleared"],
}
SAMPLE = 2
"""Of the cases of each function; a soak tries all of them."""
LATER = (timedelta(minutes=8), timedelta(minutes=30), timedelta(minutes=120))
"""When the sweeper is let come where something is still lacking: queues have shown again by then what they hid."""


@dataclass
class Office:
    """An administration that takes letters all the while, and those that it was sent."""

    journey: Journey
    letters: list[Depositor] = field(default_factory=list)

    def letter(self, kind: type[Depositor] = Program, within: Mapping[str, Within] = MappingProxyType({})) -> Depositor:
        """One is deposited; what is given for an act lasts while it is first asked for."""
        self.letters.append(letter := kind(self.journey))
        return letter.walk(within)

    def go_on(self, letter: Depositor) -> None:
        """What goes by itself, and what time brings."""
        cloud = self.journey.cloud
        cloud.drain()
        for later in LATER:
            if not is_told(letter):
                with time_machine.travel(datetime.now(UTC) + later):
                    cloud.fire("SweeperSchedule")
                    cloud.drain()


def calm(_: Call) -> None:
    """No fault."""


def is_told(letter: Depositor) -> bool:
    """Whether there is nothing left to do for it."""
    deposit = bootstrap.deposit_store().get(letter.draft)
    notices = bootstrap.notice_store().of_deposit(letter.draft)
    left = {State.WAITING, State.SENDING} & {notice.state for notice in notices}
    return bool(deposit and deposit.receipt_key and notices and not left)


@pytest.fixture(autouse=True)
def one_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registers were looked at once: how often they are looked at again depends on the time that a test takes."""
    monkeypatch.setattr(registers, "EPOCH_SECONDS", float("inf"))


@pytest.fixture(scope="module")
def office(cloud: LocalCloud) -> Office:
    """One for all of these tests, whose register has been opened."""
    code = "".join(secrets.choice(string.ascii_uppercase) for _ in range(6))
    office = Office(Journey(cloud, cloud.seed(specification.read().renamed("faults-" + uuid.uuid4().hex[:10], code))))
    office.go_on(office.letter())
    return office


@pytest.fixture(scope="module")
def called(office: Office) -> dict[str, list[Call]]:
    """What each function calls on the way of one letter."""
    with ExitStack() as stack:
        stack.enter_context(following(office.journey.cloud))
        seen = {name: stack.enter_context(injected(calm, function=name)) for name in FUNCTIONS}
        office.go_on(office.letter())
    return {name: list(calls) for name, calls in seen.items()}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_call_of_a_function_may_fail_and_the_letter_ends_well(
    office: Office, called: dict[str, list[Call]], function: str, soak: bool, record_property: Said
) -> None:
    every = cases_of(called[function])
    tried = drawn(every, soak, function, SAMPLE)
    with good_ends(office) as ends, failing(office.journey.cloud, function), patient(office, function):
        for case in tried:
            letter = office.letter()
            with injected(case.plan, function=function) as calls:
                office.journey.cloud.drain()
            assert calls.faults, case
            office.go_on(letter)
            ends[letter] = End(case, mails_at_most(called, case))
    record_property("measured", measured(function, tried, every, called[function]))


@pytest.mark.parametrize("kind", [Program, Browser])
def test_each_call_for_who_deposits_may_fail_and_the_letter_ends_well(
    office: Office, kind: type[Depositor], soak: bool, record_property: Said
) -> None:
    calls = calls_by_act(office, kind)
    every = {act: cases_of(seen) for act, seen in calls.items()}
    tried = {act: drawn(cases, soak, act, SAMPLE) for act, cases in every.items()}
    with good_ends(office) as ends, failing(office.journey.cloud, PORTAL):
        for cases in zip_longest(*tried.values()):  # in each act of a letter one call fails: each is made good at once
            met = {act: case for act, case in zip(tried, cases, strict=True) if case is not None}
            letter = office.letter(kind, {act: partial(meeting, case) for act, case in met.items()})
            office.go_on(letter)
            ends[letter] = End(", ".join(f"{act}: {case}" for act, case in met.items()))
    of = f"{PORTAL} for a {kind.__name__.lower()}"
    record_property("measured", measured(of, flat(tried), flat(every), flat(calls)))


def calls_by_act(office: Office, kind: type[Depositor]) -> dict[str, list[Call]]:
    """What the portal calls in each act of one letter."""
    seen: dict[str, Calls] = {}

    @contextmanager
    def noting(act: str) -> Iterator[None]:
        with injected(calm, function=PORTAL) as seen[act]:
            yield

    office.letter(kind, {act: partial(noting, act) for act in kind.acts})
    return {act: list(calls) for act, calls in seen.items()}


@contextmanager
def meeting(case: Case) -> Iterator[None]:
    """The portal meets this."""
    with injected(case.plan, function=PORTAL) as calls:
        yield
    assert calls.faults, case


@dataclass(frozen=True)
class End:
    """What a letter met, and how many mails about it are no fault."""

    met: object
    mails_at_most: int = 1


@contextmanager
def good_ends(office: Office) -> Iterator[dict[Depositor, End]]:
    """Every letter that is put here ended as it should, and so did the register and its queues."""
    ends: dict[Depositor, End] = {}
    dead = dead_letters(office)
    yield ends
    assert dead_letters(office) == dead
    assert_whole(office.journey.seeded.registers["A"], civil_year(bootstrap.clock().now()), len(office.letters))
    sent = Counter(mail["To"] for mail in office.journey.cloud.mails())
    unpublished = {record.object_id for record in bootstrap.log().unpublished(bootstrap.clock().now(), 0, 1000)}
    for letter, end in ends.items():
        assert_registered_once(office, letter, end, unpublished)
        assert 1 <= sent[letter.email] <= end.mails_at_most, (end, sent[letter.email])


def assert_registered_once(office: Office, letter: Depositor, end: End, unpublished: Set[str]) -> None:
    """One deposit with one clean file, one receipt, its evidence; whole chains, published, that tell each act once."""
    deposit = bootstrap.deposit_store().get(letter.draft)
    assert deposit is not None and deposit.registration and deposit.receipt_key, end
    files = bootstrap.file_store().of_owner(deposit.source)
    assert [file.state for file in files if file.declared.name or file.key] == ["clean"], end
    assert issued(office.journey.cloud, letter.draft)[1] == 1, end
    stages = [it.stage for it in bootstrap.stages().of(deposit.source)]
    assert len(stages) == len(set(stages)) == STAGES, (end, stages)
    receipt = bootstrap.verification_store().receipt(deposit.submitted.mail_id)
    assert receipt is not None, end
    kept = bootstrap.lasting_store().get(receipt.verification_id)
    assert (kept is None) == (not isinstance(end.met, Case) or end.met.function != "lasting"), end
    told = {"deposit": letter.draft, "mail": deposit.submitted.mail_id, "file": deposit.submitted.files[0].id}
    for sort, object_id in told.items():
        records = list(bootstrap.log().of_object(f"{sort}/{object_id}"))
        assert verify_object(records) is None and records[0].object_id not in unpublished, end
        events = [record.body["event"] for record in records]
        assert events == EVENTS[sort], (end, events)


def mails_at_most(called: dict[str, list[Call]], case: Case) -> int:
    """Two where a mailer cannot know, or cannot say, that the mail went (chalicelib/notices/service.py); else one."""
    sends = next(call.number for call in called["mailer"] if call.operation == "SendEmail")
    unsaid = {sends: case.takes_effect, sends + 1: not case.takes_effect}
    return 2 if case.function == "mailer" and unsaid.get(case.call.number) else 1


def measured(of: str, tried: list[Any], every: list[Any], calls: list[Call]) -> str:
    """The count of cases."""
    return f"deposit: {len(tried)} of {len(every)} (call × fault) cases: {of}, {len(calls)} calls"


def flat(by_act: Mapping[str, list[Any]]) -> list[Any]:
    """All of them, whatever the act."""
    return [it for each in by_act.values() for it in each]


def dead_letters(office: Office) -> dict[str, int]:
    """How many lie in each of those queues."""
    counted = office.journey.call("GET", "/operations", "operator")["dead_letters"]
    return {queue["queue"]: queue["count"] for queue in counted}


@contextmanager
def patient(office: Office, function: str) -> Iterator[None]:
    """What failed is hidden as on AWS where a mailer is at it: before, nobody else may take up its message. And what is
    made to last is followed, where that is what is tried."""
    pump = office.journey.cloud.pump
    pump.hides_failed = function == "mailer"
    try:
        with following(office.journey.cloud) if function == "lasting" else nullcontext():
            yield
    finally:
        pump.hides_failed = False
