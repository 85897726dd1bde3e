"""Who calls: a session's cookie with its form token, a program's token, or nothing; and what they are answered."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPMessage
from typing import Any
from urllib.parse import urlencode, urlsplit

from chalicelib import bootstrap
from chalicelib.web.sessions import COOKIE, Session

LETTERS = "__Host-letters"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Given:
    """What a request brings besides its path: JSON or a form's fields, and headers."""

    json: Any = None
    form: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self, csrf: str) -> tuple[bytes | None, dict[str, str]]:
        """The bytes and their type, with the form token where a browser sends it."""
        if self.form is not None:
            return urlencode({"csrf": csrf, **self.form}, doseq=True).encode(), {"Content-Type": FORM}
        sent = None if self.json is None else json.dumps(self.json).encode()
        return sent, {"X-CSRF-Token": csrf} | ({"Content-Type": JSON} if sent else {})


@dataclass(frozen=True)
class Answer:
    """What came back; no redirect is followed."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def location(self) -> str:
        """Where it leads; empty if nowhere."""
        return str(self.headers.get("Location", ""))

    @property
    def said(self) -> str:
        """Where it leads, or what it says of itself, in a few words."""
        title = re.search("<title>(.*?)</title>", self.text)
        return self.location or (title[1] if title else self.text[:200])

    @property
    def link(self) -> str:
        """The address of a file that it leads to, by redirect or as the API says it; empty if to none."""
        if self.status == 303:
            return self.location if "://" in self.location else ""
        of_api = self.status == 200 and self.headers.get("Content-Type") == JSON
        told = json.loads(self.body) if of_api else None
        return str(told.get("url", "")) if isinstance(told, dict) else ""


@dataclass(frozen=True)
class Caller:
    """One column of the table: an agent somewhere in a house, a program, or somebody without an account.

    ``knows`` are the things whose link or code they were given; ``letters`` is the secret of a visit to their own. A
    program has a ``token`` in the place of a session.
    """

    name: str
    url: str
    cookie: str = ""
    csrf: str = ""
    agent_id: str = ""
    email: str = ""
    letters: str = ""
    token: str = ""
    knows: frozenset[str] = frozenset()
    address: str = field(default_factory=lambda: "127." + ".".join(str(secrets.randbelow(254) + 1) for _ in range(3)))

    @classmethod
    def signed_in(cls, name: str, url: str, agent: Any, **given: Any) -> "Caller":
        """An agent with a session of their own."""
        return cls._with(*bootstrap.sessions().open(agent.id), name, url, agent_id=agent.id, email=agent.email, **given)

    @classmethod
    def visiting(cls, name: str, url: str, *grants: str, **given: Any) -> "Caller":
        """Somebody without an account, whose session holds what one-time codes opened."""
        return cls._with(*bootstrap.sessions().open(None, frozenset(grants)), name, url, **given)

    @classmethod
    def _with(cls, secret: str, session: Session, name: str, url: str, **given: Any) -> "Caller":
        return cls(name, url, f"{COOKIE}={secret}", session.csrf, **given)

    def send(self, method: str, path: str, given: Given | None = None) -> Answer:
        """Sends exactly that, in French, from an address of one's own."""
        host = urlsplit(self.url)
        connection = HTTPConnection(host.hostname or "", host.port, timeout=60, source_address=(self.address, 0))
        body, sort = (given or Given()).body(self.csrf)
        headers = {"Accept": "text/html,application/json", "Accept-Language": "fr", **sort}
        cookies = [self.cookie, f"{LETTERS}={self.letters}" if self.letters else ""]
        headers |= {"Cookie": "; ".join(filter(None, cookies))} if any(cookies) else {}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            connection.request(method, path, body, {**headers, **(given.headers if given else {})})
            answer = connection.getresponse()
            return Answer(answer.status, answer.msg, answer.read())
        finally:
            connection.close()

    def again(self) -> "Caller":
        """The same person in one more session; one who has none has none then."""
        if not self.cookie:
            return self
        secret, session = bootstrap.sessions().open(self.agent_id or None)
        return replace(self, cookie=f"{COOKIE}={secret}", csrf=session.csrf, letters="")
