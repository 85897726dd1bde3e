"""Letters sent in bulk, over HTTP: accounts of senders, their tokens, manifests, files."""

import base64
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import requests

from chalicelib import bootstrap
from chalicelib.deposit.own.letters import OPEN
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.programs import last_day

SCOPES = ("batches:write", "batches:read")


def visit(email: str) -> str:
    """The token of a visit to what belongs to an address, as a mailed code opens it."""
    digest = bootstrap.address_digests().of(email)
    secret, _ = bootstrap.own_visits().open(None, frozenset({f"{OPEN}/{digest}"}))
    return secret


def account(journey: Journey, email: str, **changes: str) -> str:
    """Opens the account of an address; the token of the visit that it was opened in."""
    proof = visit(email)
    given = {"kind": "company", "name": "Société Atlas", "email": email, "language": "fr", **changes}
    journey.call("PUT", "/mine/sender", json=given, headers=bearer(proof))
    return proof


def bearer(token: str) -> dict[str, str]:
    """The header that a program sends."""
    return {"Authorization": f"Bearer {token}"}


def connected(journey: Journey, email: str, *scopes: str, name: str = "sender") -> str:
    """The token of a program of that address's account; in the journey it is called ``name``."""
    proof = account(journey, email)
    given = {"label": "ERP", "scopes": list(scopes or SCOPES), "last_day": last_day(90)}
    headers = {**bearer(proof), "If-Match": "*"}
    token = str(journey.call("POST", "/mine/sender/tokens", json=given, headers=headers)["token"])
    journey.lend(name, token)
    return token


def line(journey: Journey, reference: str, *contents: bytes, **changes: Any) -> dict[str, Any]:
    """A line of a manifest for letters of these bytes."""
    return {
        "administration": journey.seeded.administration.slug,
        "subject": f"Facture {reference}",
        "reference": reference,
        "files": [declared(content, f"{place}.pdf") for place, content in enumerate(contents)],
        **changes,
    }


def declared(content: bytes, name: str = "lettre.pdf") -> dict[str, Any]:
    """A file as a manifest declares it."""
    return {"name": name, "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def send(journey: Journey, lines: Sequence[Any], key: str = "", name: str = "sender", **given: Any) -> Any:
    """Sends a manifest; what is answered at once."""
    body = {"language": "fr", "letters": list(lines), **given}
    return journey.call("POST", "/batches", name, json=body, headers={"Idempotency-Key": key or str(uuid.uuid4())})


def results(journey: Journey, batch_id: str, name: str = "sender") -> list[Any]:
    """Every line, page by page."""
    path, found = f"/api/v1/batches/{batch_id}/lines", []
    while path:
        answer = journey.agent(name).get(journey.cloud.url + path, timeout=60)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        path = answer.links.get("next", {}).get("url", "")
    return found


def upload(journey: Journey, batch_id: str, contents: Mapping[int, Sequence[bytes]], name: str = "sender") -> None:
    """Sends the files of those lines, in their order."""
    lines = sorted(contents)
    for start in range(0, len(lines), 50):
        body = {"lines": lines[start : start + 50]}
        for it in journey.call("POST", f"/batches/{batch_id}/forms", name, json=body)["items"]:
            for form in it["forms"]:
                content = next(content for content in contents[it["line"]] if _fits(form, content))
                sent = requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=60)
                assert sent.status_code in (200, 201, 204), sent.text


def letters(count: int) -> list[bytes]:
    """So many letters, no two alike."""
    return [letter(text=f"Facture {number} {uuid.uuid4().hex[:8]}") for number in range(count)]


def _fits(form: Any, content: bytes) -> bool:
    declared_digest = base64.b64decode(form["fields"]["x-amz-checksum-sha256"])
    return declared_digest == hashlib.sha256(content).digest()
