"""Evidence of a delivery: one of each stage, the same whatever comes twice or in disorder, with nothing of a person."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from chalicelib.evidence.stages.making import StagesService
from chalicelib.evidence.stages.model import EVENTS, About, Evidence, Happening, Message, Party, Stage, happening_of
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Bilingual
from tests.platform import PlatformKeys

AT = datetime(2026, 11, 22, 13, 5, 42, 120000, tzinfo=UTC)
DEPOSIT = "deposit/" + "0" * 25 + "D"
TOWN = Party("0" * 25 + "A", Bilingual("جماعة", "Commune"))
PERSON = Party(digest="ab" * 32)
DETAILS: dict[str, dict[str, Any]] = {
    "DepositCleared": {"deposit_id": "0" * 25 + "D"},
    "SubmissionRejected": {"deposit_id": "0" * 25 + "D", "reasons": ["inspection.malware"]},
    "ReplyDelivered": {"deposit_id": "0" * 25 + "D", "reply_mail_id": "R"},
    "ReplyAccessed": {"deposit_id": "0" * 25 + "D", "reply_mail_id": "R"},
    "MailRegistered": {"source": DEPOSIT, "direction": "A", "number": "ENK-A-2026-0000001"},
    "MailRejected": {"source": DEPOSIT, "reason_code": "not_competent"},
    "RelayAccepted": {"source": DEPOSIT, "to": "0" * 25 + "B", "number": "RBT-A-2026-0000009"},
    "RelayStopped": {"source": DEPOSIT, "to": "0" * 25 + "B", "reason_code": "registry.relay_returns"},
    "NoticeSent": {"recipient": DEPOSIT, "kind": "reply_available", "channel": "mail"},
    "NoticeFailed": {"recipient": DEPOSIT, "kind": "reply_available", "channel": "mail", "reason": "bounced"},
    "RegisteredLetterSent": {"sending_id": "S", "evidence": "SubmissionAcceptance"},
    "RegisteredLetterNotified": {"sending_id": "S", "evidence": "NotificationForAcceptance"},
    "RegisteredLetterUnreachable": {
        "sending_id": "S",
        "evidence": "NotificationForAcceptanceFailure",
        "reasons": ["bounced"],
    },
    "RegisteredLetterAccepted": {"sending_id": "S", "evidence": "ConsignmentAcceptance"},
    "RegisteredLetterRefused": {
        "sending_id": "S",
        "evidence": "ConsignmentRejection",
        "reasons": ["refused_by_recipient"],
    },
    "RegisteredLetterExpired": {
        "sending_id": "S",
        "evidence": "AcceptanceRejectionExpiry",
        "reasons": ["period_over"],
    },
    "RegisteredLetterDelivered": {"sending_id": "S", "evidence": "ContentHandover"},
}
NEGATIVE = ("Rejection", "Failure", "Expiry")
MEMBERS = {
    *("version", "id", "event", "event_time", "reasons", "policy", "issuer", "message_id", "in_reply_to", "number"),
    *("submission_time", "sender", "recipients", "content", "record"),
}


def event(name: str, seq: int = 3, at: datetime = AT, **changes: Any) -> Event:
    """What the bus tells of that act."""
    where = "A" if "Notice" not in name else "N"
    detail = {**DETAILS[name], **changes}
    return Event(name, f"{DEPOSIT}#{seq:010d}", DEPOSIT, "0" * 25 + where, at, "", detail)


@dataclass
class World:
    """Evidence's ports in memory."""

    keys: PlatformKeys = field(default_factory=PlatformKeys)
    kept: dict[str, dict[str, Evidence]] = field(default_factory=dict)

    def of_message(self, happening: Happening) -> Message:
        sender, recipient = (PERSON, TOWN) if happening.about is About.LETTER else (TOWN, PERSON)
        return Message("7K3F9QRT2M5X7K3F9QRT", AT - timedelta(minutes=1), sender, recipient, [("cd" * 32, 12)])

    @property
    def service(self) -> StagesService:
        return StagesService(Messages(self), self.keys.signer, Kept(self), "courrier.example.ma")

    def hear(self, *events: Event) -> Sequence[Evidence]:
        for it in events:
            self.service.on_event(it)
        return self.service.of(DEPOSIT) or self.service.of("registered/S")


@dataclass
class Messages:
    world: World

    def of(self, happening: Happening) -> Message:
        return self.world.of_message(happening)


@dataclass
class Kept:
    world: World

    def keep(self, subject: str, evidence: Evidence) -> None:
        self.world.kept.setdefault(subject, {}).setdefault(evidence.id, evidence)

    def has(self, subject: str, at: datetime, evidence_id: str) -> bool:
        return evidence_id in self.world.kept.get(subject, {})

    def of(self, subject: str) -> list[Evidence]:
        return sorted(self.world.kept.get(subject, {}).values(), key=lambda it: (it.at, it.id))


def read(world: World, token: str) -> Any:
    """What the evidence says, after another library checked it by the published key."""
    (public,) = world.keys.tokens.keys()
    checked = jws.deserialize_compact(token, ECKey.import_key(dict(public)), algorithms=["ES256"])
    assert checked.headers()["typ"] == "wasl-evidence"
    return json.loads(checked.payload)


def test_every_event_that_may_be_evidence_is_tried_here() -> None:
    assert set(DETAILS) == set(EVENTS)


def test_a_notice_that_was_sent_before_its_way_was_told_is_evidence_too() -> None:
    sent = event("NoticeSent")
    untold = {key: value for key, value in sent.detail.items() if key != "channel"}
    (evidence,) = World().hear(replace(sent, detail=untold))
    assert evidence.channel == ""


@pytest.mark.parametrize("name", EVENTS)
def test_each_has_every_member_and_names_nobody(name: str) -> None:
    world = World()
    (evidence,) = world.hear(event(name))
    told = read(world, evidence.token)
    assert set(told) == MEMBERS
    assert (told["id"], told["event"], told["event_time"]) == (evidence.id, evidence.stage, "2026-11-22T13:05:42.120Z")
    assert told["issuer"] == {"host": "courrier.example.ma", "level": "not_qualified"}
    assert told["content"] == [{"sha256": "cd" * 32, "size_bytes": 12}]
    assert DEPOSIT not in str(told), "the deposit's id is a key to its page"
    assert bool(told["reasons"]) == any(word in told["event"] for word in NEGATIVE)
    parties = [told["sender"], *told["recipients"]]
    assert {"role": "person", "digest": "ab" * 32} in parties
    assert len(evidence.token) < 2000


def test_the_same_event_again_is_the_same_evidence_to_the_letter() -> None:
    world = World()
    (first,) = world.hear(event("DepositCleared"))
    (again,) = world.hear(event("DepositCleared"), event("DepositCleared"))
    assert again == first


def test_events_in_any_order_make_the_same_evidence_in_the_order_of_time() -> None:
    heard = [
        event("DepositCleared", 3, AT),
        event("MailRegistered", 1, AT + timedelta(seconds=2)),
        event("ReplyDelivered", 7, AT + timedelta(days=3)),
        event("ReplyAccessed", 8, AT + timedelta(days=4)),
    ]
    there, back = World().hear(*heard), World().hear(*reversed(heard))
    assert [(it.id, it.stage, it.at) for it in there] == [(it.id, it.stage, it.at) for it in back]
    assert [it.stage for it in there] == [
        Stage.SUBMISSION_ACCEPTANCE,
        Stage.CONTENT_CONSIGNMENT,
        Stage.CONTENT_CONSIGNMENT,
        Stage.CONTENT_ACCESS,
    ]
    assert [it.is_of_reply for it in there] == [False, False, True, True]


def test_two_replies_are_two_pieces_of_evidence() -> None:
    assert len(World().hear(event("ReplyDelivered", 7), event("ReplyDelivered", 9))) == 2


@pytest.mark.parametrize(
    "other",
    [
        event("MailRegistered", source="intake/I"),
        event("MailRegistered", direction="D"),
        event("NoticeSent", kind="registered_letter", recipient="registered/S"),
        event("NoticeFailed", kind="one_time_code"),
    ],
)
def test_what_is_no_stage_of_a_delivery_is_no_evidence(other: Event) -> None:
    assert happening_of(other) is None


def test_it_is_signed_by_the_key_that_was_valid_when_it_happened() -> None:
    world = World()
    world.keys.follow("second", AT + timedelta(hours=1))
    before, after = world.hear(event("DepositCleared"), event("ReplyAccessed", 8, AT + timedelta(days=4)))
    kids = [json.loads(base64.urlsafe_b64decode(it.token.split(".")[0] + "=="))["kid"] for it in (before, after)]
    assert kids == ["first", "second"]


def test_one_is_found_by_its_id_and_nothing_by_another() -> None:
    world = World()
    (evidence,) = world.hear(event("DepositCleared"))
    assert world.service.get(DEPOSIT, evidence.id) == evidence
    with pytest.raises(NotFoundError):
        world.service.get(DEPOSIT, "another")
