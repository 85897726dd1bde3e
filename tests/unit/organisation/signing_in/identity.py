"""An identity service in memory: Amina has a password and a telephone there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.errors import GoneError, InvalidError, NotFoundError, Problem, SignInRequiredError
from chalicelib.organisation.signing_in.challenge import Challenge, Step

AMINA, PASSWORD, CODE = "amina@rabat.example", "Right-password-1", "123456"


@dataclass
class Person:
    """An account of the identity service."""

    subject: str
    password: str
    step: Step = Step.CODE


class Identity:
    """The ports ``IdentityProvider``, ``Keeper`` and ``TokenVerifier``: a token is the subject itself."""

    def __init__(self) -> None:
        self.people = {AMINA: Person("agent-1", PASSWORD)}
        self.sessions: set[str] = set()
        self.used: set[str] = set()
        self.asked = 0
        self.signed_out: list[str] = []
        self.disabled: set[str] = set()
        self.refuses_passwords = False

    def authenticate(self, email: str, password: str) -> Challenge:
        self.asked += 1
        person = self.people.get(email.casefold())
        if person is None or person.password != password or email in self.disabled:
            raise SignInRequiredError("whatever")
        return self._open(person)

    def _open(self, person: Person) -> Challenge:
        session = f"session-{len(self.sessions)}"
        self.sessions.add(session)
        return Challenge(person.step, session, person.subject, "SECRET" if person.step is Step.ENROLMENT else "")

    def _close(self, session: str) -> None:
        if session not in self.sessions:
            raise GoneError("access.challenge_over")
        self.sessions.remove(session)

    def answer_new_password(self, email: str, password: str, session: str) -> Challenge:
        self._close(session)
        self.people[email] = replace(self.people[email], password=password, step=Step.ENROLMENT)
        return self._open(self.people[email])

    def answer_code(self, email: str, code: str, session: str) -> str:
        self.asked += 1
        if code != CODE:
            raise InvalidError([Problem("code", "access.code_wrong")])
        self._close(session)
        return self.people[email].subject

    def enrol(self, email: str, code: str, session: str) -> str:
        subject = self.answer_code(email, code, session)
        self.people[email].step = Step.CODE
        return subject

    def id_token(self, token: str) -> Mapping[str, Any]:
        return {"sub": token}

    def access_token(self, token: str) -> Mapping[str, Any]:
        subject, _, issued_at = token.partition("@")
        return {"sub": subject, "iat": int(issued_at or 0)}

    def subject_of(self, email: str) -> str | None:
        found = self.people.get(email.casefold())
        return found.subject if found else None

    def open(self, email: str, password: str) -> str | None:
        if email in self.people:
            return None
        subject = f"subject-{len(self.sessions)}-{len(self.people)}"
        self.people[email] = Person(subject, password, Step.NEW_PASSWORD)
        return subject

    def close(self, email: str) -> None:
        self.people.pop(email, None)

    def set_password(self, email: str, password: str) -> None:
        if self.refuses_passwords:
            raise InvalidError([Problem("password", "access.password_weak")])
        if email not in self.people:
            raise NotFoundError("not_found")
        self.people[email].password = password
        if self.people[email].step is Step.NEW_PASSWORD:
            self.people[email].step = Step.ENROLMENT

    def has_telephone(self, email: str) -> bool:
        return email in self.people and self.people[email].step is Step.CODE

    def sign_out(self, email: str) -> None:
        self.signed_out.append(email)

    def enable(self, email: str) -> None:
        self.disabled.discard(email)

    def disable(self, email: str) -> None:
        self.disabled.add(email)
