"""No published attack on a signed PDF is accepted, and each is called by its name."""

import pytest

from chalicelib.adapters.verifying.check import verify
from chalicelib.adapters.verifying.report import Fault
from chalicelib.evidence.verification.signatures import Verdict
from tests.functional.verifying import forged_by_hand, forged_updates
from tests.functional.verifying.conftest import Bench
from tests.functional.verifying.forged_by_hand import Forge, plain
from tests.functional.verifying.forged_updates import approved, approved_form

CLASSES: dict[str, dict[str, Forge]] = {
    "universal forgery": forged_by_hand.UNIVERSAL_FORGERY,
    "incremental saving": forged_by_hand.INCREMENTAL_SAVING | forged_updates.INCREMENTAL_SAVING,
    "wrapping": forged_by_hand.WRAPPING,
    "outside the range": forged_by_hand.OUTSIDE_THE_RANGE,
    "after the end": forged_updates.AFTER_THE_END,
    "shadow": forged_by_hand.SHADOW | forged_updates.SHADOW,
    "evil annotation": forged_updates.EVIL_ANNOTATION,
    "sneaky signature": forged_updates.SNEAKY_SIGNATURE,
    "form override": forged_updates.FORM_OVERRIDE,
    "no signed attributes": forged_by_hand.NO_SIGNED_ATTRIBUTES,
    "weak": forged_by_hand.WEAK,
}
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
