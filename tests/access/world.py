"""Two administrations, those who stand in them, and how things are made there: what the table of access is tried on.

What stands for all is made once (``standing.py``). Nobody disturbs anybody else: whoever may do an act does it to a
thing of their own (``fresh.py``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import ActKind, Confidentiality, MandateKind, Role, Scope
from chalicelib.kernel.access import Caller as Somebody
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import SYSTEM
from chalicelib.organisation.administrations.renaming import NameGiven
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from chalicelib.organisation.programs.clients import ClientGiven, TokenGiven
from chalicelib.registry.model import Mail
from chalicelib.registry.sheet import Channel, Nature, Priority, Qualification, Sheet
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from infra.seed.specification import Spec
from tests.access.callers import Caller
from tests.circuits import Office
from tests.registers import write_sheet
from tests.workflows.conftest import unique

HOUSE = Path(__file__).with_name("house.yaml")
FOREIGN = {"signatory": "president", "administrator": "manager"}
"""Who stands for a role in the other administration, where the role's own name does not."""


SECRETS = ("SECRET-1", "SECRET-2", "SECRET-3", "SECRET-AGAIN")
"""Subjects of what is secret."""


NAMED_BY = "Décret n° 2-26-118"
"""The act that gave the house its name."""


@dataclass(frozen=True)
class Thing:
    """What an act is tried on: its names in paths, and the mark by which it is seen (text, or a file's digest).

    ``private`` is known by its link alone: to whom it was not given, another of the same shape is named.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    file: str = ""
    version: int = 0
    private: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    more: Any = None

    def names(self, caller: Caller, thing: str) -> dict[str, str]:
        """The names that the caller would put into a path."""
        if thing.partition("/")[0] in caller.knows:
            return dict(self.ids)
        return {**self.ids, **{name: guess() for name, guess in self.private.items()}}


class World:
    """The administrations ``here`` and ``there``, and everything that lies here."""

    def __init__(self, cloud: LocalCloud, makers: "Mapping[str, Callable[[World], Thing]]") -> None:
        self.cloud, self._makers = cloud, makers
        self.here = cloud.seed(unique(specification.read(HOUSE)))
        self.there = cloud.seed(_there())
        _named_by_an_act(self.here)
        self.office = Office(cloud, self.here)
        self.journey = self.office.journey
        self.register = f"{self.here.administration.code}W-I"
        self.email = f"fatima@{self.here.administration.slug}.example"
        self._fresh: dict[str, Thing] = {}
        self.things: dict[str, Thing] = {}
        self.reply_file_id = ""
        self.sender_token = ""
        """Of a program of the depositor's, who also sends in bulk."""

    def thing(self, name: str) -> Thing:
        """The thing of a line: one that stands, or the last one made afresh that nothing was done to yet; ``NAME/any``
        is the same without its mark."""
        if name.endswith("/any"):
            return replace(self.thing(name.removesuffix("/any")), mark="")
        if name in self.things:
            return self.things[name]
        if name not in self._fresh:
            self._fresh[name] = self._makers[name](self)
        return self._fresh[name]

    def spend(self, name: str) -> None:
        """Something was done to it: the next one gets another. A circuit that goes on by itself comes to rest first, so
        that nobody is taken for who moved it."""
        self._fresh.pop(name.removesuffix("/any"), None)
        if name.startswith("step"):
            self.cloud.drain()

    @cached_property
    def callers(self) -> dict[str, Caller]:
        """Everybody in the table, by name."""
        url, found = self.cloud.url, {}
        for key, agent in self.here.agents.items():
            found[key] = Caller.signed_in(key, url, agent)
        for role in ("registrar", "handler", "head", "signatory", "auditor", "administrator"):
            agent = self.there.agents[FOREIGN.get(role, role)]
            found[f"{role}-foreign"] = Caller.signed_in(f"{role}-foreign", url, agent)
        found["operator"] = Caller.signed_in("operator", url, self.here.operator)
        links = frozenset(
            {"draft", "a-draft", "announced", "in-parts", "deposit", "tracking", "reply", "join", "check", "link"}
        )
        links |= {"parcel-in-parts", "batch", "consignment", "a-consignment"}
        found["depositor"] = Caller.visiting(
            "depositor", url, self.source, self.opened, knows=links, letters=self.visit()
        )
        found["finder"] = Caller("finder", url, knows=frozenset({"tracking", "reply", "parcel-in-parts"}))
        found["anonymous"] = Caller("anonymous", url)
        found["program-whole"] = self.program("program-whole", frozenset(Scope))
        found["program-foreign"] = self.program("program-foreign", frozenset(Scope))
        return found

    def lacking(self, scope: Scope | None) -> Caller:
        """The program whose token has every scope but that one."""
        name = f"program-lacking-{scope}"
        if name not in self.callers:
            self.callers[name] = self.program(name, frozenset(Scope) - {scope})
        return self.callers[name]

    def program(self, name: str, scopes: frozenset[Scope]) -> Caller:
        """A program of a registrar's desk, here or in the other administration, that has called today."""
        here = name != "program-foreign"
        house = self.here if here else self.there
        keeper = bootstrap.organisation().caller(house.agents["administrator-below" if here else "manager"].id)
        desk_id = house.desks["registrar-own" if here else "registry-office"].id
        made = bootstrap.clients().make(keeper, ClientGiven(new_id(), "Programme de la table", desk_id, scopes))
        last_day = civil_date(datetime.now(UTC)) + timedelta(days=60)
        _, token = bootstrap.clients().issue(keeper, None, made.id, TokenGiven(last_day))
        caller = Caller(name, self.cloud.url, token=token)
        bootstrap.client_callers().of_token(token, caller.address)
        return caller

    @property
    def source(self) -> str:
        """What a one-time code of the depositor opens."""
        return f"deposit/{self.things['deposit'].ids['id']}"

    @property
    def opened(self) -> str:
        """What a one-time code of the recipient opened: the registered letter that was accepted."""
        return f"registered/{self.things['consignment/opened'].ids['registered_id']}"

    @property
    def hidden(self) -> list[str]:
        """What tells of the secret mail: nobody reads it who is not cleared, wherever they look."""
        secret = self.things["secret"]
        return [*SECRETS, secret.ids["mail_id"], str(secret.more)]

    CLEARED = frozenset({"registrar-below", "handler-desk", "head-desk", "signatory-desk"})
    """Who reads the secret mail: the cleared registrar above it, its desk, and those of its circuit."""
    PRIVATE = (
        "LETTRE-1",
        "ATTENTE-1",
        "TENUE-1",
        "FEUILLE-1",
        "QANTARA-1",
        "QANTARA-2",
        "AFFAIRE-",
        "DELEGATION-77",
        "ARCHIVES-1",
    )
    """What tells of here's mail and mandates: nobody reads it who is not of the house."""

    def somebody(self, key: str) -> Somebody:
        """An agent of here as use cases know them."""
        return bootstrap.organisation().caller(self.here.agents[key].id)

    def mail(self, subject: str, desk: str = "") -> Mail:
        """A mail in the works' register, at a desk if one is named."""
        sheet = write_sheet(self.here, subject, entity="works", register_id=self.register)
        numbered = bootstrap.intakes().take_number(sheet.id)
        if not desk:
            return numbered
        registrar = self.somebody("registrar-own")
        return bootstrap.desk().assign(registrar, numbered.id, numbered.version, self.here.desks[desk].id, "")

    def visit(self) -> str:
        """The secret of a visit to one's own letters, as the code that was mailed to the depositor opens it."""
        digest = bootstrap.address_digests().of(self.email)
        secret, _ = bootstrap.own_visits().open(None, frozenset({f"open/{digest}"}))
        return secret

    def client(self, label: str) -> Thing:
        """A program of the handler's desk."""
        given = ClientGiven(new_id(), label, self.places["desk_id"], frozenset({Scope.MAIL_READ}))
        made = bootstrap.clients().make(self.somebody("administrator-below"), given)
        return Thing({"client_id": made.id}, label, version=made.version)

    def end(self, mandate: Mandate) -> None:
        """The mandate is worth nothing from now on."""
        self._put(replace(mandate, revoked_at=datetime.now(UTC)))

    def _put(self, mandate: Mandate) -> None:
        store, _ = bootstrap.organisation_stores()
        with bootstrap.transactions()() as work:
            store.put_mandate(mandate, work)

    def structure_version(self) -> int:
        """The version of here's tree, as forms carry it."""
        return bootstrap.organisation().structure(self.here.administration.id).version

    def secret_mail(self, subject: str) -> Mail:
        """A mail that is secret, at the handler's desk."""
        given = Qualification(Nature.LETTER, Priority.NORMAL, Confidentiality.SECRET, "fr", self.places["entity_id"])
        mail, registrar = self.mail(subject), self.somebody("registrar-below")
        mail = bootstrap.desk().qualify(registrar, mail.id, mail.version, given)
        return bootstrap.desk().assign(registrar, mail.id, mail.version, self.places["desk_id"], "")

    def sheet(self, subject: str, secret: bool = False) -> Any:
        """A sheet that awaits its number in the works' register."""
        if not secret:
            return write_sheet(self.here, subject, entity="works", register_id=self.register)
        works, today = self.here.entities["works"].id, civil_date(datetime.now(UTC))
        hidden = Sheet(subject, "Wilaya", Channel.POST, today, works, confidentiality=Confidentiality.SECRET)
        return bootstrap.intakes().open(self.somebody("registrar-below"), self.register, hidden)

    def at(self, subject: str, desk: str = "") -> Thing:
        """A mail in the works, to be qualified or at a desk."""
        mail = self.mail(subject, desk)
        ids = {"mail_id": mail.id, **self.places}
        return Thing(ids, subject.split()[1], version=mail.version)

    @property
    def places(self) -> dict[str, str]:
        """Where everything lies: the works, and the desk of their handler."""
        return {"entity_id": self.here.entities["works"].id, "desk_id": self.here.desks["handler-desk"].id}

    def mandate(self, mandate_id: str, file_id: str, **changes: Any) -> Mandate:
        """The visas of the works' head, given to the deputy until tonight, unless said otherwise."""
        today, agents = civil_date(datetime.now(UTC)), self.here.agents
        mandate = Mandate(
            id=mandate_id,
            kind=MandateKind.DELEGATION,
            desk_id=self.here.desks["head-own"].id,
            holder_id=agents["head-own"].id,
            deputy_id=agents["deputy"].id,
            kinds=frozenset({ActKind.VISA}),
            natures=frozenset(),
            since=today,
            until=today,
            legal_act=LegalAct("DELEGATION-77", file_id),
            administration_id=self.here.administration.id,
            granted_by=agents["head-own"].id,
            granted_at=datetime.now(UTC),
        )
        given = replace(mandate, **changes)
        self._put(given)
        return given


def _there() -> Spec:
    """The demonstration's commune under another name, with an auditor beside its administrator."""
    spec = unique(specification.read())
    management = spec.desks["management"]
    desks = {
        **spec.desks,
        "management": replace(management, roles=frozenset({Role.ADMINISTRATOR})),
        "audit": replace(management, roles=frozenset({Role.AUDITOR})),
    }
    auditor = replace(spec.agents["manager"], email=f"audit@{spec.slug}.example", desks=("audit",))
    return replace(spec, desks=desks, agents={**spec.agents, "auditor": auditor})


def _named_by_an_act(seeded: Seeded) -> None:
    """The house took another name, and its own again."""
    name = seeded.administration.name
    for taken in (Bilingual(f"{name.ar} سابقا", f"{name.fr}, autrefois"), name):
        bootstrap.renaming().rename(seeded.administration.id, None, NameGiven(taken, NAMED_BY), SYSTEM)
