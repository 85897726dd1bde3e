"""Who may do what."""

from dataclasses import replace

import pytest

from chalicelib.kernel.access import (
    ActKind,
    Caller,
    Confidentiality,
    Mandate,
    MandateKind,
    Role,
    Seat,
    Thing,
)
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.organisation.policy import ACTS, PLATFORM_ACTS, may

NAME = Bilingual("مكتب", "Bureau")
OURS = Thing("rabat", entity_id="roads", desk_ids=frozenset({"roads-desk"}))
SECRET = replace(OURS, confidentiality=Confidentiality.SECRET)
ABOVE = {"roads": {"roads", "works"}, "works": {"works"}, "water": {"water", "works"}}


def _is_within(entity_id: str, above_id: str) -> bool:
    return above_id in ABOVE.get(entity_id, {entity_id})


def _caller(*roles: Role, desk: str = "roads-desk", entity: str = "roads", administration: str = "rabat") -> Caller:
    seat = Seat(desk, entity, NAME, frozenset(roles))
    return Caller("agent-1", administration, NAME, "a@b.example", (seat,), _is_within)


def _seated(caller: Caller, **changes: object) -> Caller:
    return replace(caller, seats=(replace(caller.seats[0], **changes),))  # type: ignore[arg-type]  # fields by name


def _mandate(*kinds: ActKind, natures: tuple[str, ...] = ()) -> Mandate:
    return Mandate("m1", MandateKind.DELEGATION, "idrissi", frozenset(kinds), frozenset(natures))


def test_another_administrations_thing_does_not_exist() -> None:
    everything = _caller(*Role, administration="fes")
    for act in ACTS.keys() - PLATFORM_ACTS:
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
        (Role.REGISTRAR, "mail.qualify", "office", "works", True),
        (Role.REGISTRAR, "mail.qualify", "office", "water", False),
        (Role.REGISTRAR, "mail.reply", "office", "works", False),
        (Role.HANDLER, "mail.reply", "roads-desk", "roads", True),
        (Role.HANDLER, "mail.reply", "other-desk", "roads", False),
        (Role.HANDLER, "mail.read", "other-desk", "roads", False),
        (Role.HEAD, "mail.qualify", "head-desk", "roads", True),
        (Role.HEAD, "mail.assign", "head-desk", "roads", True),
        (Role.HEAD, "mail.assign", "head-desk", "works", True),
        (Role.HEAD, "mail.assign", "head-desk", "water", False),
        (Role.SIGNATORY, "folder.sign", "roads-desk", "roads", True),
        (Role.SIGNATORY, "folder.sign", "head-desk", "works", False),
        (Role.HEAD, "folder.sign", "roads-desk", "roads", False),
        (Role.AUDITOR, "audit.read", "audit", "works", True),
        (Role.AUDITOR, "audit.read", "audit", "water", False),
        (Role.AUDITOR, "mail.qualify", "audit", "works", False),
        (Role.ADMINISTRATOR, "organisation.manage", "general", "works", True),
        (Role.ADMINISTRATOR, "organisation.manage", "general", "water", False),
        (Role.ADMINISTRATOR, "mail.read", "general", "works", False),
        (Role.OPERATOR, "mail.read", "operations", "works", False),
    ],
)
def test_a_role_counts_at_its_desk_or_in_its_entity_and_below(
    role: Role, act: str, desk: str, entity: str, allowed: bool
) -> None:
    assert may(_caller(role, desk=desk, entity=entity), act, OURS).allowed is allowed


def test_a_role_held_at_one_desk_is_not_held_at_another() -> None:
    seats = (
        Seat("roads-desk", "roads", NAME, frozenset({Role.HANDLER})),
        Seat("water-desk", "water", NAME, frozenset({Role.SIGNATORY})),
    )
    caller = Caller("agent-1", "rabat", NAME, "a@b.example", seats, _is_within)
    assert not may(caller, "folder.sign", OURS).allowed
    assert may(caller, "folder.sign", Thing("rabat", "water", frozenset({"water-desk"}))).seat == seats[1]


def test_what_is_confidential_does_not_exist_for_who_is_not_cleared() -> None:
    registrar = _caller(Role.REGISTRAR, desk="office", entity="works")
    for clearance, known in ((Confidentiality.CONFIDENTIAL, False), (Confidentiality.SECRET, True)):
        decision = may(_seated(registrar, clearance=clearance), "mail.read", SECRET)
        assert (decision.allowed, decision.visible) == (known, known)


def test_what_is_confidential_does_not_exist_for_who_is_cleared_elsewhere() -> None:
    elsewhere = _seated(_caller(Role.HEAD, desk="head", entity="water"), clearance=Confidentiality.SECRET)
    assert not may(elsewhere, "mail.read", SECRET).visible


def test_what_is_confidential_is_read_at_the_desk_that_works_on_it() -> None:
    assert may(_caller(Role.HANDLER), "mail.read", SECRET).allowed


def test_out_of_service_everything_is_read_and_nothing_done() -> None:
    everything = replace(_caller(*set(Role) - {Role.OPERATOR}), is_frozen=True)
    for act in ACTS.keys() - PLATFORM_ACTS:
        reading = act.endswith(".read")
        assert may(everything, act, OURS).allowed is reading, act


def test_a_deputy_does_what_the_mandate_covers_and_reads_what_goes_with_it() -> None:
    deputy = _seated(_caller(Role.SIGNATORY, Role.HEAD), mandate=_mandate(ActKind.SIGNATURE))
    assert may(deputy, "folder.sign", OURS).allowed
    assert may(deputy, "folder.read", OURS).allowed
    assert may(deputy, "mail.assign", OURS).reason == "organisation.not_entrusted"


def test_a_mandate_for_one_nature_of_mail_is_none_for_another() -> None:
    deputy = _seated(_caller(Role.HEAD), mandate=_mandate(ActKind.MAIL, natures=("complaint",)))
    assert may(deputy, "mail.assign", replace(OURS, nature="complaint")).allowed
    refused = may(deputy, "mail.assign", replace(OURS, nature="request"))
    assert (refused.allowed, refused.reason, refused.params) == (
        False,
        "organisation.nature_outside",
        {"nature": "request"},
    )
    assert may(deputy, "mail.assign", OURS).reason == "organisation.not_entrusted"


@pytest.mark.parametrize(
    ("natures", "answered", "allowed"),
    [
        (("complaint",), "complaint", True),
        (("complaint",), "request", False),
        (("reply",), "complaint", False),
        (("reply",), "reply", True),
        (("reply",), "", True),
        (("complaint",), "", False),
        ((), "complaint", True),
    ],
)
def test_a_reply_is_signed_by_the_matter_that_it_answers_and_what_answers_nothing_by_its_own(
    natures: tuple[str, ...], answered: str, allowed: bool
) -> None:
    deputy = _seated(_caller(Role.SIGNATORY), mandate=_mandate(ActKind.SIGNATURE, natures=natures))
    decision = may(deputy, "folder.sign", replace(OURS, nature="reply", answered_nature=answered))
    assert decision.allowed is allowed
    if not allowed:
        code = "answered_nature_outside" if answered else "nature_outside"
        with pytest.raises(ForbiddenError) as refused:
            decision.demand()
        assert (refused.value.code, refused.value.params) == (
            f"organisation.{code}",
            {"nature": answered or "reply"},
        )


def test_an_act_that_no_mandate_covers_is_refused_as_such_whatever_its_matter() -> None:
    deputy = _seated(_caller(Role.SIGNATORY), mandate=_mandate(ActKind.VISA, natures=("complaint",)))
    refused = may(deputy, "folder.sign", replace(OURS, nature="reply", answered_nature="request"))
    assert refused.reason == "organisation.not_entrusted"


def test_nobody_administers_by_mandate() -> None:
    deputy = _seated(_caller(Role.ADMINISTRATOR), mandate=_mandate(*ActKind))
    assert not may(deputy, "organisation.manage", OURS).allowed
    assert may(deputy, "organisation.read", OURS).allowed


def test_a_program_does_no_more_than_its_token_says() -> None:
    program = _seated(_caller(Role.REGISTRAR, Role.HANDLER), kinds=frozenset({ActKind.REGISTER}))
    assert may(program, "intake.open", OURS).allowed
    assert not may(program, "mail.reply", OURS).allowed


def test_a_program_reads_what_its_desk_is_cleared_for_and_no_more_not_even_at_the_desk() -> None:
    program = _seated(_caller(Role.HANDLER), kinds=frozenset({ActKind.MAIL}))
    for act in ("mail.read", "mail.reply"):
        assert not may(program, act, SECRET).visible
        assert may(_caller(Role.HANDLER), act, SECRET).allowed
        assert may(_seated(program, clearance=Confidentiality.SECRET), act, SECRET).allowed


def test_ones_own_seat_comes_before_a_mandates() -> None:
    own = _caller(Role.SIGNATORY).seats[0]
    both = replace(_caller(Role.SIGNATORY), seats=(own, replace(own, mandate=_mandate(ActKind.SIGNATURE))))
    assert may(both, "folder.sign", OURS).seat == own


def test_the_log_names_who_acts_where_and_for_whom() -> None:
    caller = _seated(_caller(Role.SIGNATORY), mandate=_mandate(ActKind.SIGNATURE))
    actor = caller.actor(may(caller, "folder.sign", OURS).demand())
    assert actor == Actor("agent", "agent-1", "roads-desk", on_behalf_of="idrissi", mandate_id="m1")


def test_the_operator_serves_every_administration_but_reads_no_letter() -> None:
    operator = _caller(Role.OPERATOR, administration="platform")
    assert may(operator, "operations.retry", OURS).allowed
    assert not may(operator, "mail.read", OURS).allowed


def test_an_act_nobody_defined_is_a_bug() -> None:
    with pytest.raises(KeyError):
        may(_caller(*Role), "mail.burn", OURS)
