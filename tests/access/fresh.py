"""Things that are made for whoever may do something to them, and made again once something was done.

``FRESH`` has them by the names that the table gives them.
"""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.digests import handle, sha256
from chalicelib.kernel.ids import new_id, new_tracking_code
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.accounts.model import Link, LinkKind
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.structure.desks import DeskGiven
from chalicelib.organisation.structure.entities import EntityGiven
from tests.access import consignments
from tests.access.standing import IDS, lost_notice
from tests.access.world import Thing, World
from tests.joining import Joining
from tests.large_files import announce, cut, put, send_lacking
from tests.pdf_samples import letter

GUESSED_TOKEN = "A" * 43


def case(world: World) -> Thing:
    """A mail at the handler's desk that nobody did anything to yet."""
    return world.at(f"Objet AFFAIRE-{new_id()}", "handler-desk")


def lost(world: World) -> Thing:
    """One more notice about the deposit's letter that did not reach its depositor."""
    mail = bootstrap.registry_stores().mails.get(world.things["answered"].ids["mail_id"])
    return Thing({"mail_id": mail.id, "notice_id": lost_notice(mail).id})


def sheet_of_paper(world: World) -> Thing:
    """A sheet that awaits its number."""
    subject = f"FEUILLE-{new_id()}"
    return Thing({"intake_id": world.sheet(f"Objet {subject}").id}, subject)


def secret_case(world: World) -> Thing:
    """The same, secret."""
    mail = world.secret_mail("Objet SECRET-AGAIN")
    return Thing({"mail_id": mail.id, "entity_id": mail.entity_id}, "SECRET-AGAIN", version=mail.version)


def secret_paper(world: World) -> Thing:
    """A secret sheet that awaits its number."""
    return Thing({"intake_id": world.sheet("Objet SECRET-AGAIN", secret=True).id}, "SECRET-AGAIN")


def session(world: World) -> Thing:
    """One more session of the works' head."""
    _, opened = bootstrap.sessions().open(world.here.agents["head-own"].id)
    return Thing({"digest": opened.digest})


def branch(world: World) -> Thing:
    """An entity below the works, and another beside it."""
    made = [_entity(world), _entity(world)]
    return Thing({"entity_id": made[0].id}, made[0].name.fr, more=made[1].id)


def _entity(world: World) -> Any:
    code = f"X{secrets.randbelow(10**6):06d}"
    given = EntityGiven(Bilingual(f"فرع {code}", f"Annexe {code}"), code, EntityKind.DEPARTMENT)
    works = world.here.entities["works"].id
    return bootstrap.entities().open(world.somebody("administrator-below"), None, works, given)


def counter(world: World) -> Thing:
    """A desk of the works at which the deputy sits."""
    name, by = f"Guichet {new_id()}", world.somebody("administrator-below")
    works, deputy = world.here.entities["works"].id, world.here.agents["deputy"].id
    given = DeskGiven(Bilingual(f"شباك {name}", name), works, frozenset({Role.HANDLER}), Confidentiality.ORDINARY)
    desk = bootstrap.desks().open(by, None, given)
    bootstrap.desks().seat(by, None, desk.id, deputy, civil_date(datetime.now(UTC)), None)
    return Thing({"desk_id": desk.id, "agent_id": deputy}, name, more=works)


def mandate(world: World) -> Thing:
    """A mandate that holds until tonight."""
    given = world.mandate(new_id(), world.thing("mandate/sent").mark)
    return Thing({"mandate_id": given.id}, given.legal_act.reference)


def draft(world: World) -> Thing:
    """A draft with one file, not inspected yet."""
    made = world.journey.draft(subject=f"Objet BROUILLON-{new_id()}")
    ids = {"id": made["id"], "deposit_id": made["id"], "file_id": world.journey.attach(made["id"], letter())}
    return Thing(ids, made["letter"]["subject"].split()[1], private=IDS)


def stuck(world: World) -> Thing:
    """A deposit whose file nobody has inspected, by its handle."""
    made = draft(world)
    world.journey.submit(made.ids["id"])
    return Thing({"kind": "deposit", "id": handle(made.ids["id"])})


def announced(world: World) -> Thing:
    """A draft with a file that was announced and never sent."""
    made = world.journey.draft()
    content = {"name": "a.pdf", "size_bytes": 100, "sha256": None}
    form = world.journey.call("POST", f"/deposits/{made['id']}/files", json=content)
    return Thing({"deposit_id": made["id"], "file_id": form["file_id"]}, private={"deposit_id": new_id})


def in_parts(world: World) -> Thing:
    """A draft with a file whose parts were all sent, and nobody said so yet."""
    made, content = world.journey.draft(), letter()
    begun = announce(world.journey, made["id"], content)
    send_lacking(world.journey, made["id"], begun["file_id"], content)
    return Thing({"deposit_id": made["id"], "file_id": begun["file_id"]}, private={"deposit_id": new_id})


def parcel_in_parts(world: World) -> Thing:
    """A file for a message to come whose parts were all sent, and nobody said so yet."""
    deposit, content = bootstrap.deposit_drafts().get(world.thing("deposit").ids["id"]), letter()
    begun = bootstrap.large_parcels().add(deposit, "a.pdf", len(content))
    for part in cut(content, begun.part_bytes):
        (form,) = bootstrap.large_parcels().sign(deposit, begun.file_id, {part.number: part.sha256})
        assert put({"url": form.url, "headers": dict(form.headers)}, part.content).status_code == 200
    ids = {"code": deposit.submitted.tracking_code, "file_id": begun.file_id}
    return Thing(ids, private={"code": new_tracking_code})


def request_to_join(world: World) -> Thing:
    """One that waits for the operator."""
    asked = Joining(world.cloud, world.journey).ask()
    kept = {name: asked[name] for name in ("slug", "code", "contact_email")}
    return Thing({"request_id": asked["id"]}, asked["slug"], more=kept)


def link(world: World) -> Thing:
    """A link to choose a password, of somebody who is none of the callers."""
    token, links = secrets.token_urlsafe(32), bootstrap.access_links().links
    made = Link.new(sha256(token.encode()), LinkKind.RESET, world.here.agents["deputy"].id, datetime.now(UTC))
    with bootstrap.transactions()() as work:
        links.put_with(work, made)
    return Thing({"token": token}, private={"token": lambda: GUESSED_TOKEN})


FRESH: dict[str, Callable[[World], Thing]] = {
    "case": case,
    "a-lost": lost,
    "a-secret": secret_case,
    "a-secret-sheet": secret_paper,
    "a-session": session,
    "paper": sheet_of_paper,
    "a-client": lambda world: world.client(f"Programme {new_id()}"),
    "branch": branch,
    "counter": counter,
    "a-mandate": mandate,
    "new-mandate": lambda _: Thing({"mandate_id": new_id()}),
    "a-draft": draft,
    "stuck": stuck,
    "announced": announced,
    "in-parts": in_parts,
    "parcel-in-parts": parcel_in_parts,
    "a-request": request_to_join,
    "link": link,
    "a-consignment": consignments.fresh,
}
