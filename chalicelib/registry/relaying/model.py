"""A mail that goes from one administration to another which is competent: its way so far, and how it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.kernel.languages import Bilingual
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.sheet import Priority, Sheet

MOST_LEGS = 4
"""Administrations that a letter may come to, the first included: who sends it further is told to ask the operator."""


RETURNS, TOO_FAR = OBSTACLES = ("registry.relay_returns", "registry.relay_too_far")
"""Why a letter is not sent further, as codes."""


@dataclass(frozen=True)
class Leg:
    """The mail that a letter was, or becomes, in one administration; ``number`` is empty until its register gave it."""

    administration_id: str
    mail_id: str
    number: str = ""


@dataclass(frozen=True)
class Relay:
    """A mail's place on such a way. ``came``: where it was before, the first first; ``went``: where it was sent on to;
    ``stopped_for``: the administration that it was not sent to, because of :func:`obstacle`."""

    came: tuple[Leg, ...] = ()
    went: Leg | None = None
    stopped_for: str = ""

    @property
    def leg(self) -> int:
        """How many administrations had it before."""
        return len(self.came)


@dataclass(frozen=True)
class Relayed:
    """A mail on its way into a register: what will stand on its sheet, where it came from first, who is told, what its
    depositor did by then."""

    source: str
    sheet: Sheet
    came: tuple[Leg, ...]
    desks: tuple[str, ...] = ()
    course: Course = field(default_factory=Course)

    def detail(self) -> Mapping[str, Any]:
        """What its registration's record says of the way."""
        return {"source": self.source, "came_from": vars(self.came[-1]), "leg": len(self.came), "desks": self.desks}


@dataclass(frozen=True)
class Body:
    """An administration that a mail may be sent to. ``register_id`` numbers its arrivals, ``entity_id`` receives them;
    ``standing`` is active, suspended or closed."""

    id: str
    slug: str
    name: Bilingual
    register_id: str
    entity_id: str
    standing: str


def obstacle(relay: Relay, own_id: str, target_id: str) -> str:
    """Why a mail is not sent to an administration, as a code; empty where nothing forbids it.

    The rule: a letter goes nowhere twice, and through four administrations at most. It stays where it is, with the
    reason in its history, and the operator sees it.
    """
    if target_id in {own_id, *(leg.administration_id for leg in relay.came)}:
        return RETURNS
    return TOO_FAR if relay.leg + 2 > MOST_LEGS else ""


def handed_over(sheet: Sheet) -> Sheet:
    """What the next administration receives: the letter and its files, its regime and day of reception. What the first
    one decided for itself (whose it is, how urgent, which words it is found by) stays there."""
    procedure = replace(Procedure(), regime=sheet.procedure.regime, silence=sheet.procedure.silence)
    procedure = replace(procedure, reply_within=sheet.procedure.reply_within, unit=sheet.procedure.unit)
    bare = replace(sheet, entity_id="", addressee="", priority=Priority.NORMAL, keywords=(), due_on=None)
    return replace(bare, procedure=procedure)


def gone_along(course: Course) -> Course:
    """What the next administration knows of the depositor's part: pieces are asked for once, whoever asks; what was
    heard is not heard again. Its clock is its own, and it read nothing yet."""
    return Course(completion=course.completion, heard=course.heard, appeal=course.appeal)
