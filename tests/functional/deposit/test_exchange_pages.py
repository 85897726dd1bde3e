"""A depositor's pages behind the one-time code, without scripts: messages, missing pieces, withdrawal, rating."""

import html

import requests

from tests.conftest import PortalSession
from tests.exchanges import Exchange
from tests.functional.deposit.forms import form
from tests.journeys import Journey
from tests.links import one_time_code
from tests.pdf_samples import letter

HOSTILE = "\u202eأمر\u2066 <script>alert(1)</script>"


def _opened(exchange: Exchange, visitor: PortalSession) -> str:
    """The depositor's page of messages, opened with the code from the mail; its path."""
    path = f"/track/{exchange.deposit['submission']['tracking_code']}"
    visitor.post(f"{path}/code")
    exchange.journey.cloud.drain()
    page = visitor.post(f"{path}/open", data={"one_time_code": one_time_code(exchange.journey.cloud)})
    assert page.url.endswith("/messages"), page.text
    return path


def _submit(visitor: PortalSession, page: str, part: str, expect: int = 200, **typed: str) -> requests.Response:
    """Fills in the form whose address ends so, and sends it."""
    found = form(page, part)
    answer = visitor.post(found.action, data={**found.fields, **typed})
    assert answer.status_code == expect, answer.text
    return answer


def test_a_depositor_sends_what_is_missing_by_forms_alone(journey: Journey, http: PortalSession) -> None:
    exchange = Exchange.begin(journey, model="access-to-information")
    exchange.act("completion", reason=HOSTILE, pieces=["نسخة من البطاقة"], days=5)
    path = _opened(exchange, http)
    for language in ("ar", "fr"):
        page = http.get(f"{path}/messages?act=complete&lang={language}").text
        assert html.escape("أمر <script>alert(1)</script>") in page and "\u202e" not in page
        assert "نسخة من البطاقة" in page
    upload = form(page, "quarantine")
    sent = requests.post(upload.action, data=upload.fields, files={"file": ("a.pdf", letter())}, allow_redirects=False)
    assert sent.status_code == 303, sent.text
    journey.cloud.drain()
    page = http.get(f"{path}/messages?act=complete").text
    kept = _submit(http, page, "/completion", text="Voici", again="yes").text
    assert "Voici" in kept and "a.pdf" in kept
    done = _submit(http, page, "/completion", text="Voici").text
    assert "Les pièces sont envoyées" in done and "a.pdf" in done
    journey.cloud.drain()
    assert exchange.read()["completion"]["state"] == "answered"
    link = http.get(f"{path}/messages").text.split(f"{path}/files/")[1].split('"')[0]
    opened = http.get(f"{path}/files/{link}")
    assert opened.content.startswith(b"%PDF")


def test_missing_pieces_are_not_answered_without_a_file_by_mistake(journey: Journey, http: PortalSession) -> None:
    exchange = Exchange.begin(journey, model="access-to-information")
    exchange.act("completion", reason="Le plan manque.", pieces=["Plan"], days=5)
    path = _opened(exchange, http)
    page = http.get(f"{path}/messages?act=complete&lang=fr").text
    hasty = _submit(http, page, "/completion", 422).text
    assert "Aucun fichier n’est joint" in hasty and "Écrivez votre message" in hasty
    _submit(http, hasty, "/completion", 422, text="Je ne l’ai pas.")
    done = _submit(http, hasty, "/completion", text="Je ne l’ai pas.", bare="yes").text
    assert "Les pièces sont envoyées" in done


def test_what_was_typed_is_kept_when_the_visit_is_over_and_when_it_is_refused(
    journey: Journey, http: PortalSession
) -> None:
    exchange = Exchange.begin(journey)
    path = _opened(exchange, http)
    page = http.get(f"{path}/messages?lang=fr").text
    late = form(page, f"{path}/messages")
    _submit(http, page, f"{path}/messages", text="Premier message")
    refused = _submit(http, page, f"{path}/messages", 409, text="Deuxième, d’une autre fenêtre").text
    assert "Deuxième, d’une autre fenêtre" in refused and "Un autre message est parti" in refused
    assert http.post(f"{path}/messages", data={**late.fields, "text": " "}).status_code == 422
    with PortalSession(journey.cloud.url) as elsewhere:
        over = elsewhere.post(f"{path}/messages?lang=fr", data={"text": "Long texte"})
        assert over.status_code == 403 and "Long texte" in over.text
        assert elsewhere.get(f"{path}/messages").url.endswith(path)


def test_every_act_has_its_form_and_its_confirmation(journey: Journey, http: PortalSession) -> None:
    exchange = Exchange.begin(journey)
    path = _opened(exchange, http)
    page = http.get(f"{path}/messages?act=withdraw&lang=fr").text
    assert "Votre demande de retrait est envoyée" in _submit(http, page, "/withdrawal", text="").text
    journey.cloud.drain()
    tracked = http.get(path).text
    assert "Courrier retiré" in tracked and "il n’est plus traité" in tracked.lower()
    page = http.get(f"{path}/messages?act=rate").text
    assert "Choisissez une appréciation" in _submit(http, page, "/rating", 422, comment="Bien").text
    assert "votre avis est enregistré" in _submit(http, page, "/rating", score="5", comment="Bien").text
    assert "Vous avez déjà donné votre avis" in _submit(http, page, "/rating", 409, score="1").text
