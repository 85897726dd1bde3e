"""What goes both ways after a deposit, each heard by the other side: messages, missing pieces, withdrawal, appeal."""

from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from tests.exchanges import Exchange
from tests.journeys import Journey
from tests.pdf_samples import letter, with_javascript

PIECES = ["نسخة من البطاقة الوطنية", "Plan de masse"]
HOSTILE = "\u202eأمر\u2066 <script>alert(1)</script>\x00\nligne 2"
CLEANED = "أمر <script>alert(1)</script>\nligne 2"


def _steps(tracked: Any) -> list[str]:
    return [step["name"] for step in tracked["steps"]]


def test_missing_pieces_stop_the_clock_until_the_depositor_sends_them(journey: Journey) -> None:
    exchange = Exchange.begin(journey, model="access-to-information")
    due_on = exchange.mail["due_on"]
    assert due_on and exchange.tracked()["next"]["name"] == "handling_until"
    exchange.act("completion", reason="Dossier incomplet", pieces=PIECES, days=5)
    assert exchange.mail["stopped_on"] and exchange.mail["completion"]["state"] == "open"
    tracked = exchange.tracked()
    assert tracked["stopped_on"] and tracked["unread"] and tracked["next"]["name"] == "complete"
    assert tracked["next"]["until_on"] == exchange.mail["completion"]["until_on"]
    assert not [word for word in (*PIECES, "Dossier incomplet") if word in str(tracked)]
    exchange.open_with_code()
    thread = exchange.own("GET", "/messages")
    assert (thread["messages"][0]["pieces"], thread["acts"][0]) == (PIECES, "complete")
    content = letter()
    file_id = exchange.attach(content)
    exchange.send("completion", text="Voici", files=[file_id])
    assert exchange.read()["stopped_on"] is None and exchange.mail["completion"]["state"] == "answered"
    assert exchange.mail["due_on"] == due_on and exchange.mail["unread"] == 1
    assert exchange.events()[-2:] == ["CompletionRequested", "CompletionReceived"]
    link = journey.call("GET", f"/mails/{exchange.mail['id']}/messages/files/{file_id}", "handler")["url"]
    assert requests.get(link, timeout=30).content == content
    assert "asked" in _steps(exchange.tracked()) and exchange.tracked()["next"]["name"] == "handling_until"


def test_pieces_are_asked_for_once_and_sent_once(journey: Journey) -> None:
    exchange = Exchange.begin(journey).open()
    assert exchange.send("completion", 409, text="Voici")["code"] == "deposit.completion_not_asked"
    exchange.act("completion", reason="Incomplet", pieces=PIECES, days=5)
    again = exchange.act("completion", expect=409, reason="Encore", pieces=["Autre"], days=5)
    assert again["code"] == "registry.completion_asked_already"
    exchange.send("completion", text="Voici")
    assert exchange.send("completion", 409, text="Voici")["code"] == "deposit.completion_answered"
    again = exchange.act("completion", expect=409, reason="Encore", pieces=["Autre"], days=5)
    assert again["code"] == "registry.completion_asked_already"


def test_messages_go_both_ways_are_cleaned_and_say_when_they_were_read(journey: Journey) -> None:
    exchange = Exchange.begin(journey).open()
    exchange.send("messages", text=HOSTILE, files=[exchange.attach()])
    path, subject = f"/mails/{exchange.mail['id']}/messages", exchange.deposit["letter"]["subject"]
    (received,) = journey.call("GET", path, "handler")["messages"]
    assert (received["text"], received["own"], received["read_at"]) == (CLEANED, False, None)
    assert [file["state"] for file in received["files"]] == ["clean"] and exchange.read()["unread"] == 1
    journey.call("POST", f"{path}/reading", "handler", json={"up_to": 1})
    exchange.act("messages", text="Bien reçu", files=[exchange.enclose()])
    mine, theirs = exchange.own("GET", "/messages")["messages"]
    assert mine["own"] and mine["read_at"] and not theirs["read_at"] and exchange.tracked()["unread"]
    link = exchange.own("GET", f"/files/{theirs['files'][0]['id']}")["url"]
    assert requests.get(link, timeout=30).content.startswith(b"%PDF")
    exchange.own("POST", "/messages/reading", json={"up_to": theirs["place"] + 1000})
    *_, last = journey.call("GET", path, "handler")["messages"]
    assert last["read_at"] and not exchange.tracked()["unread"] and exchange.read()["unread"] == 0
    recorded = str([record.body for record in bootstrap.log().of_object(f"mail/{exchange.mail['id']}")])
    assert "Bien reçu" not in recorded and subject not in recorded


def test_who_did_not_give_the_code_reads_and_does_nothing(journey: Journey) -> None:
    exchange, other = Exchange.begin(journey), Exchange.begin(journey).open()
    exchange.token = other.token
    for method, path, body in (
        ("GET", "/messages", None),
        ("GET", "/files", None),
        ("POST", "/messages", {"text": "x"}),
        ("POST", "/withdrawal", {}),
        ("POST", "/rating", {"score": 5}),
    ):
        assert exchange.own(method, path, 401, json=body)["code"] == "deposit.code_needed"
    assert exchange.own("POST", "/access", 403, json={"one_time_code": "000000"})["code"] == "web.code_wrong"


def test_a_withdrawn_letter_asks_nothing_more_of_the_office(journey: Journey) -> None:
    exchange = Exchange.begin(journey).open()
    assert exchange.send("appeal", 409, text="Non")["code"] == "deposit.not_decided"
    exchange.send("withdrawal", text="Plus besoin")
    assert exchange.read()["status"] == "withdrawn" and exchange.mail["basket"] is None
    assert exchange.tracked()["state"] == "withdrawn" and _steps(exchange.tracked())[-1] == "withdrawn"
    assert exchange.send("withdrawal", 409)["code"] == "deposit.decided_already"
    exchange.send("rating", score=4, comment="Rapide")
    assert exchange.send("rating", 409, score=1)["code"] == "deposit.rated_already"
    assert journey.call("GET", f"/mails/{exchange.mail['id']}/messages", "handler")["score"] == 4


def test_what_is_decided_is_not_withdrawn_but_appealed_against_once(journey: Journey) -> None:
    exchange = Exchange.begin(journey).open()
    exchange.act("rejection", "registrar", reason_code="other", note="Hors sujet")
    assert exchange.send("withdrawal", 409)["code"] == "deposit.decided_already"
    exchange.send("appeal", text="Je conteste")
    assert exchange.read()["status"] == "to_qualify" and exchange.events()[-1] == "MailReopened"
    assert exchange.tracked()["state"] == "registered" and _steps(exchange.tracked())[-3:] == [
        "reopened",
        "handling",
        "answering",
    ]
    exchange.act("rejection", "registrar", reason_code="duplicate", note="Bis")
    assert exchange.tracked()["state"] == "declined"
    assert exchange.own("GET", "/messages")["acts"] == ["write", "appeal", "rate"]


def test_a_withdrawal_waits_for_the_reply_that_is_being_signed(journey: Journey) -> None:
    exchange = Exchange.begin(journey).open()
    journey.send(
        form := journey.call("POST", f"/mails/{exchange.mail['id']}/reply-files", "handler", json={}), letter()
    )
    journey.cloud.drain()
    circuit = next(iter(journey.seeded.circuits.values())).id
    exchange.act("reply", file_id=form["file_id"], circuit_id=circuit, subject="Réponse")
    exchange.send("withdrawal")
    assert exchange.read()["status"] == "in_signature" and exchange.tracked()["next"]["name"] == "withdrawing"
    journey.decide(exchange.mail["folder_id"], "1-1", "head", reason="Non")
    journey.cloud.drain()
    assert exchange.read()["status"] == "withdrawn" and exchange.tracked()["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("messages", {"text": " \u202e "}, "text"),
        ("messages", {"text": "x" * 2001}, "text"),
        ("messages", {"text": "x", "files": ["7K3F9QRT2M5X7K3F9QRT2M5X7K"]}, "file"),
        ("rating", {"score": 6}, "score"),
    ],
    ids=["empty", "long", "foreign file", "score"],
)
def test_what_cannot_be_sent_is_told_at_its_field(
    exchanged: Exchange, name: str, given: dict[str, Any], field: str
) -> None:
    told = exchanged.send(name, 422, **given)
    assert [problem["field"].split(".")[-1] for problem in told["errors"]] == [field]


def test_a_refused_file_does_not_go_and_can_be_taken_back(exchanged: Exchange) -> None:
    file_id = exchanged.attach(with_javascript())
    told = exchanged.send("messages", 422, text="Voici", files=[file_id])
    assert told["errors"][0]["code"] == "deposit.file_refused"
    exchanged.own("DELETE", f"/files/{file_id}", 204)
    assert exchanged.own("GET", "/files")["items"] == []


@pytest.fixture(scope="module")
def exchanged(cloud: Any) -> Exchange:
    """One letter for all who only fail on it."""
    from infra.seed import specification
    from tests.workflows.conftest import unique

    return Exchange.begin(Journey(cloud, cloud.seed(unique(specification.read())))).open()
