"""The main way over HTTP, as a client walks it: each step is one call of the API and returns what it answered."""

import hashlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import requests

from chalicelib.kernel.ids import new_id
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests import contract
from tests.pdf_samples import letter
from tests.people import access_token, email_of

SUBJECT = "طلب رخصة إصلاح رقم 2026/417 بحي أكدال"


@dataclass
class Journey:
    """One letter's way in one administration. ``agent`` gives a session that carries that agent's bearer token."""

    cloud: LocalCloud
    seeded: Seeded
    email: str = "fatima@citizen.example"
    """The depositor's address."""
    deposits: dict[str, str] = field(default_factory=dict)
    """Ids of the deposits made here, by number."""
    _sessions: dict[str, requests.Session] = field(default_factory=dict)

    def call(self, method: str, path: str, agent: str = "", expect: int = 0, **given: Any) -> Any:
        """The JSON answer of an API call; fails unless it has the expected status (any below 400 by default), and
        unless it is what the API's description says."""
        session = self.agent(agent) if agent else self.citizen
        answer = session.request(method, f"{self.cloud.url}/api/v1{path}", **given)
        good = answer.status_code == expect if expect else answer.status_code < 400
        assert good, f"{method} {path}: {answer.status_code} {answer.text}"
        if answer.status_code != 502:  # what API Gateway says of a function that died is described nowhere
            contract.assert_kept(answer)
        return answer.json() if answer.content else None

    def pages(self, path: str, agent: str) -> list[list[Any]]:
        """The items of a list, page by page: each but the first is where the one before leads."""
        found, address = list[list[Any]](), f"{self.cloud.url}/api/v1{path}"
        while address:
            answer = self.agent(agent).get(address)
            contract.assert_kept(answer)
            found.append(answer.json()["items"])
            address = urljoin(address, answer.links["next"]["url"]) if "next" in answer.links else ""
        return found

    @property
    def citizen(self) -> requests.Session:
        """Somebody without an account."""
        return self._sessions.setdefault("", requests.Session())

    def agent(self, name: str) -> requests.Session:
        """An agent of the specification, by its key there."""
        return self._sessions[name] if name in self._sessions else self.lend(name, self.token(name))

    def lend(self, name: str, token: str) -> requests.Session:
        """From now on, who is called so here comes with that token."""
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {token}"
        return self._sessions.setdefault(name, session)

    def token(self, name: str) -> str:
        """A fresh access token of that agent."""
        return access_token(self.cloud, email_of(self.seeded, name))

    def draft(self, **changes: Any) -> Any:
        """A filled draft without files."""
        depositor = {"kind": "citizen", "name": "فاطمة الزهراء العلمي", "email": self.email}
        letter = ("subject", "reference", "request_kind")
        body = {
            "administration": self.seeded.administration.slug,
            "language": changes.pop("language", "ar"),
            "depositor": depositor | {k: v for k, v in changes.items() if k not in letter},
            "letter": {"subject": changes.get("subject", SUBJECT), "reference": changes.get("reference", "")}
            | ({"request_kind": changes["request_kind"]} if "request_kind" in changes else {}),
        }
        return self.call("POST", "/deposits", json=body)

    def send(self, form: dict[str, Any], content: bytes) -> requests.Response:
        """Posts the bytes with a pre-signed form, as a browser does."""
        return requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=60)

    def attach(self, deposit_id: str, content: bytes, name: str = "طلب.pdf") -> str:
        """Announces and sends one file; its id."""
        announced = {"name": name, "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        form = self.call("POST", f"/deposits/{deposit_id}/files", json=announced)
        sent = self.send(form, content)
        assert sent.status_code in (200, 201, 204), sent.text
        return str(form["file_id"])

    def submit(self, deposit_id: str) -> Any:
        """Submits a draft."""
        return self.call("POST", f"/deposits/{deposit_id}/submission", json={})

    def deposit(self, content: bytes | None = None, **changes: Any) -> Any:
        """A deposit with its number and receipt."""
        draft = self.draft(**changes)
        self.attach(draft["id"], content or letter())
        self.cloud.drain()
        self.submit(draft["id"])
        self.cloud.drain()
        deposited = self.call("GET", f"/deposits/{draft['id']}")
        self.deposits[deposited["number"]] = draft["id"]
        return deposited

    def registered_mail(self, **changes: Any) -> Any:
        """The mail of a fresh deposit, as the registrar sees it in the basket."""
        number = self.deposit(**changes)["number"]
        entity = self.seeded.administration.entity_id
        mails = self.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]
        return next(mail for mail in mails if mail["number"] == number)

    def change(self, path: str, agent: str, version: int, **given: Any) -> Any:
        """A conditional act on a mail."""
        return self.call("POST", path, agent, json=given, headers={"If-Match": f'"{version}"'})

    def assigned_mail(self, desk: str = "permits", **changes: Any) -> Any:
        """A mail qualified and assigned to a desk."""
        mail = self.registered_mail(**changes)
        desk_id = self.seeded.desks[desk].id
        return self.change(
            f"/mails/{mail['id']}/assignment", "registrar", mail["version"], desk_id=desk_id, note="للجواب"
        )

    def proposed_reply(self, agent: str = "handler", content: bytes | None = None, **changes: Any) -> Any:
        """A mail whose reply is in its circuit; the circuit waits at its first desk."""
        return self.replied(self.assigned_mail(**changes), agent, content)

    def replied(self, mail: Any, agent: str = "handler", content: bytes | None = None) -> Any:
        """The same for a mail that lies at the agent's desk."""
        form = self.call("POST", f"/mails/{mail['id']}/reply-files", agent, json={})
        self.send(form, content or letter())
        self.cloud.drain()
        circuit = next(iter(self.seeded.circuits.values())).id
        proposed = self.change(
            f"/mails/{mail['id']}/reply",
            agent,
            mail["version"],
            file_id=form["file_id"],
            circuit_id=circuit,
            subject=f"جواب {new_id()[:4]}",
        )
        self.cloud.drain()
        return proposed

    def decide(self, folder_id: str, step: str, agent: str, reason: str = "", expect: int = 0) -> Any:
        """Grants a step, or refuses it with a reason."""
        path, body = f"/folders/{folder_id}/steps/{step}/decision", {"granted": not reason, "reason": reason}
        return self.call("POST", path, agent, expect, json=body)

    def answered_deposit(self, reply: bytes | None = None, **changes: Any) -> tuple[Any, Any]:
        """A deposit whose reply went all the way of the seeded circuit: the deposit and the sealed folder."""
        proposed = self.proposed_reply("handler", reply, **changes)
        for step, agent in (("1-1", "head"), ("2-1", "president")):
            self.decide(proposed["folder_id"], step, agent)
            self.cloud.drain()
        return self.call("GET", f"/deposits/{self.deposits[proposed['number']]}"), self.folder(proposed["folder_id"])

    def sealed_receipt(self, deposit: Any) -> bytes:
        """The sealed receipt of a registered deposit, from the evidence bucket, as its depositor fetches it."""
        link = self.call("GET", f"/deposits/{deposit['id']}/receipt")["url"]
        return requests.get(link, timeout=30).content

    def sealed_reply(self, folder: Any) -> bytes:
        """The sealed PDF of a folder, from the evidence bucket."""
        key = f"replies/{self.seeded.administration.id}/{folder['reply_mail_id']}.pdf"
        stored = self.cloud.client("s3").get_object(Bucket=self.cloud.outputs["EvidenceBucket"], Key=key)
        content: bytes = stored["Body"].read()
        return content

    def verification_of(self, folder: Any) -> str:
        """The public id in the QR of a folder's reply."""
        return str(self.call("GET", f"/mails/{folder['reply_mail_id']}", "registrar")["verification_id"])

    def folder(self, folder_id: str) -> Any:
        """The folder as the registrar sees it."""
        return self.call("GET", f"/folders/{folder_id}", "registrar")
