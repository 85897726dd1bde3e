"""Genuine signed files of every shape hold, whoever made them, and each is explained."""

import random

import pytest

from chalicelib.adapters.verifying.check import verify
from chalicelib.evidence.verification.signatures import Verdict
from tests.functional.verifying.conftest import Bench
from tests.functional.verifying.genuine import BY_OTHERS, GENUINE


@pytest.mark.parametrize("shape", GENUINE)
def test_a_genuine_file_holds(bench: Bench, shape: str) -> None:
    report = verify(GENUINE[shape](bench), bench.trust)
    assert (report.verdict, report.faults) == (Verdict.HOLDS, ())
    assert all(addition.allowed for signature in report.signatures for addition in signature.additions)


@pytest.mark.parametrize("shape", ["two signatures", "openssl, RSA-PSS", "openssl, cross-reference streams"])
def test_any_flipped_bit_of_a_covered_file_is_found(bench: Bench, shape: str, soak: bool) -> None:
    """Where the signatures carry no certificate that is not needed: what nobody reads may be anything."""
    chance, pdf = random.Random(20261126), GENUINE[shape](bench)
    for _ in range(500 if soak else 8):
        place = chance.randrange(8, len(pdf))
        flipped = pdf[:place] + bytes([pdf[place] ^ 1 << chance.randrange(8)]) + pdf[place + 1 :]
        assert verify(flipped, bench.trust).verdict is not Verdict.HOLDS, f"byte {place}"


def test_there_are_enough_of_them() -> None:
    assert (len(GENUINE) >= 30, len(BY_OTHERS) >= 10) == (True, True)
