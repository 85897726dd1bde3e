"""Who deposits a letter act by act, and asks again for what was not answered: a program; a browser without scripts.

``walk`` goes the whole way to the submission; what it is given for an act happens in the place of asking once.
"""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
import time_machine

from chalicelib.kernel.ids import new_id
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.journeys import SUBJECT, Journey
from tests.pdf_samples import letter

LETTER = letter()
IN_PROGRESS = timedelta(minutes=1)
"""After that nobody is at the first call any more: functions end sooner."""

Ask = Callable[[], requests.Response]
Within = Callable[[], AbstractContextManager[Any]]


class Depositor:
    """Somebody with an address of their own, for one letter."""

    acts: tuple[str, ...] = ()

    def __init__(self, journey: Journey) -> None:
        self.journey, self.http = journey, PortalSession(journey.cloud.url)
        self.email, self.draft = f"{new_id().lower()}@citizen.example", ""

    def walk(self, within: Mapping[str, Within]) -> "Depositor":
        """Act by act; what is given for one lasts while it is first asked for."""
        for act in self.acts:
            ask: Ask = getattr(self, act)()
            with within.get(act, nullcontext)():
                answer = ask()
            if answer.status_code >= 400:
                answer = self.again(ask, answer)
            assert answer.status_code < 400, (act, answer.status_code, answer.text)
            learn = getattr(self, f"after_{act}", None)
            if learn is not None:
                learn(answer)
        return self

    def again(self, ask: Ask, refused: requests.Response) -> requests.Response:
        """The same once more, after it failed."""
        assert refused.status_code >= 500, refused.text
        return ask()

    def _asking(self, method: str, path: str, **given: Any) -> Ask:
        return lambda: self.http.request(method, path, allow_redirects=False, timeout=60, **given)


class Program(Depositor):
    """By the API, with a key for each thing that it makes."""

    acts = ("opening", "change", "announcing", "arrival", "submission", "reading")

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self.version, self.file_id = 0, ""
        self.http.headers["Accept"] = "application/json"

    def again(self, ask: Ask, refused: requests.Response) -> requests.Response:
        """While the first call may still be at it, a little later; a change, of what the draft is by now."""
        answer = refused if _is_in_progress(refused) else super().again(ask, refused)
        if _is_in_progress(answer):
            with time_machine.travel(datetime.now(UTC) + IN_PROGRESS):
                return ask()
        if answer.status_code == 412:
            self._learn_version(self._asking("GET", self._here())())
            return ask()
        return answer

    def opening(self) -> Ask:
        slug, who = self.journey.seeded.administration.slug, {"kind": "citizen", "name": "فاطمة", "email": self.email}
        given = {"administration": slug, "language": "ar", "depositor": who}
        return self._asking("POST", "/api/v1/deposits", json=given, headers=_key())

    def after_opening(self, answer: requests.Response) -> None:
        self.draft = answer.json()["id"]
        self._learn_version(answer)

    def change(self) -> Ask:
        path, given = self._here(), {"letter": {"subject": SUBJECT}}
        return lambda: self._asking("PUT", path, json=given, headers={"If-Match": f'"{self.version}"'})()

    def announcing(self) -> Ask:
        given = {"name": "طلب.pdf", "size_bytes": len(LETTER), "sha256": hashlib.sha256(LETTER).hexdigest()}
        return self._asking("POST", f"{self._here()}/files", json=given, headers=_key())

    def after_announcing(self, answer: requests.Response) -> None:
        form = answer.json()
        self.file_id = form["file_id"]
        assert self.journey.send(form, LETTER).status_code == 201

    def arrival(self) -> Ask:
        return self._asking("GET", f"{self._here()}/files/{self.file_id}")

    def submission(self) -> Ask:
        return self._asking("POST", f"{self._here()}/submission", json={})

    def reading(self) -> Ask:
        return self._asking("GET", self._here())

    def _here(self) -> str:
        return f"/api/v1/deposits/{self.draft}"

    def _learn_version(self, answer: requests.Response) -> None:
        self.version = int(answer.headers["ETag"].strip('"'))


class Browser(Depositor):
    """By the pages, which are loaded again where there was no answer."""

    acts = ("opening", "written", "files", "stored", "onward", "check", "sending", "confirmation")

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        self.back = ""
        self.fields: dict[str, str] = {}

    def opening(self) -> Ask:
        who = {"kind": "citizen", "name": "Amina El Fassi", "email": self.email, "phone": "0612345678"}
        return self._asking("POST", f"/a/{self.journey.seeded.administration.slug}/deposit?lang=fr", data=who)

    def after_opening(self, answer: requests.Response) -> None:
        self.draft = urlsplit(answer.headers["Location"]).path.split("/")[-2]

    def written(self) -> Ask:
        return self._asking("POST", f"{self._here()}/letter", data={"subject": SUBJECT, "reference": "A/1"})

    def files(self) -> Ask:
        return self._asking("GET", f"{self._here()}/files")

    def after_files(self, answer: requests.Response) -> None:
        upload = form(answer.text, "quarantine")
        sent = {"file": ("lettre.pdf", LETTER)}
        stored = requests.post(upload.action, data=upload.fields, files=sent, allow_redirects=False, timeout=60)
        where = urlsplit(stored.headers["Location"])
        self.back = f"{self._here()}/files?{where.query}"

    def stored(self) -> Ask:
        return self._asking("GET", self.back)

    def after_stored(self, answer: requests.Response) -> None:
        assert "lettre.pdf" in answer.text

    def onward(self) -> Ask:
        return self._asking("POST", f"{self._here()}/files")

    def check(self) -> Ask:
        return self._asking("GET", f"{self._here()}/check")

    def after_check(self, answer: requests.Response) -> None:
        self.fields = form(answer.text, "/check").fields

    def sending(self) -> Ask:
        return self._asking("POST", f"{self._here()}/check", data=self.fields)

    def after_sending(self, answer: requests.Response) -> None:
        assert urlsplit(answer.headers["Location"]).path.endswith("/done")

    def confirmation(self) -> Ask:
        return self._asking("GET", f"{self._here()}/done")

    def _here(self) -> str:
        return f"/drafts/{self.draft}"


def _is_in_progress(answer: requests.Response) -> bool:
    return answer.status_code == 409 and bool(answer.json()["code"] == "http.idempotency_in_progress")


def _key() -> dict[str, str]:
    return {"Idempotency-Key": new_id()}
