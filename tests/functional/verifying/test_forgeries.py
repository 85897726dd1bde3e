"""No published attack on a signed PDF is accepted, and each is called by its name."""

import pytest

from chalicelib.adapters.pdf_check import verify
from chalicelib.adapters.pdf_report import Fault, Verdict
from tests.functional.verifying.conftest import Bench
from tests.functional.verifying.forgeries import CLASSES, approved, approved_form, plain

EVERY = [(kind, name) for kind, forgeries in CLASSES.items() for name in forgeries]
AMONG = {
    "universal forgery": {Fault.ALTERED, Fault.MALFORMED},
    "no signed attributes": {Fault.MALFORMED, Fault.UNREADABLE},
    "weak": {Fault.WEAK},
}
ANY = {Fault.CHANGED_AFTER_SIGNING, Fault.ALTERED, Fault.MALFORMED, Fault.UNREADABLE}


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_a_forgery_does_not_hold(bench: Bench, kind: str, name: str) -> None:
    report = verify(CLASSES[kind][name](bench), bench.trust)
    assert report.verdict is Verdict.DOES_NOT_HOLD
    assert AMONG.get(kind, ANY) & set(report.faults)


def test_what_they_were_made_of_holds(bench: Bench) -> None:
    for pdf in (approved(bench), approved_form(bench), plain(bench).data):
        assert verify(pdf, bench.trust).verdict is Verdict.HOLDS
