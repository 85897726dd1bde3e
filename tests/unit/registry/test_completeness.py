"""Which mail may be said to be complete."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.registry.clocks.course import Completion, CompletionState, Course
from chalicelib.registry.clocks.legal import legal_if_new, legal_of
from chalicelib.registry.clocks.procedure import Procedure, Regime
from chalicelib.registry.messages.completeness import may_be_confirmed
from tests.unit.registry.mails import a_mail

FILE = Procedure("m", 60, regime=Regime.ADMINISTRATIVE_FILE)
ASKED = Completion(date(2026, 11, 2), date(2026, 11, 16))


@pytest.mark.parametrize(
    ("procedure", "course", "may"),
    [
        (FILE, Course(), True),
        (Procedure(), Course(), False),
        (FILE, Course(found_complete=True), False),
        (FILE, Course(completion=ASKED), False),
        (FILE, Course(completion=replace(ASKED, state=CompletionState.ANSWERED)), True),
        (FILE, Course(completion=replace(ASKED, state=CompletionState.LAPSED)), True),
    ],
    ids=["a file", "a letter", "once", "waited for", "answered", "not answered"],
)
def test_a_file_is_found_complete_once_and_not_while_pieces_are_waited_for(
    procedure: Procedure, course: Course, may: bool
) -> None:
    assert may_be_confirmed(a_mail(procedure, course)) is may


def test_another_regime_is_told_of_and_the_same_one_is_not() -> None:
    letter, file = a_mail(Procedure(), Course()), a_mail(FILE, Course())
    assert legal_if_new(letter, file) == legal_of(FILE, None)
    assert legal_if_new(file, file) == {}


def test_a_procedure_is_read_as_it_was_written() -> None:
    assert Procedure.read(FILE.written()) == FILE
    assert Procedure.read({}) == Procedure()
