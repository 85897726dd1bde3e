"""Who may do what."""

import pytest

from chalicelib.kernel.access import Caller, Role, Seat, Thing
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.policy import ACTS, may

NAME = Bilingual("مكتب", "Bureau")
OURS = Thing("rabat", entity_id="roads", desk_ids=frozenset({"roads-desk"}))


def _caller(*roles: Role, desk: str = "roads-desk", entity: str = "roads", administration: str = "rabat") -> Caller:
    return Caller("agent-1", administration, NAME, "a@b.example", (Seat(desk, entity, NAME, frozenset(roles)),))


def test_another_administrations_thing_does_not_exist() -> None:
    everything = _caller(*Role, administration="fes")
    for act in ACTS:
        if not act.startswith("operations."):
            with pytest.raises(NotFoundError):
                may(everything, act, OURS).demand()


def test_an_act_without_its_role_is_forbidden_and_says_why() -> None:
    decision = may(_caller(Role.HANDLER), "mail.qualify", OURS)
    assert (decision.allowed, decision.reason) == (False, "organisation.role_lacking")
    with pytest.raises(ForbiddenError):
        decision.demand()


@pytest.mark.parametrize(
    ("role", "act", "desk", "entity", "allowed"),
    [
        (Role.REGISTRAR, "mail.qualify", "office", "office", True),
        (Role.REGISTRAR, "mail.reply", "office", "office", False),
        (Role.HANDLER, "mail.reply", "roads-desk", "roads", True),
        (Role.HANDLER, "mail.reply", "other-desk", "roads", False),
        (Role.HANDLER, "mail.read", "other-desk", "roads", False),
        (Role.HEAD, "mail.assign", "head-desk", "roads", True),
        (Role.HEAD, "mail.assign", "head-desk", "water", False),
        (Role.SIGNATORY, "folder.sign", "roads-desk", "roads", True),
        (Role.SIGNATORY, "folder.sign", "head-desk", "roads", False),
        (Role.HEAD, "folder.sign", "roads-desk", "roads", False),
        (Role.AUDITOR, "register.read", "audit", "audit", True),
        (Role.AUDITOR, "mail.qualify", "audit", "audit", False),
        (Role.OPERATOR, "mail.read", "operations", "operations", False),
    ],
)
def test_a_role_counts_where_its_desk_lies(role: Role, act: str, desk: str, entity: str, allowed: bool) -> None:
    assert may(_caller(role, desk=desk, entity=entity), act, OURS).allowed is allowed


def test_a_role_held_at_one_desk_is_not_held_at_another() -> None:
    seats = (
        Seat("roads-desk", "roads", NAME, frozenset({Role.HANDLER})),
        Seat("water-desk", "water", NAME, frozenset({Role.SIGNATORY})),
    )
    caller = Caller("agent-1", "rabat", NAME, "a@b.example", seats)
    assert not may(caller, "folder.sign", OURS).allowed
    assert may(caller, "folder.sign", Thing("rabat", "water", frozenset({"water-desk"}))).allowed


def test_what_lies_at_several_desks_is_acted_on_at_each_of_them() -> None:
    folder = Thing("rabat", desk_ids=frozenset({"roads-desk", "water-desk"}))
    assert may(_caller(Role.HANDLER, desk="water-desk"), "folder.read", folder).allowed
    assert not may(_caller(Role.HANDLER, desk="parks-desk"), "folder.read", folder).allowed


def test_the_operator_serves_every_administration_but_reads_no_letter() -> None:
    operator = _caller(Role.OPERATOR, administration="platform")
    assert may(operator, "operations.retry", OURS).allowed
    assert not may(operator, "mail.read", OURS).allowed


def test_an_act_nobody_defined_is_a_bug() -> None:
    with pytest.raises(KeyError):
        may(_caller(*Role), "mail.burn", OURS)
