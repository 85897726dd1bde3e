"""Genuine signed files of every shape hold, whoever made them, and each is explained."""

import pytest

from chalicelib.adapters.pdf_check import verify
from chalicelib.evidence.signatures import Verdict
from tests.functional.verifying.conftest import Bench
from tests.functional.verifying.genuine import BY_OTHERS, GENUINE


@pytest.mark.parametrize("shape", GENUINE)
def test_a_genuine_file_holds(bench: Bench, shape: str) -> None:
    report = verify(GENUINE[shape](bench), bench.trust)
    assert (report.verdict, report.faults) == (Verdict.HOLDS, ())
    assert all(addition.allowed for signature in report.signatures for addition in signature.additions)


def test_there_are_enough_of_them() -> None:
    assert (len(GENUINE) >= 30, len(BY_OTHERS) >= 10) == (True, True)
