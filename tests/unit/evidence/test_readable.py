"""What an auditor may know of letters that went from one administration to another: each of its own part."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from chalicelib.deposit.following.legs import Leg
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.access import Caller, Decision, Thing
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import SYSTEM, Act, Chain
from chalicelib.neighbours.of_audit import ReadableRecords
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.model import Intake, Mail
from tests.unit.deposit.test_fate import AT, cleared
from tests.unit.registry.mails import SHEET, a_mail

FIRST = replace(a_mail(Procedure(), Course()), id="MAIL", administration_id="ADM")
SECOND = replace(FIRST, id="THERE", administration_id="B")
SENT = replace(cleared(), legs=(Leg(1, "B", "THERE"),))
PAPER = Intake("I", "ADM", "RBT-A", "MAIL", "V", SHEET, "agent", AT, Chain.start("intake/I"))


@dataclass
class Stores:
    """What is stored, whoever asks; the policy lets everybody know of their own administration's things."""

    deposit: Deposit

    def of(self, administration_id: str, detail: dict[str, Any]) -> bool:
        """Whether that administration's auditor may know of a record of its own that says so."""
        stores = cast("Any", self)
        caller = Caller("auditor", administration_id, Bilingual("م", "A"), "a@adm.example")
        mails, papers, deposits = (cast("Any", _Kept(*them)) for them in ((FIRST, SECOND), (PAPER,), (self.deposit,)))
        readable = ReadableRecords(mails, papers, stores, deposits, self.may)
        record, _ = Chain.start(f"mail/{detail['mail_id']}").append(Act("X", AT, SYSTEM, administration_id, detail))
        return readable.of(caller, [record]) == [record]

    def may(self, caller: Caller, _: str, thing: Thing) -> Decision:
        return Decision(caller.administration_id == thing.administration_id)


class _Kept:
    """A table of some kind."""

    def __init__(self, *found: Deposit | Intake | Mail) -> None:
        self.found: Any = found

    def __getattr__(self, _: str) -> Any:
        return self.get_many

    def get_many(self, ids: Iterable[str]) -> list[Any]:
        return [it for it in self.found if it.id in set(ids)]


def test_each_administration_reads_what_its_own_mail_went_through() -> None:
    for source in ("deposit/D", "intake/I"):
        assert Stores(SENT).of("ADM", {"mail_id": "MAIL", "source": source})
        assert Stores(SENT).of("B", {"mail_id": "THERE", "source": source})


def test_nobody_reads_of_the_others_part() -> None:
    assert not Stores(SENT).of("ADM", {"mail_id": "THERE", "source": "deposit/D"})
    assert not Stores(SENT).of("B", {"mail_id": "MAIL", "source": "deposit/D"})


def test_what_is_registered_before_the_deposit_heard_of_it_is_readable_at_once() -> None:
    assert Stores(cleared()).of("B", {"mail_id": "THERE", "source": "deposit/D"})
