"""A reply's number is its own until it is sealed; whatever becomes of the number, the letter is answered."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.events import Event
from chalicelib.registry.model import Mail
from chalicelib.signing.model import FolderState
from tests.circuits import Office, assert_sealed_once, folder
from tests.conftest import PortalSession
from tests.faults import Fault, injected
from tests.functional.registry.conftest import signed_in


def void(office: Office, mail_id: str, expect: int) -> Any:
    """The registrar voids the number of a mail as it stands."""
    version = office.journey.call("GET", f"/mails/{mail_id}", "registrar")["version"]
    headers = {"If-Match": f'"{version}"'}
    return office.journey.call(
        "POST", f"/mails/{mail_id}/void", "registrar", expect, json={"reason": "تكرار"}, headers=headers
    )


def stored(mail_id: str) -> Mail:
    """A mail as it stands."""
    return bootstrap.registry_stores().mails.get(mail_id)


def test_a_number_cannot_be_voided_while_a_reply_awaits_its_seal_under_it(office: Office, http: PortalSession) -> None:
    folder_id, kept = office.folder_at_first_desk("one-visa"), list(office.cloud.failures)
    with injected(lambda call: Fault.ERROR_500 if call.service == "kms" else None, function="signer"):
        office.grant(folder_id, "1-1", "head")
        office.cloud.drain(60)
    office.cloud.failures[:] = kept
    numbered = folder(folder_id)
    assert numbered.outgoing is not None and numbered.sealed is None
    reply_id, browser = numbered.outgoing.mail_id, signed_in(http, office.seeded, "registrar")
    assert void(office, reply_id, 409)["code"] == "registry.number_held"
    assert "?act=void" not in browser.get(f"/desk/mails/{reply_id}")
    office.journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator")
    office.cloud.drain()
    assert_sealed_once(office, folder_id)
    assert "?act=void" in browser.get(f"/desk/mails/{reply_id}")
    assert void(office, reply_id, 200)["status"] == "voided"


def test_a_number_that_was_asked_for_and_not_yet_told_to_its_folder_is_held_too(office: Office) -> None:
    mail = office.mail_in_signature()
    office.cloud.drain()
    reply = bootstrap.intakes().take_number(folder(mail.folder_id).intake_id)
    assert folder(mail.folder_id).outgoing is None
    assert void(office, reply.id, 409)["code"] == "registry.number_held"
    office.refuse(mail.folder_id, "1-1", "head", "صياغة")
    assert folder(mail.folder_id).state is FolderState.REFUSED
    void(office, reply.id, 200)  # nobody will ever seal under it


def sealed_reply(office: Office) -> tuple[Mail, Mail, Event]:
    """A letter in signature, its reply with a number, and the word that it is sealed, on its way."""
    mail = office.mail_in_signature()
    (proposed,) = [r for r in bootstrap.log().of_object(f"mail/{mail.id}") if r.body["event"] == "ReplyProposed"]
    reply = bootstrap.intakes().take_number(proposed.body["detail"]["intake_id"])
    told = {"folder_id": mail.folder_id, "mail_id": mail.id, "reply_mail_id": reply.id, "key": "k", "sha256": "0" * 64}
    at = datetime.now(UTC)
    return mail, reply, Event("FolderSealed", "r#1", "folder/F", mail.administration_id, at, "", told)


def test_a_number_voided_right_after_the_seal_keeps_no_letter_unanswered(office: Office) -> None:
    mail, reply, event = sealed_reply(office)
    void(office, reply.id, 200)
    for _ in range(2):
        bootstrap.registry_reactions().on_folder_sealed(event)
    assert (stored(mail.id).status.value, stored(mail.id).answer_id) == ("answered", reply.id)
    assert (stored(reply.id).status.value, stored(reply.id).sealed_key) == ("voided", "k")


@pytest.mark.parametrize("lost", ["mail_id", "reply_mail_id"])
def test_neither_of_the_two_mails_waits_for_the_other(office: Office, lost: str) -> None:
    mail, reply, event = sealed_reply(office)
    with pytest.raises(NotFoundError):
        bootstrap.registry_reactions().on_folder_sealed(
            Event(**{**vars(event), "detail": {**event.detail, lost: "lost"}})
        )
    assert (stored(mail.id).status.value == "answered") is (lost == "reply_mail_id")
    assert (stored(reply.id).sealed_key == "k") is (lost == "mail_id")
