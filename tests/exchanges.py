"""What goes both ways after a deposit, over HTTP: the depositor with a token, the office at its desk."""

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from chalicelib import bootstrap
from tests.functional.deposit.answers import mailed_code
from tests.journeys import Journey
from tests.large_files import cut, put
from tests.pdf_samples import letter


@dataclass
class Exchange:
    """One deposited letter. ``mail`` is as the office last read it."""

    journey: Journey
    deposit: Any
    mail: Any
    token: str = ""

    @classmethod
    def begin(cls, journey: Journey, desk: str = "permits", **qualified: Any) -> "Exchange":
        """A letter at a desk, qualified as said."""
        deposit = journey.deposit()
        mail_id = bootstrap.deposit_drafts().get(deposit["id"]).submitted.mail_id
        found = cls(journey, deposit, journey.call("GET", f"/mails/{mail_id}", "registrar"))
        if qualified:
            found.act("qualification", "registrar", entity_id=found.mail["entity_id"], **qualified)
        found.act("assignment", "registrar", desk_id=journey.seeded.desks[desk].id)
        journey.cloud.drain()
        return found

    @property
    def path(self) -> str:
        """Of the depositor's API."""
        return f"/trackings/{self.deposit['submission']['tracking_code']}"

    def open(self) -> "Exchange":
        """The depositor holds what a code gives, without having asked for one."""
        self.token, _ = bootstrap.grants().give(f"deposit/{self.deposit['id']}")
        return self

    def open_with_code(self) -> "Exchange":
        """The depositor asks for a code and gives it."""
        self.journey.call("POST", f"{self.path}/one-time-code", expect=202)
        self.journey.cloud.drain()
        code = mailed_code(self.journey.cloud.mails())
        self.token = self.journey.call("POST", f"{self.path}/access", json={"one_time_code": code})["token"]
        return self

    def own(self, method: str, path: str, expect: int = 0, **given: Any) -> Any:
        """What the depositor does."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self.journey.call(method, f"{self.path}{path}", expect=expect, headers=headers, **given)

    def send(self, name: str, expect: int = 201, **given: Any) -> Any:
        """One of the depositor's acts, after which everybody has heard of it."""
        answer = self.own("POST", f"/{name}", expect, json=given)
        self.journey.cloud.drain()
        return answer

    def act(self, name: str, agent: str = "handler", expect: int = 200, **given: Any) -> Any:
        """An act of the office on the mail as it now stands, after which everybody has heard of it."""
        headers = {"If-Match": "*"}
        path = f"/mails/{self.mail['id']}/{name}"
        answer = self.journey.call("POST", path, agent, expect, json=given, headers=headers)
        self.journey.cloud.drain()
        if expect == 200:
            self.mail = answer
        return answer

    def read(self, agent: str = "registrar") -> Any:
        """The mail as it now stands."""
        self.mail = self.journey.call("GET", f"/mails/{self.mail['id']}", agent)
        return self.mail

    def tracked(self, language: str = "fr") -> Any:
        """What whoever holds the tracking code sees."""
        return self.journey.call("GET", f"{self.path}?lang={language}")

    def attach(self, content: bytes | None = None) -> str:
        """A file for a message to come, inspected; its id."""
        form = self.own("POST", "/files", 201, json={})
        assert self.journey.send(form, content or letter()).status_code in (200, 201, 204)
        self.journey.cloud.drain()
        return str(form["file_id"])

    def announce(self, content: bytes, name: str = "مخطط.pdf") -> Any:
        """How a large file for a message to come is to be cut."""
        return self.own("POST", "/uploads", 201, json={"name": name, "size_bytes": len(content)})

    def send_lacking(self, file_id: str, content: bytes, only: Container[int] | None = None) -> list[int]:
        """Sends the parts that storage does not hold (of those, only some); their numbers."""
        plan = self.own("POST", f"/files/{file_id}/resumption")
        held = {part["number"] for part in plan["held"]}
        sent = []
        for part in cut(content, plan["part_bytes"]):
            if part.number in held or (only is not None and part.number not in only):
                continue
            given = {"parts": [part.given]}
            (form,) = self.own("POST", f"/files/{file_id}/parts", json=given)["items"]
            assert put(form, part.content).status_code == 200
            sent.append(part.number)
        return sent

    def complete(self, file_id: str, content: bytes, expect: int = 200) -> Any:
        """Says that all parts are there, and what the whole is."""
        given = {"sha256": hashlib.sha256(content).hexdigest()}
        return self.own("POST", f"/files/{file_id}/completion", expect, json=given)

    def enclose(self, agent: str = "handler") -> str:
        """A file for a message of the office to come, inspected; its id."""
        form = self.journey.call("POST", f"/mails/{self.mail['id']}/message-files", agent, json={})
        self.journey.send(form, letter())
        self.journey.cloud.drain()
        return str(form["file_id"])

    def told(self) -> list[str]:
        """Subjects of the mails that went out, the oldest first."""
        return [str(mail["Subject"]) for mail in self.journey.cloud.mails()]

    def events(self) -> list[str]:
        """What was done to the mail."""
        history = self.journey.call("GET", f"/mails/{self.mail['id']}/history", "registrar")["items"]
        return [entry["event"] for entry in history]
