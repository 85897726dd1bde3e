"""What waits at a desk for a decision is seen by who decides there, and by a program as far as the desk is cleared."""

from dataclasses import replace
from typing import Any, cast

import pytest

from chalicelib.kernel.access import Caller, Confidentiality, Policy, Role, Scope, Seat
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.paging import Page
from chalicelib.organisation.policy import may
from chalicelib.signing.desk import FolderDesk
from chalicelib.signing.model import Folder, Step
from tests.unit.signing.folders import folder

NAME = Bilingual("مكتب", "Bureau")
SEAT = Seat("chief", "planning", NAME, frozenset({Role.HEAD}))
PROGRAM = Caller("c", "A", NAME, "", (replace(SEAT, kinds=frozenset()),), scopes=frozenset({Scope.FOLDERS_READ}))
PERSON = Caller("a", "A", NAME, "a@b.example", (SEAT,))


class Folders:
    """One folder at each desk."""

    def __init__(self, held: Folder) -> None:
        self._held = held

    def at_desk(self, desk_id: str, cursor: str | None, limit: int) -> Page[tuple[Folder, Step]]:
        return Page(((self._held, self._held.steps[0]),))


@pytest.mark.parametrize(
    ("caller", "clearance", "confidentiality", "seen"),
    [
        (PROGRAM, Confidentiality.ORDINARY, Confidentiality.ORDINARY, 1),
        (PROGRAM, Confidentiality.ORDINARY, Confidentiality.SECRET, 0),
        (PROGRAM, Confidentiality.SECRET, Confidentiality.SECRET, 1),
        (PERSON, Confidentiality.ORDINARY, Confidentiality.SECRET, 1),
    ],
)
def test_a_program_sees_what_waits_at_its_desk_as_far_as_the_desk_is_cleared(
    caller: Caller, clearance: Confidentiality, confidentiality: Confidentiality, seen: int
) -> None:
    cleared = replace(caller, seats=(replace(caller.seats[0], clearance=clearance),))
    held = Folders(replace(folder(), confidentiality=confidentiality))
    unused = cast(Any, None)
    desk = FolderDesk(unused, cast(Any, held), unused, unused, unused, unused, unused, cast(Policy, may))
    assert len(desk.basket(cleared, None, None).items) == seen
