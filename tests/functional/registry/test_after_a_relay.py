"""A letter that was sent on: each administration has its own part, and the depositor one letter."""

from typing import Any

from tests.conftest import PortalSession
from tests.exchanges import Exchange
from tests.functional.registry.conftest import signed_in
from tests.relaying import Platform, sent_on


def test_what_is_written_to_the_second_administration_is_not_the_firsts_to_read(platform: Platform) -> None:
    first = Exchange.begin(platform.a).open()
    first.send("messages", text="À la première", files=[before := first.attach()])
    second = sent_on(first, platform.b)
    second.send("messages", text="À la seconde", files=[after := second.attach()])
    second.act("rejection", "registrar", reason_code="duplicate", note="Déjà traité.")
    second.send("rating", score=2, comment="Trop long")
    path = f"/mails/{first.mail['id']}/messages"
    thread = platform.a.call("GET", path, "registrar")
    assert [it["text"] for it in thread["messages"]] == ["À la première"]
    assert (thread["score"], thread["comment"]) == (None, "")
    assert platform.a.call("GET", f"{path}/files/{before}", "registrar")["url"]
    platform.a.call("GET", f"{path}/files/{after}", "registrar", 404)
    desk = signed_in(PortalSession(platform.a.cloud.url), platform.a.seeded, "registrar", "fr")
    page = desk.get(f"/desk{path}")
    assert "À la première" in page and "Marquer comme lu" not in page
    there = platform.b.call("GET", f"/mails/{second.mail['id']}/messages", "registrar")
    assert [it["text"] for it in there["messages"]] == ["À la première", "À la seconde"] and there["score"] == 2


def test_pieces_are_asked_for_once_whichever_administration_asks(platform: Platform) -> None:
    asked: dict[str, Any] = {"reason": "Une pièce manque.", "pieces": ["Copie"], "days": 5}
    first = Exchange.begin(platform.a).open()
    first.act("completion", **asked)
    first.send("completion", text="La voici", files=[first.attach()])
    second = sent_on(first, platform.b)
    assert second.act("completion", "registrar", 409, **asked)["code"] == "registry.completion_asked_already"
    assert second.mail["completion"]["state"] == "answered" and second.mail["unread"] == 1
