"""Desks that change while letters wait there."""

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.organisation.structure.desks import DeskGiven
from infra.bootstrap_stack import Seeded
from tests.circuits import Office
from tests.registers import write_sheet


def give_roles(seeded: Seeded, desk_name: str, *roles: Role) -> None:
    """The administrator gives a desk of the specification other roles."""
    organisation = bootstrap.organisation()
    desk = organisation.desk(seeded.administration.id, seeded.desks[desk_name].id)
    given = DeskGiven(desk.name, desk.entity_id, frozenset(roles), desk.clearance)
    bootstrap.desks().change(organisation.caller(seeded.agents["manager"].id), None, desk.id, given)


def a_division_without_its_head(office: Office) -> None:
    """A letter waits there meanwhile: it goes to the office above."""
    mail = bootstrap.intakes().take_number(write_sheet(office.seeded, "مذكرة", "I", entity="affairs").id)
    give_roles(office.seeded, "affairs-head", Role.HANDLER)
    office.cloud.drain()
    found = office.journey.call("GET", f"/mails/{mail.id}", "registrar")
    assert found["basket"] == f"qualify/{office.seeded.administration.entity_id}", found
