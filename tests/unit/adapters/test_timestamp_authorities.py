"""Authorities in turn: the first that answers well, and none that keeps failing."""

import hashlib
import time
from dataclasses import dataclass

import pytest

from chalicelib.adapters.pades.breakers import Breaker
from chalicelib.adapters.pades.timestamp_authorities import TimestampAuthorities, authorities_at
from chalicelib.kernel.errors import UnavailableError

REST_SECONDS = 0.05


@dataclass
class Authority:
    """Answers with its name, or does not; counts."""

    name: bytes
    answers: bool = True
    asked: int = 0
    given: tuple[bytes, str] = (b"", "")

    def token(self, data: bytes) -> bytes:
        return self.stamp(data)

    def stamp(self, imprint: bytes, digest: str = "sha256") -> bytes:
        self.asked += 1
        self.given = (imprint, digest)
        if not self.answers:
            raise UnavailableError("evidence.timestamp_unavailable")
        return self.name


def in_turn(*authorities: Authority) -> TimestampAuthorities:
    return TimestampAuthorities([(it, Breaker(it.name.decode(), rest_seconds=REST_SECONDS)) for it in authorities])


def test_the_second_is_asked_only_when_the_first_does_not_answer() -> None:
    first, second = Authority(b"first"), Authority(b"second")
    both = in_turn(first, second)
    assert both.stamp(b"x") == b"first" and second.asked == 0
    first.answers = False
    assert both.stamp(b"x") == b"second"


def test_bytes_are_dated_by_their_digest_and_imprints_as_they_are() -> None:
    only = Authority(b"only")
    in_turn(only).token(b"bytes")
    assert only.given == (hashlib.sha256(b"bytes").digest(), "sha256")
    in_turn(only).stamp(b"imprint", "sha512")
    assert only.given == (b"imprint", "sha512")


def test_who_fails_three_times_is_left_alone_for_a_while_then_tried_once() -> None:
    first, second = Authority(b"first", answers=False), Authority(b"second")
    both = in_turn(first, second)
    for _ in range(10):
        assert both.stamp(b"x") == b"second"
    assert first.asked == 3
    time.sleep(2 * REST_SECONDS)
    assert both.stamp(b"x") == b"second" and first.asked == 4
    assert both.stamp(b"x") == b"second" and first.asked == 4
    time.sleep(2 * REST_SECONDS)
    first.answers = True
    assert [both.stamp(b"x") for _ in range(3)] == [b"first"] * 3


def test_when_none_answers_it_is_said_so_and_while_all_are_left_alone_nobody_is_asked() -> None:
    both = Authority(b"first", answers=False), Authority(b"second", answers=False)
    asked_in_turn = in_turn(*both)
    for _ in range(5):
        with pytest.raises(UnavailableError, match="timestamp_unavailable"):
            asked_in_turn.stamp(b"x")
    assert [it.asked for it in both] == [3, 3]


def test_what_is_no_failure_of_the_server_is_no_reason_to_leave_it_alone() -> None:
    breaker = Breaker("server")
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            breaker.call(lambda: 1 // 0)
    assert not breaker.is_open


def test_a_process_has_one_set_of_authorities_for_one_setting() -> None:
    addresses = "http://127.0.0.1:9/one  http://127.0.0.1:9/two"
    assert authorities_at(addresses) is authorities_at(addresses)
