"""What each act is sent: its JSON, or its form's fields; those on the house itself stand in ``given_house.py``.

An act without a line here is sent nothing but the session's token. ``If-Match: *`` goes with each that asks for one.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from tests.access.callers import Caller, Given
from tests.access.consignments import CONSIGNMENTS
from tests.access.given_house import HOUSE
from tests.access.giving import Act, nobody, sent, today, typed
from tests.access.senders import SENDERS
from tests.access.world import NAMED_BY, Thing, World
from tests.joining import wish


def _act_on_mail(**fields: Any) -> Act:
    return lambda _world, thing, _caller: Given(form={"version": thing.version, **fields})


def _of_thing(**names: str) -> Act:
    """JSON whose fields are ids of the thing; a note goes with them."""
    return lambda _world, thing, _caller: Given(json={field: thing.ids[name] for field, name in names.items()})


def _sheet_fields(world: World, thing: Thing) -> dict[str, Any]:
    works = world.here.entities["works"].id
    return {"subject": f"Objet {thing.mark}", "sender": "Wilaya", "entity_id": works, "addressee": "Division"}


def _one_time_code(world: World, caller: Caller) -> str:
    """What was mailed, for the depositor; a guess of anybody else."""
    _codes_again(world)
    return bootstrap.one_time_codes().issue(world.source) if caller.name == "depositor" else "000000"


def _visiting(secret: str) -> Given:
    """As a program sends the secret of a visit, for who has one."""
    return Given(headers={"Authorization": f"Bearer {secret}"} if secret else {})


def _codes_again(world: World) -> Given:
    """Nothing is sent; as if none had been asked for lately."""
    bootstrap.throttle("codes", 3, timedelta(minutes=15)).clear(world.source)
    return Given(form={})


def _own_name(world: World) -> dict[str, str]:
    """The name that it has already, by the same act: nothing changes."""
    name = world.here.administration.name
    return {"name_ar": name.ar, "name_fr": name.fr, "legal_reference": NAMED_BY}


def _chain(key_id: str) -> str:
    """The certificate of a key, as it is installed."""
    store, _ = bootstrap.organisation_stores()
    installed = store.certificate(key_id)
    assert installed is not None
    return "\n".join(installed.chain)


GIVEN: dict[str, Act] = {
    # Mails
    "POST /desk/mails/{mail_id}/qualify": lambda world, thing, _: Given(
        form={
            "version": thing.version,
            "nature": "request",
            "priority": "normal",
            "confidentiality": "ordinary",
            "language": "fr",
            "entity_id": thing.ids["entity_id"],
        }
    ),
    "POST /desk/mails/{mail_id}/assign": lambda world, thing, _: Given(
        form={"version": thing.version, "desk_id": world.here.desks["handler-own"].id, "note": ""}
    ),
    "POST /desk/mails/{mail_id}/redirect": lambda world, thing, _: Given(
        form={"version": thing.version, "entity_id": world.here.entities["root"].id, "note": "x"}
    ),
    "POST /desk/mails/{mail_id}/relay": _act_on_mail(administration="nowhere", note="x"),
    "POST /api/v1/mails/{mail_id}/relay": sent(administration="nowhere", note="x"),
    "POST /desk/mails/{mail_id}/reject": _act_on_mail(reason_code="not_competent", note="x"),
    "POST /desk/mails/{mail_id}/void": _act_on_mail(reason="x"),
    "POST /desk/mails/{mail_id}/reply": _act_on_mail(subject="x", circuit_id="three-visas", file_id="unknown"),
    "POST /desk/mails/{mail_id}/messages": _act_on_mail(text="x"),
    "POST /desk/mails/{mail_id}/messages/reading": typed(up_to="1"),
    "POST /desk/mails/{mail_id}/complete": _act_on_mail(reason="x", pieces="y", days="5"),
    "POST /desk/mails/{mail_id}/reopen": _act_on_mail(reason="x"),
    "POST /api/v1/mails/{mail_id}/messages": sent(text="x"),
    "POST /api/v1/mails/{mail_id}/messages/reading": sent(up_to=1),
    "POST /api/v1/mails/{mail_id}/completion": sent(reason="x", pieces=["y"], days=5),
    "POST /api/v1/mails/{mail_id}/reopening": sent(reason="x"),
    "POST /api/v1/mails/{mail_id}/qualification": _of_thing(entity_id="entity_id"),
    "POST /api/v1/mails/{mail_id}/assignment": lambda world, *_: Given(
        json={"desk_id": world.here.desks["handler-own"].id}
    ),
    "POST /api/v1/mails/{mail_id}/redirection": lambda world, *_: Given(
        json={"entity_id": world.here.entities["root"].id, "note": "x"}
    ),
    "POST /api/v1/mails/{mail_id}/rejection": sent(reason_code="not_competent", note="x"),
    "POST /api/v1/mails/{mail_id}/void": sent(reason="x"),
    "POST /api/v1/mails/{mail_id}/reply": sent(file_id="unknown", circuit_id="three-visas", subject="x"),
    "POST /desk/mails/{mail_id}/notices/{notice_id}/resend": typed(channel="hand", address=""),
    "POST /api/v1/mails/{mail_id}/notices/{notice_id}/resending": sent(channel="hand"),
    "POST /account/notices/{desk_id}": typed(frequency="immediate"),
    "PUT /api/v1/notice-preferences/{desk_id}": sent(frequency="immediate"),
    # Closings: of a day that is not over
    "POST /desk/registers/{register_id}/closings": typed(since=today(), until=today()),
    "POST /api/v1/registers/{register_id}/closings": sent(since=today(), until=today()),
    # Sheets
    "POST /desk/intake/new": lambda world, thing, _: Given(
        form={
            "register": world.register,
            "received_on": today(),
            "channel": "counter",
            "nature": "letter",
            "language": "fr",
            "priority": "normal",
            "confidentiality": "ordinary",
            **_sheet_fields(world, thing),
        }
    ),
    "POST /api/v1/registers/{register_id}/intakes": lambda world, thing, _: Given(json=_sheet_fields(world, thing)),
    # Folders
    "POST /desk/folders/{folder_id}": typed(step="1-2", decision="grant", reason=""),
    "POST /api/v1/folders/{folder_id}/steps/{step}/decision": sent(granted=True, reason=""),
    **HOUSE,
    # Deposits
    "POST /a/{slug}/deposit": typed(kind="citizen", name="Fatima", email="f@citizen.example"),
    "POST /drafts/{id}/depositor": typed(kind="citizen", name="Fatima", email="f@citizen.example"),
    "POST /drafts/{id}/letter": lambda _, thing, __: Given(form={"subject": f"Objet {thing.mark}", "reference": ""}),
    "POST /api/v1/deposits": lambda world, *_: Given(json={"administration": world.here.administration.slug}),
    "PUT /api/v1/deposits/{deposit_id}": lambda _, thing, __: Given(
        json={"letter": {"subject": f"Objet {thing.mark}"}}
    ),
    "POST /drafts/{id}/files/{file_id}": typed(nature="identity", position="1"),
    "POST /api/v1/deposits/{deposit_id}/files": sent(name="a.pdf", size_bytes=100),
    "PUT /api/v1/deposits/{deposit_id}/files/{file_id}": sent(nature="identity", position=1),
    "POST /api/v1/deposits/{deposit_id}/uploads": sent(name="a.pdf", size_bytes=100),
    "POST /api/v1/deposits/{deposit_id}/files/{file_id}/parts": sent(parts=[{"number": 1, "sha256": "0" * 64}]),
    "POST /api/v1/deposits/{deposit_id}/files/{file_id}/completion": sent(),
    "POST /api/v1/deposits/{deposit_id}/submission": sent(),
    "POST /track": lambda _, thing, caller: Given(form=thing.names(caller, "tracking")),
    "POST /track/{code}/reply": lambda world, _, caller: Given(form={"one_time_code": _one_time_code(world, caller)}),
    "POST /api/v1/trackings/{code}/reply": lambda world, _, caller: Given(
        json={"one_time_code": _one_time_code(world, caller)}
    ),
    "POST /track/{code}/open": lambda world, _, caller: Given(form={"one_time_code": _one_time_code(world, caller)}),
    "POST /api/v1/trackings/{code}/access": lambda world, _, caller: Given(
        json={"one_time_code": _one_time_code(world, caller)}
    ),
    "POST /track/{code}/messages": typed(text="x"),
    "POST /track/{code}/messages/reading": typed(seen="1"),
    "POST /api/v1/trackings/{code}/messages": sent(text="x"),
    "POST /api/v1/trackings/{code}/messages/reading": sent(up_to=1),
    "POST /api/v1/trackings/{code}/completion": sent(text="x"),
    "POST /api/v1/trackings/{code}/uploads": sent(name="a.pdf", size_bytes=100),
    "POST /api/v1/trackings/{code}/files/{file_id}/parts": sent(parts=[{"number": 1, "sha256": "0" * 64}]),
    "POST /api/v1/trackings/{code}/files/{file_id}/completion": sent(),
    "POST /api/v1/trackings/{code}/withdrawal": sent(),
    "POST /api/v1/trackings/{code}/appeal": sent(text=""),
    "POST /api/v1/trackings/{code}/rating": sent(score=5, comment="x" * 501),
    "POST /track/{code}/code": lambda world, *_: _codes_again(world),
    "POST /api/v1/trackings/{code}/one-time-code": lambda world, *_: replace(_codes_again(world), form=None),
    # One's own letters
    "POST /mine": nobody(),
    "POST /mine/code": typed(one_time_code="000000"),
    "POST /api/v1/mine/requests": lambda *_: Given(json={"email": f"{new_id().lower()}@nowhere.example"}),
    "POST /api/v1/mine/visits": sent(request="x", one_time_code="000000"),
    "GET /api/v1/mine/letters": lambda world, _, caller: _visiting(caller.letters),
    "GET /api/v1/mine/letters/{code}/receipt": lambda world, _, caller: _visiting(caller.letters),
    "GET /api/v1/mine/shared-letters": lambda world, _, caller: _visiting(caller.letters),
    "GET /api/v1/mine/shared-letters/{code}/receipt": lambda world, _, caller: _visiting(caller.letters),
    "GET /api/v1/mine/duplicates/{deposit_id}": lambda world, _, caller: _visiting(caller.letters),
    "POST /api/v1/mine/data": lambda world, _, caller: _visiting(caller.letters),
    "GET /api/v1/mine/data": lambda world, _, caller: _visiting(caller.letters),
    "POST /api/v1/mine/letters/{code}/erasure": lambda world, _, caller: _visiting(caller.letters),
    "GET /api/v1/mine/letters/{code}/erasure": lambda world, _, caller: _visiting(caller.letters),
    "POST /admin/erasures/{mail_id}": typed(ground=""),
    "POST /api/v1/erasures/{mail_id}/decision": sent(ground=""),
    "DELETE /api/v1/mine/visit": lambda world, _, caller: _visiting(world.visit() if caller.letters else ""),
    **SENDERS,
    **CONSIGNMENTS,
    # Verification
    "POST /v/acknowledgement": typed(token="x.y.z"),
    "POST /v/token": typed(receipt_token="x"),
    "POST /api/v1/verifications/acknowledgement": sent(token="x.y.z"),
    "POST /api/v1/verifications/token": sent(token="x"),
    "POST /v/checks": typed(consent="yes"),
    "POST /api/v1/checks": sent(consent=True),
    # Joining, and the operator
    "POST /join": lambda *_: Given(form=wish()),
    "POST /join/send": lambda *_: Given(form=wish()),
    "POST /api/v1/administration-requests": lambda *_: Given(json=wish()),
    "POST /api/v1/administration-requests/{request_id}/approval": sent(),
    "POST /api/v1/administration-requests/{request_id}/refusal": sent(reason="Texte illisible"),
    "POST /operator/administrations/requests/{request_id}/approval": lambda _, thing, __: Given(form=thing.more),
    "POST /operator/administrations/requests/{request_id}/refusal": typed(reason="Texte illisible"),
    "POST /operator/administrations/{administration_id}/standing": typed(standing="active", reason="Rien ne change"),
    "POST /operator/administrations/{administration_id}/name": lambda world, *_: Given(
        form={"version": "3", **_own_name(world)}
    ),
    "PUT /api/v1/administrations/{slug}/name": lambda world, *_: Given(json=_own_name(world)),
    "POST /operator/administrations/{administration_id}/certificate": lambda world, *_: Given(
        form={"chain": _chain(world.here.administration.seal_key_id)}
    ),
    "POST /operator/administrations/{administration_id}/signatories/{agent_id}/certificate": lambda world, *_: Given(
        form={"chain": _chain(world.here.agents["signatory-desk"].signing_key_id)}
    ),
    "POST /api/v1/administrations/{slug}/standing": sent(standing="active", reason="Rien ne change"),
    "PUT /api/v1/administrations/{slug}/certificate": lambda world, *_: Given(
        json={"chain": _chain(world.here.administration.seal_key_id)}
    ),
    "PUT /api/v1/administrations/{slug}/signatories/{agent_id}/certificate": lambda world, *_: Given(
        json={"chain": _chain(world.here.agents["signatory-desk"].signing_key_id)}
    ),
    "POST /operator/{kind}/{id}/abandon": typed(reason="Fichier illisible"),
    "POST /api/v1/operations/{kind}/{id}/abandonment": sent(reason="Fichier illisible"),
    # Signing in
    "POST /sign-in": nobody(password="x"),
    "POST /sign-in/recovery": nobody(password="x", recovery_code="y"),
    "POST /sign-in/forgotten": nobody(),
    "POST /sign-in/links/{token}": typed(password="Chosen-by-me-2026", again="Chosen-by-me-2026"),
}
