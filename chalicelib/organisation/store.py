"""The organisation's table.

An administration's own things share its partition, so that one query reads a kind of them; agents stand alone, because
a sign-in knows only who they are.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import StaleError, Transactions
from chalicelib.organisation.model import Administration, Agent, Certificate, Circuit, Contacts, Desk, Entity

M = TypeVar("M", bound=KeyedModel)


class _Named(KeyedModel):
    name_ar = UnicodeAttribute()
    name_fr = UnicodeAttribute()

    def name(self) -> Bilingual:
        return Bilingual(self.name_ar, self.name_fr)


class AdministrationItem(_Named):
    """pk ``administration/{id}``, sk ``administration``; the same again under pk ``directory``, sk slug."""

    id = UnicodeAttribute()
    slug = UnicodeAttribute()
    code = UnicodeAttribute()
    seal_key_id = UnicodeAttribute(default="")
    entity_id = UnicodeAttribute(default="")
    contacts = JSONAttribute(default=dict)


class SlugItem(KeyedModel):
    """pk ``slug/{slug}``, sk ``slug``: a slug belongs to one administration."""

    administration_id = UnicodeAttribute()


class EntityItem(_Named):
    """pk ``administration/{id}``, sk ``entity/{id}``."""

    code = UnicodeAttribute()
    parent_id = UnicodeAttribute(default="")


class DeskItem(_Named):
    """pk ``administration/{id}``, sk ``desk/{id}``."""

    entity_id = UnicodeAttribute()
    roles = ListAttribute(of=UnicodeAttribute)


class AgentItem(_Named):
    """pk ``agent/{subject}``, sk ``agent``; the same again under pk ``administration/{id}``, sk ``agent/{subject}``."""

    administration_id = UnicodeAttribute()
    email = UnicodeAttribute()
    desk_ids = ListAttribute(of=UnicodeAttribute)
    signing_key_id = UnicodeAttribute(default="")
    active = BooleanAttribute(default=True)
    signed_out_at = UTCDateTimeAttribute(null=True)


class CircuitItem(_Named):
    """pk ``administration/{id}``, sk ``circuit/{id}/{version:04d}``."""

    id = UnicodeAttribute()
    version = NumberAttribute()
    groups = JSONAttribute()


class PemItem(KeyedModel):
    """pk ``key/{id}``, sk ``certificate``: a chain; pk ``trust``, sk ``roots``: the roots that are trusted."""

    pem = ListAttribute(of=UnicodeAttribute)


MODELS = (AdministrationItem, SlugItem, EntityItem, DeskItem, AgentItem, CircuitItem, PemItem)


class OrganisationStore:
    """Reads and writes the organisation's table."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def administration(self, administration_id: str) -> Administration | None:
        """One administration."""
        item = _get(AdministrationItem, f"administration/{administration_id}", "administration")
        return _administration(item) if item else None

    def administration_id_of(self, slug: str) -> str | None:
        """Whose portal a slug names."""
        item = _get(SlugItem, f"slug/{slug}", "slug")
        return item.administration_id if item else None

    def directory(self) -> Sequence[Administration]:
        """Every administration, by slug."""
        return [_administration(item) for item in AdministrationItem.query("directory")]

    def entities(self, administration_id: str) -> Sequence[Entity]:
        """The nodes of an administration's tree, in no order."""
        return [_entity(administration_id, item) for item in _of(EntityItem, administration_id, "entity/")]

    def desks(self, administration_id: str) -> Sequence[Desk]:
        """An administration's desks, by id."""
        return [_desk(administration_id, item) for item in _of(DeskItem, administration_id, "desk/")]

    def desk(self, administration_id: str, desk_id: str) -> Desk | None:
        """One desk."""
        item = _get(DeskItem, f"administration/{administration_id}", f"desk/{desk_id}")
        return _desk(administration_id, item) if item else None

    def desks_by_id(self, administration_id: str, desk_ids: Sequence[str]) -> Sequence[Desk]:
        """The desks of these ids, in their order; unknown ones are left out."""
        keys = [(f"administration/{administration_id}", f"desk/{desk_id}") for desk_id in desk_ids]
        found = {item.sk: _desk(administration_id, item) for item in DeskItem.batch_get(keys)} if keys else {}
        return [found[sk] for _, sk in keys if sk in found]

    def agent(self, agent_id: str) -> Agent | None:
        """One agent, read consistently: a withdrawn right holds no longer than the next click."""
        item = _get(AgentItem, f"agent/{agent_id}", "agent", consistent_read=True)
        return _agent(agent_id, item) if item else None

    def agents(self, administration_id: str) -> Sequence[Agent]:
        """An administration's agents."""
        return [_agent(item.sk.removeprefix("agent/"), item) for item in _of(AgentItem, administration_id, "agent/")]

    def circuits(self, administration_id: str) -> Sequence[Circuit]:
        """Every version of every circuit, oldest version first."""
        return [_circuit(administration_id, item) for item in _of(CircuitItem, administration_id, "circuit/")]

    def certificate(self, key_id: str) -> Certificate | None:
        """The chain installed for a key."""
        item = _get(PemItem, f"key/{key_id}", "certificate")
        return Certificate(key_id, tuple(map(str, item.pem))) if item else None

    def trust_roots(self) -> tuple[str, ...]:
        """PEM texts of the roots that are trusted; none on a new stack."""
        item = _get(PemItem, "trust", "roots")
        return tuple(map(str, item.pem)) if item else ()

    def put_administration(self, administration: Administration) -> None:
        """Puts it, its slug and its place in the directory; ``ConflictError`` when the slug is another's."""
        own = f"administration/{administration.id}"
        slug = SlugItem(f"slug/{administration.slug}", "slug", administration_id=administration.id)
        free = SlugItem.pk.does_not_exist() | (SlugItem.administration_id == administration.id)
        try:
            with self._transactions() as work:
                dynamo(work).save(slug, free)
                dynamo(work).save(_administration_item(own, "administration", administration))
                dynamo(work).save(_administration_item("directory", administration.slug, administration))
        except StaleError as error:
            raise ConflictError("organisation.slug_taken", slug=administration.slug) from error

    def put_entity(self, entity: Entity) -> None:
        """Puts an entity."""
        EntityItem(
            f"administration/{entity.administration_id}",
            f"entity/{entity.id}",
            code=entity.code,
            parent_id=entity.parent_id,
            **_names(entity.name),
        ).save()

    def put_desk(self, desk: Desk) -> None:
        """Puts a desk."""
        DeskItem(
            f"administration/{desk.administration_id}",
            f"desk/{desk.id}",
            entity_id=desk.entity_id,
            roles=sorted(desk.roles),
            **_names(desk.name),
        ).save()

    def put_agent(self, agent: Agent) -> None:
        """Puts an agent, and their place in the administration."""
        with self._transactions() as work:
            dynamo(work).save(_agent_item(f"agent/{agent.id}", "agent", agent))
            dynamo(work).save(_agent_item(f"administration/{agent.administration_id}", f"agent/{agent.id}", agent))

    def put_circuit(self, circuit: Circuit) -> None:
        """Puts a version of a circuit."""
        CircuitItem(
            f"administration/{circuit.administration_id}",
            f"circuit/{circuit.id}/{circuit.version:04d}",
            id=circuit.id,
            version=circuit.version,
            groups=[dict(group) for group in circuit.groups],
            **_names(circuit.name),
        ).save()

    def put_certificate(self, certificate: Certificate) -> None:
        """Puts the chain of a key in the place of the one before."""
        PemItem(f"key/{certificate.key_id}", "certificate", pem=list(certificate.chain)).save()

    def put_trust_roots(self, roots: Sequence[str]) -> None:
        """Puts the trusted roots in the place of those before."""
        PemItem("trust", "roots", pem=list(roots)).save()


def _get(model: type[M], pk: str, sk: str, consistent_read: bool = False) -> M | None:
    try:
        return model.get(pk, sk, consistent_read=consistent_read)
    except DoesNotExist:
        return None


def _of(model: type[M], administration_id: str, prefix: str) -> Iterable[M]:
    return model.query(f"administration/{administration_id}", model.sk.startswith(prefix))


def _names(name: Bilingual) -> dict[str, Any]:
    return {"name_ar": name.ar, "name_fr": name.fr}


def _administration_item(pk: str, sk: str, it: Administration) -> AdministrationItem:
    contacts = {
        "address_ar": it.contacts.address.ar,
        "address_fr": it.contacts.address.fr,
        "telephone": it.contacts.telephone,
        "email": it.contacts.email,
        "website": it.contacts.website,
    }
    return AdministrationItem(
        pk, sk, id=it.id, slug=it.slug, code=it.code, seal_key_id=it.seal_key_id, entity_id=it.entity_id,
        contacts=contacts, **_names(it.name),
    )  # fmt: skip


def _administration(item: AdministrationItem) -> Administration:
    given: dict[str, str] = dict(item.contacts or {})
    address = Bilingual(given.pop("address_ar", ""), given.pop("address_fr", ""))
    return Administration(
        item.id, item.slug, item.code, item.name(), item.seal_key_id, item.entity_id, Contacts(address, **given)
    )


def _entity(administration_id: str, item: EntityItem) -> Entity:
    return Entity(item.sk.removeprefix("entity/"), administration_id, item.code, item.name(), item.parent_id)


def _desk(administration_id: str, item: DeskItem) -> Desk:
    roles = frozenset(Role(str(role)) for role in item.roles)
    return Desk(item.sk.removeprefix("desk/"), administration_id, item.entity_id, item.name(), roles)


def _agent_item(pk: str, sk: str, it: Agent) -> AgentItem:
    return AgentItem(
        pk, sk, administration_id=it.administration_id, email=it.email, desk_ids=list(it.desk_ids),
        signing_key_id=it.signing_key_id, active=it.active, signed_out_at=it.signed_out_at, **_names(it.name),
    )  # fmt: skip


def _agent(agent_id: str, item: AgentItem) -> Agent:
    return Agent(
        agent_id, item.administration_id, item.email, item.name(), tuple(map(str, item.desk_ids)), item.signing_key_id,
        bool(item.active), item.signed_out_at,
    )  # fmt: skip


def _circuit(administration_id: str, item: CircuitItem) -> Circuit:
    return Circuit(item.id, administration_id, int(item.version), item.name(), tuple(item.groups))
