"""Agents, and the mandates given to them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.cursors import read_cursor, write_cursor
from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import folded
from chalicelib.kernel.work import Transactions, Work
from chalicelib.organisation.items import NamedItem, administration_pk, get, names, of_administration
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from chalicelib.organisation.model import Agent, Holding


class AgentItem(NamedItem):
    """pk ``agent/{subject}``, sk ``agent``; the same again under pk ``administration/{id}``, sk ``agent/{subject}``."""

    administration_id = UnicodeAttribute()
    email = UnicodeAttribute()
    holdings = JSONAttribute()
    signing_key_id = UnicodeAttribute(default="")
    active = BooleanAttribute(default=True)
    signed_out_at = UTCDateTimeAttribute(null=True)
    leaves_on = UnicodeAttribute(null=True)
    former_email = UnicodeAttribute(null=True)

    @classmethod
    def twice(cls, agent: Agent) -> "tuple[AgentItem, AgentItem]":
        """The agent's two items."""
        given = {
            "administration_id": agent.administration_id,
            "email": agent.email,
            "holdings": [_holding_data(holding) for holding in agent.holdings],
            "signing_key_id": agent.signing_key_id,
            "active": agent.active,
            "signed_out_at": agent.signed_out_at,
            "leaves_on": agent.leaves_on.isoformat() if agent.leaves_on else None,
            "former_email": agent.former_email or None,
            **names(agent.name),
        }
        own = cls(f"agent/{agent.id}", "agent", **given)
        return own, cls(administration_pk(agent.administration_id), f"agent/{agent.id}", **given)

    def agent(self) -> Agent:
        """The agent as stored."""
        own = self.sk == "agent"
        return Agent(
            id=(self.pk if own else self.sk).partition("/")[2],
            administration_id=self.administration_id,
            email=self.email,
            name=self.name(),
            holdings=tuple(map(_holding, self.holdings)),
            signing_key_id=self.signing_key_id,
            active=bool(self.active),
            signed_out_at=self.signed_out_at,
            leaves_on=date.fromisoformat(self.leaves_on) if self.leaves_on else None,
            former_email=self.former_email or "",
        )


class MandateItem(KeyedModel):
    """pk ``agent/{deputy}``, sk ``mandate/{id}``; the same again under pk ``administration/{id}``."""

    administration_id = UnicodeAttribute()
    deputy_id = UnicodeAttribute()
    body = JSONAttribute()
    since = UnicodeAttribute()
    until = UnicodeAttribute()
    granted_at = UTCDateTimeAttribute()
    revoked_at = UTCDateTimeAttribute(null=True)

    @classmethod
    def twice(cls, mandate: Mandate) -> "tuple[MandateItem, MandateItem]":
        """The mandate's two items."""
        given: dict[str, Any] = {
            "administration_id": mandate.administration_id,
            "deputy_id": mandate.deputy_id,
            "body": _body(mandate),
            "since": mandate.since.isoformat(),
            "until": mandate.until.isoformat(),
            "granted_at": mandate.granted_at,
            "revoked_at": mandate.revoked_at,
        }
        sk = f"mandate/{mandate.id}"
        return cls(f"agent/{mandate.deputy_id}", sk, **given), cls(
            administration_pk(mandate.administration_id), sk, **given
        )

    def mandate(self) -> Mandate:
        """The mandate as stored."""
        body = self.body
        return Mandate(
            id=self.sk.partition("/")[2],
            administration_id=self.administration_id,
            kind=MandateKind(body["kind"]),
            desk_id=body["desk_id"],
            holder_id=body["holder_id"],
            deputy_id=self.deputy_id,
            kinds=frozenset(map(ActKind, body["kinds"])),
            natures=frozenset(body["natures"]),
            since=date.fromisoformat(self.since),
            until=date.fromisoformat(self.until),
            legal_act=LegalAct(*body["legal_act"]),
            granted_by=body["granted_by"],
            granted_at=self.granted_at,
            revoked_at=self.revoked_at,
        )


class PeopleStore:
    """Agents and mandates."""

    _transactions: Transactions

    def agent(self, agent_id: str) -> Agent | None:
        """One agent, read consistently: a withdrawn right holds no longer than the next click."""
        item = get(AgentItem, f"agent/{agent_id}", "agent", consistent_read=True)
        return item.agent() if item else None

    def agents(self, administration_id: str) -> Sequence[Agent]:
        """An administration's agents."""
        return [item.agent() for item in of_administration(AgentItem, administration_id, "agent/")]

    def people(self, administration_id: str, letters: str, language: Language, cursor: str, limit: int) -> Page[Agent]:
        """A page of those that hold the letters, by name. All are read and sorted here: letters may stand anywhere in a
        name, and an administration has hundreds of people, not millions."""
        pk = f"people/{administration_id}/{language}"
        place = read_cursor(cursor, {"pk": pk}, sk="S")
        after = place["sk"]["S"] if place else ""
        found = {_place(it, language): it for it in self.agents(administration_id) if it.is_found_by(letters)}
        rest = sorted(sk for sk in found if sk > after)
        last = {"pk": {"S": pk}, "sk": {"S": rest[limit - 1]}} if len(rest) > limit else None
        return Page(tuple(found[sk] for sk in rest[:limit]), write_cursor(last))

    def put_agent(self, agent: Agent, work: Work | None = None) -> None:
        """Puts an agent and their place in the administration, with the rest of the work if there is one.

        Committing fails if the agent was signed out everywhere since they were read: nothing brings a session back.
        """
        if work is None:
            with self._transactions() as own:
                self.put_agent(agent, own)
        else:
            for item in AgentItem.twice(agent):
                dynamo(work).save(item, condition=_not_signed_out_since(agent))

    def mandates_of(self, agent_id: str, day: date) -> Sequence[Mandate]:
        """What was given to an agent and did not end before that day, read consistently."""
        lasting = MandateItem.until >= day.isoformat()
        found = MandateItem.query(
            f"agent/{agent_id}", MandateItem.sk.startswith("mandate/"), lasting, consistent_read=True
        )
        return [item.mandate() for item in found]

    def mandates(self, administration_id: str) -> Sequence[Mandate]:
        """Every mandate of an administration, past ones included."""
        return [item.mandate() for item in of_administration(MandateItem, administration_id, "mandate/")]

    def put_mandate(self, mandate: Mandate, work: Work) -> None:
        """Puts a mandate at its deputy and in the administration."""
        for item in MandateItem.twice(mandate):
            dynamo(work).save(item)


def _not_signed_out_since(agent: Agent) -> Condition:
    """Sessions end beside the acts on the house, whose version does not tell of it."""
    never = AgentItem.signed_out_at.does_not_exist()
    return never if agent.signed_out_at is None else never | (AgentItem.signed_out_at <= agent.signed_out_at)


def _place(agent: Agent, language: Language) -> str:
    return f"{folded(agent.name.in_(language))}#{agent.id}"


def _holding_data(holding: Holding) -> list[str | None]:
    return [holding.desk_id, holding.since.isoformat(), holding.until.isoformat() if holding.until else None]


def _holding(data: list[str | None]) -> Holding:
    desk_id, since, until = data
    return Holding(str(desk_id), date.fromisoformat(str(since)), date.fromisoformat(until) if until else None)


def _body(mandate: Mandate) -> dict[str, Any]:
    return {
        "kind": mandate.kind.value,
        "desk_id": mandate.desk_id,
        "holder_id": mandate.holder_id,
        "kinds": sorted(mandate.kinds),
        "natures": sorted(mandate.natures),
        "legal_act": [mandate.legal_act.reference, mandate.legal_act.file_id],
        "granted_by": mandate.granted_by,
    }
