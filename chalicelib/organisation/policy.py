"""Who may do what: the one place where roles become permissions.

Rules, in order: another administration's things do not exist for an agent (an operator's own acts excepted); an act
belongs to roles; a role counts only at a desk, or in the entity, where the thing lies.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.kernel.access import Caller, Decision, Role, Seat, Thing


@dataclass(frozen=True)
class _Rule:
    """Roles that carry an act: anywhere in the administration, in the thing's entity, or at one of its very desks."""

    anywhere: frozenset[Role] = frozenset()
    in_entity: frozenset[Role] = frozenset()
    at_desk: frozenset[Role] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        return self.anywhere | self.in_entity | self.at_desk


def _rule(anywhere: tuple[Role, ...] = (), in_entity: tuple[Role, ...] = (), at_desk: tuple[Role, ...] = ()) -> _Rule:
    return _Rule(frozenset(anywhere), frozenset(in_entity), frozenset(at_desk))


_REGISTRAR, _HANDLER, _HEAD, _SIGNATORY = Role.REGISTRAR, Role.HANDLER, Role.HEAD, Role.SIGNATORY
_EVERY_DESK = (_HANDLER, _HEAD, _SIGNATORY)

ACTS: Mapping[str, _Rule] = {
    "intake.open": _rule(anywhere=(_REGISTRAR,)),
    "register.read": _rule(anywhere=(_REGISTRAR, Role.AUDITOR)),
    "mail.read": _rule(anywhere=(_REGISTRAR, Role.AUDITOR), in_entity=(_HEAD,), at_desk=_EVERY_DESK),
    "mail.qualify": _rule(anywhere=(_REGISTRAR,)),
    "mail.assign": _rule(anywhere=(_REGISTRAR,), in_entity=(_HEAD,)),
    "mail.redirect": _rule(anywhere=(_REGISTRAR,), in_entity=(_HEAD,), at_desk=(_HANDLER, _HEAD)),
    "mail.reject": _rule(anywhere=(_REGISTRAR,)),
    "mail.reply": _rule(in_entity=(_HEAD,), at_desk=(_HANDLER, _HEAD)),
    "number.void": _rule(anywhere=(_REGISTRAR,)),
    "folder.read": _rule(anywhere=(_REGISTRAR, Role.AUDITOR), in_entity=(_HEAD,), at_desk=_EVERY_DESK),
    "folder.visa": _rule(at_desk=(_HEAD, _SIGNATORY, _HANDLER)),
    "folder.sign": _rule(at_desk=(_SIGNATORY,)),
    "operations.read": _rule(anywhere=(Role.OPERATOR,)),
    "operations.retry": _rule(anywhere=(Role.OPERATOR,)),
}
"""Every act of the product; an act that is not here is a bug and raises ``KeyError``."""

_PLATFORM_ACTS = frozenset({"operations.read", "operations.retry"})


def may(caller: Caller, act: str, thing: Thing) -> Decision:
    """Whether the caller may do this to that, and if not, why; foreign things are answered as if they were not."""
    rule = ACTS[act]
    if act in _PLATFORM_ACTS:
        return _decide(bool(caller.roles & rule.roles), "organisation.role_lacking")
    if caller.administration_id != thing.administration_id:
        return Decision(False, "not_found", visible=False)
    if not caller.roles & rule.roles:
        return Decision(False, "organisation.role_lacking")
    return _decide(any(_carries(seat, rule, thing) for seat in caller.seats), "organisation.elsewhere")


def _carries(seat: Seat, rule: _Rule, thing: Thing) -> bool:
    if seat.roles & rule.anywhere:
        return True
    if seat.desk_id in thing.desk_ids and seat.roles & rule.at_desk:
        return True
    return thing.entity_id == seat.entity_id and bool(seat.roles & rule.in_entity)


def _decide(allowed: bool, reason: str) -> Decision:
    return Decision(allowed, "" if allowed else reason)
