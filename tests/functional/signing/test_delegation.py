"""A deputy signs for the holder of a desk: the stamp, the signature and the log say so, and only while it lasts."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from chalicelib import bootstrap
from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.ids import new_id
from chalicelib.organisation.mandates.mandating import MandateGiven
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import pdf_tools
from tests.conftest import PortalSession
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.pdf_samples import letter

OUTSIDE = {
    "ar": "التفويض الممنوح لكم لا يشمل الأجوبة عن المراسلات من هذا النوع: «\u2068طلب\u2069».",
    "fr": "La délégation que vous avez reçue ne couvre pas les réponses aux courriers de cette nature\u00a0: "
    "«\u00a0\u2068Demande\u2069\u00a0».",
}


@pytest.fixture
def office(cloud: LocalCloud, administration: Seeded) -> Journey:
    """The commune, whose head of division has a signing key too."""
    made = administration.administration
    spec = specification.read().renamed(made.slug, made.code)
    agents = {**spec.agents, "head": replace(spec.agents["head"], signs=True)}
    return Journey(cloud, cloud.seed(replace(spec, agents=agents)))


def _mandate(
    office: Journey,
    kind: MandateKind = MandateKind.DELEGATION,
    kinds: ActKind = ActKind.SIGNATURE,
    natures: frozenset[str] = frozenset(),
) -> Mandate:
    seeded, mandate_id = office.seeded, new_id()
    president, head = seeded.agents["president"], seeded.agents["head"]
    file, form = bootstrap.files().open_upload(f"mandate/{mandate_id}", seeded.administration.id)
    office.send({"url": form.url, "fields": form.fields}, letter())
    office.cloud.drain()
    today = civil_date(bootstrap.clock().now())
    given = MandateGiven(
        mandate_id, kind, seeded.desks["president"].id, president.id, head.id, frozenset({kinds}), natures,
        today, today, LegalAct("قرار رقم 12/2026", file.id),
    )  # fmt: skip
    return bootstrap.mandating().grant(bootstrap.organisation().caller(president.id), given)


def _revoke(office: Journey, mandate: Mandate) -> None:
    president = bootstrap.organisation().caller(office.seeded.agents["president"].id)
    bootstrap.mandating().revoke(president, mandate.id)


def _qualified(office: Journey, nature: str, mail: Any = None) -> Any:
    """A letter at the desk that answers it, qualified as being of that nature."""
    mail = mail or office.registered_mail()
    path, entity_id = f"/mails/{mail['id']}", office.seeded.entities["planning"].id
    mail = office.change(f"{path}/qualification", "registrar", mail["version"], entity_id=entity_id, nature=nature)
    desk_id = office.seeded.desks["permits"].id
    return office.change(f"{path}/assignment", "registrar", mail["version"], desk_id=desk_id, note="")


def _waiting_for_signature(office: Journey, mail: Any = None) -> str:
    """The folder of a reply to the letter, or to one that nobody has qualified, open at the president's desk."""
    folder_id = str((office.replied(mail) if mail else office.proposed_reply())["folder_id"])
    office.decide(folder_id, "1-1", "head")
    office.cloud.drain()
    return folder_id


def test_a_deputy_signs_and_stamp_signature_and_log_say_for_whom(office: Journey, tmp_path: Path) -> None:
    folder_id = _waiting_for_signature(office)
    mandate = _mandate(office)
    office.decide(folder_id, "2-1", "head")
    office.cloud.drain()
    folder = office.folder(folder_id)
    assert folder["state"] == "sealed"
    step = folder["groups"][1]["steps"][0]
    president, head = (office.seeded.agents[name] for name in ("president", "head"))
    assert (step["agent_id"], step["on_behalf_of"], step["mandate"]) == (head.id, president.id, "delegation")
    reply = office.sealed_reply(folder)
    text = pdf_tools.text_of(reply, tmp_path)
    assert "Par délégation accordée" in text and "Idrissi" in text and "بتفويض من" in text
    signature = next(s for s in PdfFileReader(BytesIO(reply)).embedded_signatures if s.field_name == "Signature-2-1")
    assert (
        signature.sig_object["/Reason"]
        == f"Par délégation accordée par {president.name.fr} — بتفويض من {president.name.ar}"
    )
    assert head.name.fr in signature.sig_object["/Name"]
    granted = [r for r in bootstrap.log().of_object(f"folder/{folder_id}") if r.body["event"] == "SignatureGranted"]
    assert granted[0].body["actor"] == {
        "kind": "agent",
        "agent_id": head.id,
        "desk_id": office.seeded.desks["president"].id,
        "on_behalf_of": president.id,
        "mandate_id": mandate.id,
    }


def test_after_its_last_day_the_same_act_is_refused(office: Journey) -> None:
    folder_id = _waiting_for_signature(office)
    mandate = _mandate(office, MandateKind.DEPUTY)
    yesterday = mandate.since - timedelta(days=1)
    with bootstrap.transactions()() as work:
        store, _ = bootstrap.organisation_stores()
        store.put_mandate(replace(mandate, since=yesterday, until=yesterday), work)
    office.decide(folder_id, "2-1", "head", expect=403)
    assert office.folder(folder_id)["groups"][1]["steps"][0]["state"] == "open"


def test_a_mandate_for_another_kind_of_act_does_not_sign(office: Journey) -> None:
    folder_id = _waiting_for_signature(office)
    _mandate(office, kinds=ActKind.VISA)
    assert office.decide(folder_id, "2-1", "head", expect=403)["code"] == "organisation.not_entrusted"


@pytest.mark.parametrize("kind", list(MandateKind))
def test_a_mandate_for_one_matter_signs_the_replies_to_it_and_to_no_other(office: Journey, kind: MandateKind) -> None:
    request, complaint = (_waiting_for_signature(office, _qualified(office, it)) for it in ("request", "complaint"))
    _mandate(office, kind, natures=frozenset({"complaint"}))
    refused = office.decide(request, "2-1", "head", expect=403)
    assert refused["code"] == "organisation.answered_nature_outside" and "طلب" in refused["detail"]
    assert office.folder(request)["groups"][1]["steps"][0]["state"] == "open"
    office.decide(complaint, "2-1", "head")
    step = office.folder(complaint)["groups"][1]["steps"][0]
    assert (step["state"], step["mandate"]) == ("granted", kind)


def test_that_a_document_is_a_reply_does_not_bring_it_under_a_mandate_for_mail_that_replies(office: Journey) -> None:
    folder_id = _waiting_for_signature(office)
    replies = _mandate(office, natures=frozenset({"reply"}))
    refused = office.decide(folder_id, "2-1", "head", expect=403)
    assert refused["code"] == "organisation.answered_nature_outside" and "رسالة" in refused["detail"]
    _revoke(office, replies)
    _mandate(office, natures=frozenset({"letter"}))
    office.decide(folder_id, "2-1", "head")


def test_the_page_says_in_words_which_matter_is_outside_the_mandate(office: Journey, http: PortalSession) -> None:
    request, complaint = (_waiting_for_signature(office, _qualified(office, it)) for it in ("request", "complaint"))
    _mandate(office, natures=frozenset({"complaint"}))
    deputy = signed_in(http, office.seeded, "head", "fr")
    page = deputy.get(f"/desk/folders/{request}")
    assert OUTSIDE["fr"] in page and 'value="grant"' not in page
    granting = {"step": "2-1", "decision": "grant"}
    assert OUTSIDE["fr"] in deputy.post(f"/desk/folders/{request}", 403, **granting).text
    theirs = deputy.get(f"/desk/folders/{complaint}")
    assert 'value="grant"' in theirs and OUTSIDE["fr"] not in theirs
    deputy.post(f"/desk/folders/{complaint}", **granting)
    assert office.folder(complaint)["groups"][1]["steps"][0]["state"] == "granted"
    assert OUTSIDE["ar"] in deputy.get(f"/desk/folders/{request}?lang=ar")


def test_the_matter_is_that_of_the_instant_of_the_proposal(office: Journey) -> None:
    mail = _qualified(office, "request")
    proposed = office.replied(mail)
    anew = {"entity_id": office.seeded.entities["planning"].id, "nature": "complaint"}
    seen_at = {"If-Match": f'"{proposed["version"]}"'}
    path = f"/mails/{mail['id']}"
    assert office.call("POST", f"{path}/qualification", "registrar", 409, json=anew, headers=seen_at)
    office.decide(proposed["folder_id"], "1-1", "head", "صياغة")
    office.cloud.drain()
    back = office.call("GET", path, "registrar")
    _mandate(office, natures=frozenset({"complaint"}))
    folder_id = _waiting_for_signature(office, _qualified(office, "complaint", back))
    office.decide(folder_id, "2-1", "head")


def test_a_mandate_taken_back_is_worth_nothing(office: Journey) -> None:
    folder_id = _waiting_for_signature(office)
    _revoke(office, _mandate(office))
    office.decide(folder_id, "2-1", "head", expect=403)
