"""Letters by regime, and letters sent on: a part of everything that functions do."""

from tests.circuits import Office


def letters_by_regime_and_sent_on(office: Office, other: Office) -> None:
    """A file found complete; a letter sent on to another administration, which would send it back."""
    journey, entity = office.journey, office.seeded.administration.entity_id
    deposit = journey.deposit(request_kind="administrative-act")
    mails = {it["number"]: it for it in journey.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]}
    mail = mails[deposit["number"]]
    found = journey.change(f"/mails/{mail['id']}/completeness", "registrar", mail["version"])
    office.cloud.drain()
    to = {"administration": other.seeded.administration.slug, "note": "خارج الاختصاص"}
    sent = journey.change(f"/mails/{mail['id']}/relay", "registrar", found["version"], **to)
    office.cloud.drain()
    there = sent["went_to"]["mail_id"]
    back = {"administration": office.seeded.administration.slug, "note": "خارج الاختصاص"}
    headers = {"If-Match": '"0"'}
    other.journey.call("POST", f"/mails/{there}/relay", "registrar", 409, json=back, headers=headers)
    journey.call("GET", "/operations", "operator")
    journey.call("GET", f"/mails/{mail['id']}/receipts", "registrar")
