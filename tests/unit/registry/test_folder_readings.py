"""A folder's readings are noted where the folder or the mail that it answers is not for everybody."""

from dataclasses import replace
from typing import Any, cast

import pytest

from chalicelib.kernel.access import Confidentiality, Policy
from chalicelib.kernel.log import Actor
from chalicelib.organisation.policy import may
from chalicelib.registry.accesses.log import AccessLog
from chalicelib.registry.accesses.model import Access, What
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.model import Mail
from tests.unit.registry.mails import a_mail
from tests.unit.signing.folders import NOW, folder

ORDINARY, SECRET = Confidentiality.ORDINARY, Confidentiality.SECRET
READER = Actor("agent", "a", "chief")


class World:
    """One mail, what is noted of it, and the clock."""

    def __init__(self, confidentiality: Confidentiality) -> None:
        mail = a_mail(Procedure(), Course())
        self.mail = replace(mail, sheet=replace(mail.sheet, confidentiality=confidentiality))
        self.noted: list[Access] = []

    def get(self, mail_id: str) -> Mail:
        return self.mail

    def put(self, access: Access) -> None:
        self.noted.append(access)

    def now(self) -> Any:
        return NOW


@pytest.mark.parametrize(
    ("of_mail", "of_folder", "noted"),
    [(ORDINARY, ORDINARY, 0), (SECRET, ORDINARY, 1), (ORDINARY, SECRET, 1), (SECRET, SECRET, 1)],
)
def test_one_of_both_is_enough(of_mail: Confidentiality, of_folder: Confidentiality, noted: int) -> None:
    world = World(of_mail)
    log = AccessLog(cast(Any, world), cast(Any, world), cast(Policy, may), world)
    log.note_folder(READER, "page", What.FOLDER, replace(folder(), confidentiality=of_folder))
    assert world.noted == [Access("M", NOW, What.FOLDER, READER, "page", folder_id="F")] * noted
