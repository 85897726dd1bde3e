"""What stands for all who are in the table: made once, and changed by nobody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from chalicelib import bootstrap
from chalicelib.deposit.exchange.messages import Words
from chalicelib.deposit.exchange.model import MessageKind
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id, new_tracking_code
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Need, Notice, State
from chalicelib.organisation.people.leaving import LeavingGiven
from chalicelib.registry.model import Mail, Register
from chalicelib.registry.replies.answering import Proposal
from tests.access import bundles, closings, consignments, heads, senders, signatories
from tests.access.world import Thing, World
from tests.circuits import NoExecutions
from tests.image_samples import picture
from tests.joining import Joining
from tests.pdf_samples import letter

PAPER = letter()
"""The legal act of every mandate here."""
IDS: Mapping[str, Callable[[], str]] = {"id": new_id, "deposit_id": new_id}
"""A deposit's id is all that opens it."""


@dataclass(frozen=True)
class Sent:
    """What was sent before anything else: a deposit with its receipt, a draft, papers by their mandate's id."""

    deposit: Any
    draft: Thing
    papers: Mapping[str, str]


def fill(world: World) -> None:
    """Makes all of it."""
    root, works = world.here.administration, world.here.entities["works"].id
    bootstrap.registry_stores().registers.open(Register(world.register, root.id, works, datetime.now(UTC)))
    sent = _sent(world)
    answered, letters = _in_signature(world, sent.deposit)
    _answered(world, answered)
    _letters(world, letters)
    _lists(world)
    _secrets(world)
    _house(world)
    _mandates(world, sent.papers)
    _deposits(world, sent)
    _following(world, sent.deposit)
    _platform(world)
    heads.fill(world)
    bundles.fill(world)
    senders.fill(world)
    consignments.fill(world)
    signatories.fill(world)


def _sent(world: World) -> Sent:
    journey, papers = world.journey, dict.fromkeys([new_id(), new_id()], "")
    subjects = ("Objet QANTARA-1", "Objet QANTARA-2")
    sent, draft = (journey.draft(subject=subject, email=world.email) for subject in subjects)
    journey.attach(sent["id"], letter())
    kept = journey.attach(draft["id"], letter())
    for mandate_id in papers:
        form = bootstrap.mandate_papers().open_form(world.somebody("head-own"), mandate_id)
        journey.send({"url": form.url, "fields": form.fields}, PAPER)
        papers[mandate_id] = form.file_id
    world.cloud.drain()
    journey.submit(sent["id"])
    world.cloud.drain()
    made = Thing({"id": draft["id"], "deposit_id": draft["id"], "file_id": kept}, "QANTARA-2", private=IDS)
    return Sent(journey.call("GET", f"/deposits/{sent['id']}"), made, papers)


def _in_signature(world: World, deposit: Any) -> tuple[Mail, list[Mail]]:
    """The deposit's letter, answered and sealed; two internal ones with folders that wait at three desks."""
    stores, handler = bootstrap.registry_stores(), world.somebody("handler-desk")
    given = bootstrap.deposit_drafts().get(deposit["id"])
    incoming = stores.mails.get(given.submitted.mail_id)
    desk_id = world.here.desks["handler-desk"].id
    incoming = bootstrap.desk().assign(world.somebody("registrar-below"), incoming.id, incoming.version, desk_id, "")
    mails = [incoming, world.mail("Objet LETTRE-1", "handler-desk"), world.mail("Objet LETTRE-2", "handler-desk")]
    files = [bootstrap.replies().open_upload(handler, mail.id) for mail in mails]
    for file in files:
        world.journey.send({"url": file.url, "fields": file.fields}, letter())
    world.cloud.drain()
    proposed = [_propose(world, mail, file.file_id) for mail, file in zip(mails, files, strict=True)]
    world.cloud.drain()
    world.reply_file_id = files[1].file_id
    for step, agent in (("1-1", "handler-desk"), ("1-2", "head-desk"), ("1-3", "signatory-desk")):
        world.journey.decide(proposed[0].folder_id, step, agent)
    world.cloud.drain()
    return stores.mails.get(incoming.id), [stores.mails.get(mail.id) for mail in mails[1:]]


def _propose(world: World, mail: Mail, file_id: str) -> Mail:
    circuit = "three-visas" if mail.number.direction.value == "A" else "three-desks"
    given = Proposal(file_id, circuit, f"REPONSE-{mail.number}")
    return bootstrap.replies().propose(world.somebody("handler-desk"), mail.id, mail.version, given)


def _answered(world: World, answered: Mail) -> None:
    things, deposited = world.things, answered.sheet.files[0]
    reply = bootstrap.registry_stores().mails.get(answered.answer_id)
    here = world.here.administration.id
    ids = {"mail_id": answered.id, "file_id": deposited.id}
    things["answered"] = Thing(ids, "QANTARA-1")
    things["answered/file"] = Thing(ids, file=deposited.sha256)
    things["answered/receipt"] = Thing(ids, file=sha256(_evidence(world, f"receipts/{here}/{answered.id}.pdf")))
    things["answered/reply"] = Thing(ids, file=sha256(_evidence(world, f"replies/{here}/{reply.id}.pdf")))
    things["answered/history"] = Thing(ids, "MailRegistered")
    lost = lost_notice(answered)
    things["lost"] = Thing({**ids, "notice_id": lost.id}, "QANTARA-1")
    things["lost/notice"] = Thing({**ids, "notice_id": lost.id}, lost.id)


def lost_notice(mail: Mail) -> Notice:
    """A notice to the depositor of a mail that did not reach them."""
    need = Need(Kind.RECEIPT, mail.administration_id, mail.source, new_id(), {"mail_id": mail.id}, "")
    made = replace(need.notice(datetime.now(UTC)), state=State.FAILED, reason="bounced_permanent")
    return bootstrap.notice_store().put(made)


def _letters(world: World, letters: list[Mail]) -> None:
    things = world.things
    things["letter"] = Thing({"mail_id": letters[0].id}, "LETTRE-1")
    things["letter/files"] = Thing({"mail_id": letters[0].id}, world.reply_file_id)
    things["folder"] = Thing({"folder_id": letters[0].folder_id, **world.places}, f"REPONSE-{letters[0].number}")
    things["step"] = Thing({"folder_id": letters[1].folder_id, "step": "1-1"}, f"REPONSE-{letters[1].number}")
    things["step/signature"] = replace(things["step"], ids={**things["step"].ids, "step": "1-3"})
    things["log"] = Thing({"mail_id": letters[0].id}, "Ordre des travaux")
    year = str(letters[0].number.year)
    things["register"] = Thing({"register_id": world.register, "year": year}, "LETTRE-1")


def _lists(world: World) -> None:
    things = world.things
    things["waiting"] = world.at("Objet ATTENTE-1")
    things["held"] = world.at("Objet TENUE-1", "handler-desk")
    things["register/itself"] = Thing({"register_id": world.register}, world.register)
    things["register/check"] = Thing({"register_id": world.register}, '"last_serial"')
    closings.fill(world)
    things["basket"] = Thing(world.places, f"qualify/{world.places['entity_id']}")
    things["sheet"] = Thing({"intake_id": world.sheet("Objet FEUILLE-1").id}, "FEUILLE-1")


def _secrets(world: World) -> None:
    """A mail that is secret, at the handler's desk, with its folder; and a sheet that is, and awaits its number."""
    things, mail = world.things, world.secret_mail("Objet SECRET-1")
    ids = {"mail_id": mail.id, "register_id": world.register, **world.places}
    things["secret"] = Thing(ids, "SECRET-1", more=str(mail.number))
    things["secret/sheet"] = Thing({"intake_id": mail.intake_id}, "SECRET-1")
    things["secret/history"] = Thing(ids, "MailRegistered")
    things["secret/log"] = Thing(ids, "Ordre de la présidence")
    reply = world.sheet("Objet SECRET-3", secret=True)
    folder_id = _folder_of(world, mail, reply.id)
    things["secret/folder"] = Thing({"folder_id": folder_id}, "SECRET-3")
    things["secret-sheet"] = Thing({"intake_id": world.sheet("Objet SECRET-2", secret=True).id}, "SECRET-2")


def _evidence(world: World, key: str) -> bytes:
    stored = world.cloud.client("s3").get_object(Bucket=world.cloud.outputs["EvidenceBucket"], Key=key)
    content: bytes = stored["Body"].read()
    return content


def _house(world: World) -> None:
    things, here = world.things, world.here.administration
    things["place"] = Thing(world.places, "Division des travaux")
    things["desk"] = Thing(world.places, "Bureau des routes")
    things["client"] = world.client("Programme ARCHIVES-1")
    deputy = world.here.agents["deputy"]
    things["person"] = Thing(
        {"agent_id": deputy.id, "departure_id": "x", "decision_id": "x", "outage_id": "x"}, deputy.name.fr
    )
    things["departure"] = _departure(world)
    models = bootstrap.registration_models().of(here.id).models
    things["model"] = Thing({"model_id": models[0].id})
    things["privacy"] = Thing({"slug": here.slug, "digest": bootstrap.privacy_notices().present(here.id).digest})
    root = world.somebody("administrator-below")
    things["import"] = Thing({"import_id": bootstrap.house_imports().send(root, new_id(), b"x;y").id})
    things["circuit"] = Thing({}, "Trois visas")
    things["here"] = Thing({"slug": here.slug, "administration_id": here.id}, here.name.fr)
    bootstrap.certification().request(here.id, here.seal_key_id, here.name.fr, here.name.fr)
    bootstrap.portals().set_logo(world.somebody("administrator-below"), None, picture())
    things["logo"] = Thing({"slug": here.slug, "digest": bootstrap.portals().of(here.id).logo})


def _departure(world: World) -> Thing:
    """Somebody who left, and the list of what they handed over."""
    leaver, given = world.here.agents["leaver"], LeavingGiven(new_id(), civil_date(datetime.now(UTC)))
    left = bootstrap.leaving().leave(world.somebody("administrator-below"), None, leaver.id, given)
    return Thing({"agent_id": leaver.id, "departure_id": left.id}, leaver.name.fr)


def _mandates(world: World, papers: Mapping[str, str]) -> None:
    things, (given, sent) = world.things, papers
    mandate = world.mandate(given, papers[given])
    things["mandate"] = Thing({"mandate_id": mandate.id}, mandate.legal_act.reference)
    things["mandate/listed"] = Thing({}, mandate.id)
    things["mandate/paper"] = Thing({"mandate_id": mandate.id}, file=sha256(PAPER))
    things["mandate/sent"] = Thing({"mandate_id": sent}, papers[sent])


def _deposits(world: World, sent: Sent) -> None:
    things, deposit_id = world.things, sent.deposit["id"]
    things["draft"], things["draft/file"] = sent.draft, replace(sent.draft, mark="طلب.pdf")
    things["draft/depositor"] = replace(sent.draft, mark=world.email)
    ids = {"id": deposit_id, "deposit_id": deposit_id}
    things["deposit"] = Thing(ids, "QANTARA-1", private=IDS)
    things["deposit/own"] = Thing({}, "QANTARA-1")
    things["deposit/number"] = Thing(ids, sent.deposit["number"], private=IDS)
    things["deposit/receipt"] = Thing(ids, file=things["answered/receipt"].file, private=IDS)


def _following(world: World, deposit: Any) -> None:
    things, submission, number = world.things, deposit["submission"], deposit["number"]
    _exchanged(world, deposit["id"])
    code, guess = {"code": submission["tracking_code"]}, {"code": new_tracking_code}
    reply = things["answered/reply"].file
    things["tracking/receipt"] = Thing(code, file=things["answered/receipt"].file, private=guess)
    things["tracking"] = Thing(code, number, private=guess)
    named = {**code, "file_id": things["answered/parcel"].ids["file_id"]}
    things["tracking/named"] = Thing(named, private=guess)
    things["tracking/parcel"] = Thing(named, file=things["answered/parcel"].file, private=guess)
    things["tracking/words"] = Thing(code, things["answered/words"].mark, private=guess)
    (accepted, *_) = bootstrap.stages().of(f"deposit/{deposit['id']}")
    things["tracking/evidence"] = Thing({**code, "evidence_id": accepted.id}, accepted.token, private=guess)
    things["tracking/states"] = Thing(code, accepted.id, private=guess)
    things["reply"] = Thing(code, reply, private=guess)
    things["reply/file"] = Thing(code, file=reply, private=guess)
    ids = {"id": submission["verification_id"], "sha256": things["answered/receipt"].file}
    things["verified"] = Thing(ids, number)
    bootstrap.deposit_tracking().open_reply(deposit["id"])


def _exchanged(world: World, deposit_id: str) -> None:
    """A message of the depositor with a file, which both sides read."""
    things, content = world.things, letter()
    deposit = bootstrap.deposit_drafts().get(deposit_id)
    form = bootstrap.deposit_parcels().open_upload(deposit)
    world.journey.send({"url": form.url, "fields": form.fields}, content)
    world.cloud.drain()
    bootstrap.deposit_messages().send(deposit_id, MessageKind.MESSAGE, Words("Message MOT-1", (form.file_id,)))
    world.cloud.drain()
    ids = {"mail_id": deposit.submitted.mail_id, "file_id": form.file_id}
    things["answered/parcel"] = Thing(ids, file=sha256(content))
    things["answered/named"], things["answered/words"] = Thing(ids), Thing(ids, "MOT-1")


def _platform(world: World) -> None:
    joining, things = Joining(world.cloud, world.journey), world.things
    asked = joining.ask()
    things["asked"] = Thing({"request_id": asked["id"]}, asked["name_fr"])
    things["join"] = replace(things["asked"], private={"request_id": new_id})
    things["any"], things["queue"] = Thing(), Thing({"queue": "receipts"})
    things["style"] = Thing({"name": "access.css"})
    check = world.journey.call("POST", "/checks", json={"consent": True})
    things["check"] = Thing({"id": check["id"]}, private={"id": new_id})


def _folder_of(world: World, mail: Mail, intake_id: str) -> str:
    """A folder that answers a mail, and that no state machine runs."""
    signing, folder_id = bootstrap.signing(), new_id()
    by_hand = replace(signing, executions=NoExecutions())
    by_hand.open_folder(
        folder_id=folder_id,
        administration_id=world.here.administration.id,
        mail_id=mail.id,
        intake_id=intake_id,
        file_id=world.reply_file_id,
        circuit_id="three-desks",
        answered_nature=mail.sheet.nature.value,
        **world.places,
    )
    return folder_id
