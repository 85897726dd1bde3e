"""What each act on the house itself is sent: on mandates, entities, desks, people, programs, and on the whole."""

import secrets
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.ids import new_id
from tests.access.callers import Given
from tests.access.giving import Act, nobody, sent, today, typed
from tests.access.world import Thing, World
from tests.image_samples import picture

STALE = {"If-Match": '"999999"'}
"""A version that nothing has: whoever may act is told so, and nothing is changed that others look at."""
PERSON = {"name_ar": "عون جديد", "name_fr": "Nouvel Agent", "email": "nouvel@agent.example"}
PROVIDER = {"issuer": "https://provider.example", "client_id": "wasl"}
OVER = {
    "begins_on": "2026-01-01", "begins_hour": "08:00", "ends_on": "2026-01-01", "ends_hour": "09:00",
    "text_ar": "انقطاع", "text_fr": "Interruption",
}  # fmt: skip
"""An outage that is over: whoever may announce one is told so."""
OUTAGE_OVER = {
    "begins_at": "2026-01-01T08:00:00Z", "ends_at": "2026-01-01T09:00:00Z",
    "text_ar": "انقطاع", "text_fr": "Interruption",
}  # fmt: skip
MODEL = {"name_ar": "نموذج", "name_fr": "Modèle", "direction": "A"}

LOGO = b64encode(picture(size=(64, 40))).decode()


def _house(world: World, **fields: Any) -> Given:
    return Given(form={"version": world.structure_version(), **fields})


def _entity_fields(thing: Thing) -> dict[str, str]:
    code = f"Y{secrets.randbelow(10**6):06d}"
    return {"name_ar": "فرع", "name_fr": thing.mark, "code": code, "kind": "department"}


def _desk_fields(thing: Thing) -> dict[str, Any]:
    place = thing.more or thing.ids["entity_id"]
    return {"name_ar": "مكتب", "name_fr": thing.mark, "entity_id": place, "roles": ["handler"], "clearance": "ordinary"}


def _mandate_fields(world: World) -> dict[str, Any]:
    agents, day = world.here.agents, today()
    return {
        "kind": "delegation", "desk_id": world.here.desks["head-own"].id, "holder_id": agents["head-own"].id,
        "deputy_id": agents["deputy"].id, "kinds": ["visa"], "since": day, "until": day, "reference": "77",
        "file_id": "unknown",
    }  # fmt: skip


def _mandate_form(world: World) -> dict[str, Any]:
    fields = _mandate_fields(world)
    return {**fields, "seat": f"{fields.pop('desk_id')}/{fields.pop('holder_id')}"}


def _client_fields(thing: Thing) -> dict[str, Any]:
    day = (civil_date(datetime.now(UTC)) + timedelta(days=30)).isoformat()
    return {"label": "Programme", "desk_id": thing.ids["desk_id"], "scopes": ["mail:read"], "last_day": day}


def _day_off() -> dict[str, str]:
    day = (civil_date(datetime.now(UTC)) + timedelta(days=40)).isoformat()
    return {"kind": "closure", "first_on": day, "name_ar": "عطلة", "name_fr": "Fermeture", "reference": "12/2026"}


HOUSE: dict[str, Act] = {
    # Mandates
    "PUT /api/v1/mandates/{mandate_id}": lambda world, *_: Given(json=_mandate_fields(world)),
    "POST /desk/mandates/{mandate_id}": lambda world, *_: Given(form=_mandate_form(world)),
    # The house
    "POST /api/v1/organisation/entities": lambda world, thing, _: Given(
        json={**_entity_fields(thing), "parent_id": thing.ids["entity_id"]}
    ),
    "PUT /api/v1/organisation/entities/{entity_id}": lambda world, thing, _: Given(json=_entity_fields(thing)),
    "POST /api/v1/organisation/entities/{entity_id}/move": lambda _, thing, __: Given(json={"parent_id": thing.more}),
    "POST /api/v1/organisation/entities/{entity_id}/merger": lambda _, thing, __: Given(json={"into_id": thing.more}),
    "POST /api/v1/organisation/desks": lambda _, thing, __: Given(json=_desk_fields(thing)),
    "PUT /api/v1/organisation/desks/{desk_id}": lambda _, thing, __: Given(json=_desk_fields(thing)),
    "POST /api/v1/organisation/desks/{desk_id}/holders": lambda world, *_: Given(
        json={"agent_id": world.here.agents["handler-own"].id, "since": today()}
    ),
    "POST /api/v1/organisation/desks/{desk_id}/holders/{agent_id}/end": sent(last_day="2026-01-01"),
    "POST /admin/entities/new": lambda world, thing, _: _house(
        world, **_entity_fields(thing), parent_id=thing.ids["entity_id"]
    ),
    "POST /admin/entities/{entity_id}/change": lambda world, thing, _: _house(world, **_entity_fields(thing)),
    "POST /admin/entities/{entity_id}/move": lambda world, thing, _: _house(world, parent_id=thing.more),
    "POST /admin/entities/{entity_id}/merge": lambda world, thing, _: _house(world, into_id=thing.more),
    "POST /admin/entities/{entity_id}/close": lambda world, *_: _house(world),
    "POST /admin/desks/new": lambda world, thing, _: _house(world, **_desk_fields(thing)),
    "POST /admin/desks/{desk_id}/change": lambda world, thing, _: _house(world, **_desk_fields(thing)),
    "POST /admin/desks/{desk_id}/seat": lambda world, *_: _house(
        world, agent_id=world.here.agents["handler-own"].id, since=today(), until=""
    ),
    "POST /admin/desks/{desk_id}/unseat": lambda world, thing, _: _house(
        world, agent_id=thing.ids["agent_id"], last_day="2026-01-01"
    ),
    "POST /admin/desks/{desk_id}/close": lambda world, *_: _house(world),
    # People
    "POST /admin/people/new": lambda world, *_: Given(
        form={"version": "-1", "desk_id": world.places["desk_id"], **PERSON}
    ),
    "POST /admin/people/{agent_id}/change": typed(version="-1", **PERSON),
    "POST /admin/people/{agent_id}/seat": lambda world, *_: Given(
        form={"version": "-1", "desk_id": world.places["desk_id"], "since": today(), "until": ""}
    ),
    "POST /admin/people/{agent_id}/unseat": lambda world, *_: Given(
        form={"version": "-1", "desk_id": world.here.desks["deputised"].id, "last_day": "2026-01-01"}
    ),
    "POST /admin/people/{agent_id}/off": typed(version="-1"),
    "POST /admin/people/{agent_id}/on": typed(version="-1"),
    "POST /admin/people/{agent_id}/leave": lambda *_: Given(form={"version": "-1", "day": today()}),
    "POST /api/v1/organisation/people": lambda world, *_: Given(
        json={**PERSON, "desk_ids": [world.places["desk_id"]]}, headers=STALE
    ),
    "PUT /api/v1/organisation/people/{agent_id}": lambda *_: Given(json=PERSON, headers=STALE),
    "POST /api/v1/organisation/people/{agent_id}/exclusion": lambda *_: Given(headers=STALE),
    "POST /api/v1/organisation/people/{agent_id}/readmission": lambda *_: Given(headers=STALE),
    "POST /api/v1/organisation/people/{agent_id}/departures": lambda *_: Given(json={"day": today()}, headers=STALE),
    # The whole house
    "POST /admin/calendar": lambda *_: Given(form={"version": "-1", **_day_off()}),
    "POST /admin/calendar/{decision_id}/removal": typed(version="-1"),
    "POST /api/v1/organisation/calendar/decisions": lambda *_: Given(json=_day_off(), headers=STALE),
    "DELETE /api/v1/organisation/calendar/decisions/{decision_id}": lambda *_: Given(headers=STALE),
    "POST /desk/assisted": typed(language="fr"),
    "POST /api/v1/assisted-deposits": sent(language="fr"),
    "POST /admin/outages": typed(**OVER),
    "POST /api/v1/organisation/outages": sent(**OUTAGE_OVER),
    "POST /operator/outages": typed(**OVER),
    "POST /api/v1/platform/outages": sent(**OUTAGE_OVER),
    "POST /api/v1/organisation/imports": sent(content="x;y"),
    "POST /admin/sign-in": typed(version="-1", **PROVIDER),
    "POST /admin/sign-in/on": typed(version="-1"),
    "POST /admin/sign-in/off": typed(version="-1"),
    "POST /admin/sign-in/release": lambda _, thing, __: Given(form=thing.ids),
    "POST /operator/sign-in": typed(version="-1", **PROVIDER),
    "POST /operator/sign-in/on": typed(version="-1"),
    "POST /operator/sign-in/off": typed(version="-1"),
    "PUT /api/v1/platform/identity-provider": lambda *_: Given(json=PROVIDER, headers=STALE),
    "POST /api/v1/platform/identity-provider/turning-on": lambda *_: Given(headers=STALE),
    "POST /api/v1/platform/identity-provider/turning-off": lambda *_: Given(headers=STALE),
    "PUT /api/v1/organisation/own-provider": lambda *_: Given(json=PROVIDER, headers=STALE),
    "POST /api/v1/organisation/own-provider/turning-on": lambda *_: Given(headers=STALE),
    "POST /api/v1/organisation/own-provider/turning-off": lambda *_: Given(headers=STALE),
    "POST /admin/models/new": typed(version="-1", **MODEL),
    "POST /admin/models/{model_id}": typed(version="-1", **MODEL),
    "POST /admin/models/{model_id}/retirement": typed(version="-1"),
    "POST /api/v1/registration-models": lambda *_: Given(json=MODEL, headers=STALE),
    "PUT /api/v1/registration-models/{model_id}": lambda *_: Given(json=MODEL, headers=STALE),
    "POST /api/v1/registration-models/{model_id}/retirement": lambda *_: Given(headers=STALE),
    "POST /sign-in/administration": nobody(),
    # Programs
    "POST /admin/clients/new": lambda _, thing, __: Given(form={"id": new_id(), **_client_fields(thing)}),
    "POST /admin/clients/{client_id}/token": lambda _, thing, __: Given(
        form={"version": thing.version, "last_day": today(), "overlap_days": "0"}
    ),
    "POST /api/v1/clients": lambda _, thing, __: Given(
        json={name: it for name, it in _client_fields(thing).items() if name != "last_day"}
    ),
    "POST /api/v1/clients/{client_id}/token": lambda *_: Given(json={"last_day": today()}),
    # The portal
    "POST /admin/portal": typed(version="-1"),
    "POST /admin/portal/logo": typed(version="-1", remove="1"),
    "PUT /api/v1/administrations/{slug}/portal": sent(
        contacts={}, scope={}, notice={}, hours={"usual": [""] * 7, "ramadan": [""] * 7}
    ),
    "PUT /api/v1/administrations/{slug}/portal/logo": lambda *_: Given(json={"content": LOGO}),
}
