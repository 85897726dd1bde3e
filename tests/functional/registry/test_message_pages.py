"""What goes both ways on the desks' pages: the thread, the request for missing pieces, the clock on the sheet."""

import html

from chalicelib import bootstrap
from tests.exchanges import Exchange
from tests.functional.registry.conftest import Browser
from tests.journeys import Journey

HOSTILE = "\u202eأمر\u2066 <script>alert(1)</script>"


def test_an_agent_writes_asks_and_sees_the_clock(journey: Journey, handlers_browser: Browser) -> None:
    exchange = Exchange.begin(journey, model="complaint").open()
    exchange.send("messages", text=HOSTILE)
    sheet = f"/desk/mails/{exchange.mail['id']}"
    assert "Répondre au plus tard le" in handlers_browser.get(f"{sheet}?lang=fr")
    assert "message du déposant" in handlers_browser.get("/desk/mine")
    thread = handlers_browser.get(f"{sheet}/messages?lang=fr")
    assert html.escape("أمر <script>alert(1)</script>") in thread and "Marquer comme lu" in thread
    handlers_browser.post(f"{sheet}/messages/reading", up_to="1")
    version = str(exchange.read()["version"])
    page = handlers_browser.post(f"{sheet}/complete", 422, version=version, reason="", pieces="", days="0").text
    assert all(f'href="#{field}"' in page for field in ("reason", "pieces", "days"))
    typed = {"reason": "Incomplet", "pieces": "Plan\nPhoto", "days": "7"}
    handlers_browser.post(f"{sheet}/complete", version=version, **typed)
    shown = handlers_browser.get(sheet)
    assert "Suspendu depuis le" in shown and "– Photo" in shown and "Demander des pièces" not in shown
    late = handlers_browser.post(f"{sheet}/messages", 409, version=version, text="Bonjour").text
    assert "Pièces manquantes demandées" in late and "Bonjour" in late
    handlers_browser.post(f"{sheet}/messages", version=str(exchange.read()["version"]), text="Bonjour")
    assert bootstrap.registry_threads().of(bootstrap.registry_stores().mails.get(exchange.mail["id"])).entries[-1].own
