"""Who may do what: the one place where roles become permissions.

Rules, in order: another administration's things do not exist for an agent (an operator's own acts excepted); out of
service, an administration's things can only be read; an act belongs to roles; a role counts at the very desk where the
thing lies, or at the desk's entity and below; a seat held for somebody else, or by a program, does no more than it was
given, nor of other matters; what is confidential does not exist for a clearance that does not reach it, unless it lies
at one's own desk; for a program not even there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.kernel.access import ActKind, Caller, Decision, Role, Seat, Thing


@dataclass(frozen=True)
class _Rule:
    """Roles that carry an act: in the seat's entity and below, or at the thing's very desk.

    ``kind`` is what a mandate or a token must cover for it; a ``reading`` act goes with each kind, and an act that is
    neither cannot be done for somebody else.
    """

    within: frozenset[Role]
    at_desk: frozenset[Role]
    kind: ActKind | None
    reading: bool

    @property
    def roles(self) -> frozenset[Role]:
        return self.within | self.at_desk


def _rule(
    within: Iterable[Role] = (), at_desk: Iterable[Role] = (), kind: ActKind | None = None, reading: bool = False
) -> _Rule:
    return _Rule(frozenset(within), frozenset(at_desk), kind, reading)


_REGISTRAR, _HANDLER, _HEAD, _SIGNATORY = Role.REGISTRAR, Role.HANDLER, Role.HEAD, Role.SIGNATORY
_AUDITOR, _ADMINISTRATOR, _OPERATOR = Role.AUDITOR, Role.ADMINISTRATOR, Role.OPERATOR
_EVERY_DESK = (_HANDLER, _HEAD, _SIGNATORY)

READ, MANAGE, PEOPLE = "organisation.read", "organisation.manage", "organisation.people"
"""What the organisation's own acts ask for."""

ACTS: Mapping[str, _Rule] = {
    "intake.open": _rule([_REGISTRAR], kind=ActKind.REGISTER),
    "registry.models": _rule([_ADMINISTRATOR]),
    "erasure.decide": _rule([_ADMINISTRATOR]),
    "register.read": _rule([_REGISTRAR, _AUDITOR], reading=True),
    "register.close": _rule([_REGISTRAR, _HEAD, _ADMINISTRATOR], kind=ActKind.REGISTER),
    "closing.read": _rule([_REGISTRAR, _HEAD, _ADMINISTRATOR, _AUDITOR], reading=True),
    "closing.entries.read": _rule([_REGISTRAR, _HEAD, _AUDITOR], reading=True),
    "mail.read": _rule([_REGISTRAR, _AUDITOR, _HEAD], _EVERY_DESK, reading=True),
    "mail.qualify": _rule([_REGISTRAR, _HEAD], kind=ActKind.MAIL),
    "mail.assign": _rule([_REGISTRAR, _HEAD], kind=ActKind.MAIL),
    "mail.redirect": _rule([_REGISTRAR, _HEAD], [_HANDLER, _HEAD], kind=ActKind.MAIL),
    "mail.reject": _rule([_REGISTRAR], kind=ActKind.MAIL),
    "mail.relay": _rule([_REGISTRAR], kind=ActKind.MAIL),
    "mail.reply": _rule([_HEAD], [_HANDLER, _HEAD], kind=ActKind.MAIL),
    "mail.correspond": _rule([_REGISTRAR, _HEAD], [_HANDLER, _HEAD], kind=ActKind.MAIL),
    "mail.reopen": _rule([_REGISTRAR, _HEAD], kind=ActKind.MAIL),
    "notice.resend": _rule([_REGISTRAR], kind=ActKind.MAIL),
    "number.void": _rule([_REGISTRAR], kind=ActKind.REGISTER),
    "folder.read": _rule([_REGISTRAR, _AUDITOR, _HEAD], _EVERY_DESK, reading=True),
    "folder.visa": _rule(at_desk=[_HEAD, _SIGNATORY, _HANDLER], kind=ActKind.VISA),
    "folder.sign": _rule(at_desk=[_SIGNATORY], kind=ActKind.SIGNATURE),
    READ: _rule([_ADMINISTRATOR, _AUDITOR], reading=True),
    MANAGE: _rule([_ADMINISTRATOR]),
    PEOPLE: _rule([_ADMINISTRATOR]),
    "audit.read": _rule([_AUDITOR], reading=True),
    "operations.read": _rule([_OPERATOR], reading=True),
    "operations.retry": _rule([_OPERATOR]),
}
"""Every act of the product; an act that is not here is a bug and raises ``KeyError``."""

PLATFORM_ACTS = frozenset({"operations.read", "operations.retry"})
"""What the platform's operator does, for every administration."""


def may(caller: Caller, act: str, thing: Thing) -> Decision:
    """Whether the caller may do this to that, from which seat, and if not, why; what is not theirs to know of is
    answered as if it were not."""
    rule = ACTS[act]
    if act in PLATFORM_ACTS:
        return _decide(
            next((seat for seat in caller.seats if seat.roles & rule.roles), None), "organisation.role_lacking"
        )
    if caller.administration_id != thing.administration_id or not _is_known(caller, thing):
        return Decision(False, "not_found", visible=False)
    if caller.is_frozen and not rule.reading:
        return _decide(None, "organisation.out_of_service")
    if not caller.roles & rule.roles:
        return _decide(None, "organisation.role_lacking")
    carrying = [seat for seat in caller.seats if _carries(caller, seat, rule, thing)]
    entrusted = next((seat for seat in carrying if _is_entrusted(seat, rule, thing)), None)
    return Decision(True, seat=entrusted) if entrusted else _refusal(carrying, rule, thing)


def _is_known(caller: Caller, thing: Thing) -> bool:
    """What is not ordinary is known where it lies, and there to those who are cleared for it."""
    return thing.is_ordinary or any(_is_cleared(seat, thing) and _is_near(caller, seat, thing) for seat in caller.seats)


def _is_near(caller: Caller, seat: Seat, thing: Thing) -> bool:
    return seat.desk_id in thing.desk_ids or caller.is_within(thing.entity_id or seat.entity_id, seat.entity_id)


def _is_cleared(seat: Seat, thing: Thing) -> bool:
    if seat.clearance.reaches(thing.confidentiality):
        return True
    return seat.desk_id in thing.desk_ids and not seat.is_programs  # whoever assigns a letter means a person to read it


def _carries(caller: Caller, seat: Seat, rule: _Rule, thing: Thing) -> bool:
    if not _is_cleared(seat, thing):
        return False
    if seat.desk_id in thing.desk_ids and seat.roles & rule.at_desk:
        return True
    return bool(seat.roles & rule.within) and caller.is_within(thing.entity_id or seat.entity_id, seat.entity_id)


def _is_entrusted(seat: Seat, rule: _Rule, thing: Thing) -> bool:
    """Whether the seat's limits, if it has any, let it do this."""
    return _covers_kind(seat, rule) and _covers_matter(seat, thing)


def _covers_kind(seat: Seat, rule: _Rule) -> bool:
    return rule.reading or seat.admits(rule.kind)


def _covers_matter(seat: Seat, thing: Thing) -> bool:
    natures = seat.mandate.natures if seat.mandate else frozenset()
    return not natures or thing.matter in natures


def _refusal(carrying: Sequence[Seat], rule: _Rule, thing: Thing) -> Decision:
    """Why none of the seats that carry the act may do it; the nature by its name, where that alone is outside."""
    if not carrying:
        return Decision(False, "organisation.elsewhere")
    if thing.matter and any(_covers_kind(seat, rule) for seat in carrying):
        answers = bool(thing.answered_nature)
        code = "organisation.answered_nature_outside" if answers else "organisation.nature_outside"
        return Decision(False, code, params={"nature": thing.matter})
    return Decision(False, "organisation.not_entrusted")


def _decide(seat: Seat | None, reason: str) -> Decision:
    return Decision(True, seat=seat) if seat else Decision(False, reason)
