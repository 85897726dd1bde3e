"""The log's records and the two chains they stand in.

Every act is one record, written in the same transaction as its effect. A record is chained to the one before it
of the same object (the head stands in the object's own item) and, when a register is touched, to the one before
it of that register (the head stands in the register's counter). Records hold ids and salted digests, never
personal data: the salt stands with the object, so that erasing the object leaves every chain valid.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.work import Work

GENESIS = "0" * 64


@dataclass(frozen=True)
class Actor:
    """Who acts: ids only. ``kind`` is ``agent``, ``client``, ``depositor``, ``applicant`` (who asks for an
    administration to join), ``sender`` (whose account deposits in bulk), ``recipient`` (of a
    registered letter), ``operator`` or ``system``.

    ``on_behalf_of`` is the agent for whom a deputy acts, under the mandate ``mandate_id``.
    """

    kind: str
    agent_id: str | None = None
    desk_id: str | None = None
    on_behalf_of: str | None = None
    mandate_id: str | None = None


SYSTEM = Actor("system")
DEPOSITOR = Actor("depositor")
APPLICANT = Actor("applicant")


@dataclass(frozen=True)
class Program:
    """The program by which something is done, whoever it is done for: its client, desk and administration, by id."""

    client_id: str
    desk_id: str
    administration_id: str


@dataclass(frozen=True)
class Origin:
    """Where acts come from: ``page`` or ``api``, the client's address, the request's id; all empty for the system.

    An address is a personal datum: it stands beside a record, where it can be erased, and only its digest within.
    ``program`` is the one whose token came with the request, None for a person.
    """

    channel: str = ""
    address: str = ""
    correlation_id: str = ""
    program: Program | None = None


NOWHERE = Origin()
_origin: ContextVar[Origin] = ContextVar("origin", default=NOWHERE)


@contextmanager
def acting_from(origin: Origin) -> Iterator[None]:
    """Acts recorded in this block, in this thread, come from there."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


@dataclass(frozen=True)
class Act:
    """What was done, before it is chained.

    ``event`` is the past-tense name under which it is published; ``detail`` holds ids, codes and numbers only;
    ``content`` is the state whose salted digest the record keeps (it may hold personal data: only the digest
    leaves).
    """

    event: str
    at: datetime
    actor: Actor
    administration_id: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    content: Mapping[str, Any] | None = None
    correlation_id: str = ""


@dataclass(frozen=True)
class Chain:
    """The head of an object's chain, kept in the object's own item.

    ``object_id`` is ``kind/ID``; ``seq`` counts the records so far; ``salt`` is 16 random bytes in hexadecimal.
    """

    object_id: str
    seq: int
    head: str
    salt: str

    @classmethod
    def start(cls, object_id: str) -> "Chain":
        """A chain with no record yet."""
        return cls(object_id, 0, GENESIS, secrets.token_hex(16))

    def append(self, act: Act, register: "RegisterChain | None" = None) -> tuple["LogRecord", "Chain"]:
        """The record of this act, and the chain with it as head."""
        record = LogRecord.of(act, self, register)
        return record, replace(self, seq=record.seq, head=record.hash)

    def resalted(self) -> "Chain":
        """The same chain with another salt: what was digested under the last one can be guessed by nobody."""
        return replace(self, salt=secrets.token_hex(16))


@dataclass(frozen=True)
class RegisterChain:
    """The head of a register's chain, kept in the register's counter."""

    register_id: str
    seq: int
    head: str

    def follow(self, record: "LogRecord") -> "RegisterChain":
        """The chain with this record as head."""
        return replace(self, seq=self.seq + 1, head=record.hash)


@dataclass(frozen=True)
class LogRecord:
    """One line of the log. ``hash`` is SHA-256 over the canonical JSON of the body; ``address`` stands outside of it,
    so that it can be erased and the chain still holds."""

    object_id: str
    seq: int
    body: Mapping[str, Any]
    hash: str
    address: str = ""

    @classmethod
    def of(cls, act: Act, chain: Chain, register: RegisterChain | None) -> "LogRecord":
        """The record that follows ``chain`` (and ``register``, where one is touched)."""
        seq, origin = chain.seq + 1, _origin.get()
        body: dict[str, Any] = {
            "object": chain.object_id,
            "seq": seq,
            "event": act.event,
            "at": to_iso(act.at),
            "administration": act.administration_id,
            "actor": {k: v for k, v in vars(act.actor).items() if v is not None},
            "detail": dict(act.detail),
            "correlation": act.correlation_id or origin.correlation_id,
            "previous": chain.head,
        }
        if act.content is not None:
            body["digest"] = salted_digest(chain.salt, seq, act.content)
        if origin.channel:
            where = salted_digest(chain.salt, seq, {"address": origin.address})
            body["origin"] = {"channel": origin.channel, "address": where}
        if origin.program is not None:
            body["program"] = vars(origin.program)
        if register is not None:
            body["register"] = {"id": register.register_id, "seq": register.seq + 1, "previous": register.head}
        return cls(chain.object_id, seq, body, sha256(canonical_json(body)), origin.address)


def salted_digest(salt: str, seq: int, content: Mapping[str, Any]) -> str:
    """HMAC-SHA-256, in hexadecimal, of the canonical content under a key drawn from the object's salt and ``seq``."""
    key = hmac.new(bytes.fromhex(salt), str(seq).encode(), hashlib.sha256).digest()
    return hmac.new(key, canonical_json(content), hashlib.sha256).hexdigest()


class Log(Protocol):
    """Where records go: appended with the effect they record, or not at all."""

    def append(self, work: Work, record: LogRecord) -> None:
        """Adds the record to the unit of work; committing fails if its place in the chain is taken."""
