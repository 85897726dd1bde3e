"""Who acts and on what, in the words that every context shares. The rules themselves stand in the organisation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import eq

from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor, Program


class Role(StrEnum):
    """What a desk is for."""

    REGISTRAR = "registrar"
    HANDLER = "handler"
    HEAD = "head"
    SIGNATORY = "signatory"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    OPERATOR = "operator"


class Confidentiality(StrEnum):
    """Who may read a mail besides the desk that works on it: those whose clearance reaches as far."""

    ORDINARY = "ordinary"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"

    def reaches(self, other: "Confidentiality") -> bool:
        """Whether a clearance of this level lets one read what is of the other."""
        levels = list(Confidentiality)
        return levels.index(self) >= levels.index(other)


class ActKind(StrEnum):
    """Kinds of acts that a mandate or a program's token may be limited to. Reading goes with each of them."""

    REGISTER = "register"
    MAIL = "mail"
    VISA = "visa"
    SIGNATURE = "signature"


class Scope(StrEnum):
    """What a program's token may open: the routes of the API that name it, and no other. The list is closed.

    Nothing here signs, gives a visa, or manages desks, people or programs: those are acts of persons.
    """

    DIRECTORY_READ = "directory:read"
    DEPOSITS_READ = "deposits:read"
    DEPOSITS_WRITE = "deposits:write"
    REGISTER_READ = "register:read"
    REGISTER_WRITE = "register:write"
    MAIL_READ = "mail:read"
    MAIL_WRITE = "mail:write"
    FOLDERS_READ = "folders:read"
    BATCHES_READ = "batches:read"
    BATCHES_WRITE = "batches:write"


class MandateKind(StrEnum):
    """Why somebody acts for a desk's holder: certain acts were delegated, or the holder is absent."""

    DELEGATION = "delegation"
    DEPUTY = "deputy"


@dataclass(frozen=True)
class Mandate:
    """What a seat held for somebody else allows. ``natures`` are the matters of things (:attr:`Thing.matter`); none
    means all of them."""

    id: str
    kind: MandateKind
    on_behalf_of: str
    kinds: frozenset[ActKind]
    natures: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Seat:
    """A desk that the caller holds, or sits at under a mandate: its roles apply to its entity and below.

    ``clearance`` is the highest confidentiality read there. A program's seat is limited to ``kinds``; None is no limit.
    ``predecessors`` are entities that ended, whose work came to this one.
    """

    desk_id: str
    entity_id: str
    name: Bilingual
    roles: frozenset[Role]
    clearance: Confidentiality = Confidentiality.ORDINARY
    mandate: Mandate | None = None
    kinds: frozenset[ActKind] | None = None
    predecessors: tuple[str, ...] = ()

    def admits(self, kind: ActKind | None) -> bool:
        """Whether acts of that kind are within what the seat was given; those of no kind only in one without limits."""
        limits = (self.kinds, self.mandate.kinds if self.mandate else None)
        return all(kinds is None or kind in kinds for kinds in limits)

    @property
    def is_programs(self) -> bool:
        """Whether a program sits there, not a person."""
        return self.kinds is not None


@dataclass(frozen=True)
class Caller:
    """A signed-in agent, or a program, with the desks held at this instant.

    ``is_within`` says whether an entity is another or below it; ``is_frozen`` that the administration is out of
    service, so that everything can be read and nothing done; ``scopes`` what a program's token opens, None for agents;
    ``own_sign_in`` that the administration's agents sign in at its own identity provider.
    """

    agent_id: str
    administration_id: str
    name: Bilingual
    email: str
    seats: tuple[Seat, ...] = ()
    is_within: Callable[[str, str], bool] = field(default=eq, compare=False, repr=False)
    is_frozen: bool = False
    kind: str = "agent"
    scopes: frozenset[Scope] | None = None
    own_sign_in: bool = False

    @property
    def program(self) -> Program | None:
        """As the log names an administration's program; None for an agent, and for a sender's program, which sits at no
        desk."""
        return (
            None
            if self.scopes is None or not self.seats
            else Program(self.agent_id, self.seats[0].desk_id, self.administration_id)
        )

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held at any desk."""
        return frozenset(role for seat in self.seats for role in seat.roles)

    @property
    def desk_ids(self) -> tuple[str, ...]:
        """The desks held or sat at under a mandate, each once, one's own first."""
        return tuple(dict.fromkeys(seat.desk_id for seat in self.seats))

    def actor(self, seat: Seat | None = None) -> Actor:
        """As the log names them: who, at which desk, and for whom where they sit there under a mandate."""
        kind = "operator" if Role.OPERATOR in self.roles else self.kind
        if seat is None:
            return Actor(kind, self.agent_id)
        mandate = seat.mandate
        behalf = (mandate.on_behalf_of, mandate.id) if mandate else (None, None)
        return Actor(kind, self.agent_id, seat.desk_id, *behalf)


@dataclass(frozen=True)
class Thing:
    """What is acted on, as far as the rules look: whose it is, where it lies, which may be at several desks, what it is
    and who may know of it. A thing without an entity lies in that of whoever asks.

    ``nature`` is its own, ``answered_nature`` that of the mail that it answers; empty where there is none.
    """

    administration_id: str
    entity_id: str | None = None
    desk_ids: frozenset[str] = frozenset()
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    nature: str = ""
    answered_nature: str = ""

    @property
    def matter(self) -> str:
        """The nature by which acts on it are delegated. That a document is a reply says nothing of what it is about:
        its matter is that of the mail that it answers. What answers nothing has its own nature for matter."""
        return self.answered_nature or self.nature

    @property
    def is_ordinary(self) -> bool:
        """Whether all may know of it who may read such things."""
        return self.confidentiality is Confidentiality.ORDINARY


@dataclass(frozen=True)
class Decision:
    """May the caller? ``seat`` is where they may from; ``reason`` an error code when not, ``params`` for its sentence;
    ``visible`` says whether the thing may be admitted to exist."""

    allowed: bool
    reason: str = ""
    visible: bool = True
    seat: Seat | None = None
    params: Mapping[str, str] = field(default_factory=dict)

    def demand(self) -> Seat | None:
        """The seat, when allowed; else :class:`ForbiddenError`, or :class:`NotFoundError` for a foreign thing."""
        if self.allowed:
            return self.seat
        raise ForbiddenError(self.reason, **self.params) if self.visible else NotFoundError("not_found")


Policy = Callable[[Caller, str, Thing], Decision]
"""The shape of the organisation's ``may``: contexts take it as a port."""
