"""Sessions, one-time codes and throttles."""

from datetime import timedelta

import pytest

from chalicelib.kernel.errors import ForbiddenError, ThrottledError
from chalicelib.web.one_time_codes import MAX_TRIES, OneTimeCodes
from chalicelib.web.sessions import Sessions
from chalicelib.web.throttle import Throttle
from tests.unit.web.memory import HandClock, MemoryCodes, MemorySessions, MemoryTallies


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store() -> MemorySessions:
    return MemorySessions()


@pytest.fixture
def sessions(store: MemorySessions, clock: HandClock) -> Sessions:
    return Sessions(store, clock)


def test_the_secret_is_stored_nowhere(sessions: Sessions, store: MemorySessions) -> None:
    secret, session = sessions.open("agent-1")
    assert secret not in repr(store.kept)
    assert session.csrf != secret
    assert sessions.find(secret) == session
    assert sessions.find(session.digest) is None


def test_a_session_ends_after_half_an_hour_of_silence(sessions: Sessions, clock: HandClock) -> None:
    secret, _ = sessions.open("agent-1")
    clock.pass_(minutes=29)
    assert sessions.find(secret) is not None
    clock.pass_(minutes=29)
    assert sessions.find(secret) is not None
    clock.pass_(minutes=30)
    assert sessions.find(secret) is None


def test_a_session_ends_after_twelve_hours_however_busy(sessions: Sessions, clock: HandClock) -> None:
    secret, _ = sessions.open("agent-1")
    for _ in range(12 * 4 - 1):
        clock.pass_(minutes=15)
        assert sessions.find(secret) is not None
    clock.pass_(minutes=15)
    assert sessions.find(secret) is None


def test_a_session_of_another_kind_ends_when_its_own_limits_say(store: MemorySessions, clock: HandClock) -> None:
    short = Sessions(store, clock, idle=timedelta(minutes=15), absolute=timedelta(hours=1))
    busy, _ = short.open(None)
    unused, _ = short.open(None)
    for _ in range(5):
        clock.pass_(minutes=10)
        assert short.find(busy) is not None
    assert short.find(unused) is None
    clock.pass_(minutes=10)
    assert short.find(busy) is None


def test_reading_ten_pages_in_a_minute_writes_nothing(
    sessions: Sessions, store: MemorySessions, clock: HandClock
) -> None:
    secret, _ = sessions.open("agent-1")
    for _ in range(10):
        clock.pass_(seconds=5)
        sessions.find(secret)
    assert store.touches == 0


def test_a_session_known_before_the_sign_in_is_worth_nothing_after(sessions: Sessions) -> None:
    planted, visitor = sessions.open(None, frozenset({"deposit/1"}))
    secret, session = sessions.sign_in(visitor, "agent-1")
    assert sessions.find(planted) is None
    assert secret != planted
    assert session.csrf != visitor.csrf
    assert session.grants == {"deposit/1"}


def test_a_grant_comes_with_a_new_secret(sessions: Sessions) -> None:
    first, visitor = sessions.grant(None, "deposit/1")
    second, granted = sessions.grant(visitor, "deposit/2")
    assert sessions.find(first) is None
    assert sessions.find(second) == granted
    assert granted.grants == {"deposit/1", "deposit/2"}
    assert granted.agent_id is None


@pytest.fixture
def codes(clock: HandClock) -> OneTimeCodes:
    issues = Throttle("codes", 3, timedelta(minutes=15), MemoryTallies(), clock)
    return OneTimeCodes(MemoryCodes(), clock, issues)


def test_a_code_opens_its_own_subject_once(codes: OneTimeCodes) -> None:
    code = codes.issue("deposit/1")
    with pytest.raises(ForbiddenError):
        codes.check("deposit/2", code)
    codes.check("deposit/1", f" {code[:3]} {code[3:]} ")
    with pytest.raises(ForbiddenError):
        codes.check("deposit/1", code)


def test_a_code_is_no_good_after_ten_minutes(codes: OneTimeCodes, clock: HandClock) -> None:
    code = codes.issue("deposit/1")
    clock.pass_(minutes=10)
    with pytest.raises(ForbiddenError):
        codes.check("deposit/1", code)


def test_five_wrong_tries_use_the_code_up(codes: OneTimeCodes) -> None:
    code = codes.issue("deposit/1")
    wrong = [f"{(int(code) + step) % 1_000_000:06d}" for step in range(1, 101)]
    for typed in (*wrong[:MAX_TRIES], code, *wrong[MAX_TRIES:], code):
        with pytest.raises(ForbiddenError):
            codes.check("deposit/1", typed)


def test_codes_cannot_be_asked_for_without_end(codes: OneTimeCodes, clock: HandClock) -> None:
    for _ in range(3):
        codes.issue("deposit/1")
    with pytest.raises(ThrottledError) as refused:
        codes.issue("deposit/1")
    assert 0 < refused.value.params["retry_after_seconds"] <= 900
    codes.issue("deposit/2")
    clock.pass_(minutes=15)
    codes.issue("deposit/1")


def test_codes_of_many_subjects_are_counted_together_by_whoever_they_go_to(codes: OneTimeCodes) -> None:
    for subject in ("letters/1", "letters/2", "letters/3"):
        codes.issue(subject, to="someone")
    with pytest.raises(ThrottledError):
        codes.issue("letters/4", to="someone")
    codes.check("letters/5", codes.issue("letters/5", to="somebody else"))


def test_a_window_of_tries_begins_with_the_first(clock: HandClock) -> None:
    throttle = Throttle("tries", 2, timedelta(minutes=15), MemoryTallies(), clock)
    throttle.hit("someone")
    clock.pass_(minutes=14)
    throttle.hit("someone")
    with pytest.raises(ThrottledError) as refused:
        throttle.hit("someone")
    assert refused.value.params == {"retry_after_seconds": 60, "minutes": 1}
    clock.pass_(minutes=1)
    throttle.hit("someone")
