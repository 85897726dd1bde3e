"""Signing in, a step at a time: the password, what is asked next, and the session that a right answer earns."""

import secrets
import unicodedata
from dataclasses import dataclass, replace

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem, SignInRequiredError
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome, Visit
from chalicelib.organisation.signing_in.challenge import VALID, Challenge, PendingSignIn, Step
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.signing_in.known_browsers import KnownBrowsers
from chalicelib.organisation.signing_in.limits import Limits
from chalicelib.organisation.signing_in.passwords import demand_strong
from chalicelib.organisation.signing_in.ports import IdentityProvider, PendingSignIns, Reports, TokenVerifier
from chalicelib.organisation.signing_in.recognition import Subjects, demand_password_way

_MEANS = {Step.NEW_PASSWORD: Means.ENROLMENT, Step.ENROLMENT: Means.ENROLMENT, Step.CODE: Means.CODE}


@dataclass(frozen=True)
class SignIn:
    """Passwords and codes are the identity service's; who may try, who the agent is, and what is kept, is ours."""

    provider: IdentityProvider
    tokens: TokenVerifier
    subjects: Subjects
    pending: PendingSignIns
    limits: Limits
    browsers: KnownBrowsers
    journal: Journal
    reports: Reports
    clock: Clock

    def begin(self, email: str, password: str, visit: Visit, next_: str = "") -> tuple[str, PendingSignIn]:
        """The secret for the browser, and the sign-in that goes on with it.

        ``SignInRequiredError("access.wrong_credentials")`` for a wrong password, an unknown address and an agent who is
        no longer one: nothing tells them apart. ``access.own_provider`` after a right password that opens nothing.
        ``ThrottledError`` after too many failures, known address or not.
        """
        challenge, agent = self.proved(email, password, visit)
        attempt = Attempt.of(visit, self.clock.now(), _MEANS[challenge.step], Outcome.UNFINISHED)
        self.journal.begun(agent, attempt)
        return self.open(email, challenge, next_, attempt.id)

    def proved(self, email: str, password: str, visit: Visit) -> tuple[Challenge, Agent]:
        """What is asked after the right password, and whose it is; errors as for :meth:`begin`."""
        known = self.browsers.knows(visit.secret, email)
        attempt = self.limits.password_try(email, visit, known)
        try:
            challenge = self.provider.authenticate(email, password)
            agent = self._active_agent(challenge.subject)
        except SignInRequiredError:
            refused = Attempt.of(visit, self.clock.now(), Means.PASSWORD, Outcome.WRONG_PASSWORD)
            self.reports.refused(email, refused, attempt.failed())
            if not known:
                self.limits.stranger_failed(visit)
            raise SignInRequiredError("access.wrong_credentials") from None
        attempt.passed()
        demand_password_way(self.subjects.organisation.caller_of(agent))
        return challenge, agent

    def open(self, email: str, challenge: Challenge, next_: str, attempt_id: str) -> tuple[str, PendingSignIn]:
        """A step to be answered, under a secret that nobody knew before."""
        secret, expires_at = secrets.token_urlsafe(32), self.clock.now() + VALID
        made = PendingSignIn(sha256(secret.encode()), email, challenge, next_, attempt_id, expires_at)
        self.pending.put(made)
        return secret, made

    def find(self, secret: str) -> PendingSignIn | None:
        """The sign-in that this browser has half made, while it can go on."""
        found = self.pending.get(sha256(secret.encode())) if secret else None
        return found if found and found.expires_at > self.clock.now() else None

    def choose_password(self, pending: PendingSignIn, password: str) -> tuple[str, PendingSignIn]:
        """The next step after the forced change; ``InvalidError`` for a weak password."""
        demand_strong(password)
        challenge = self.provider.answer_new_password(pending.email, password, pending.challenge.session)
        following = self.open(pending.email, challenge, pending.next, pending.attempt_id)
        self.pending.remove(pending.digest)
        return following

    def answer_code(self, pending: PendingSignIn, typed: str, visit: Visit) -> Agent:
        """Who signed in. ``InvalidError`` for a code that is wrong or was used, ``ThrottledError`` after too many,
        ``GoneError`` when it comes too late."""
        agent = self._active_agent(pending.challenge.subject)
        token = self._token_for(agent, pending.email, typed, pending.challenge, visit)
        return self._complete(pending, token, visit)

    def prove(self, email: str, password: str, typed: str, visit: Visit) -> Agent:
        """Whoever is signed in already shows to be it still, with password and code at once; errors as for both."""
        challenge, agent = self.proved(email, password, visit)
        if challenge.step is not Step.CODE:
            raise SignInRequiredError("access.wrong_credentials")
        self._token_for(agent, email, typed, challenge, visit)
        return agent

    def _token_for(self, agent: Agent, email: str, typed: str, challenge: Challenge, visit: Visit) -> str:
        code, attempt = six_digits(typed), self.limits.code_try(agent.id)
        try:
            token = self.provider.answer_code(email, code, challenge.session)
        except InvalidError:
            refused = Attempt.of(visit, self.clock.now(), Means.CODE, Outcome.WRONG_CODE)
            self.journal.refused(agent, refused, attempt.failed())
            raise
        attempt.passed()
        return token

    def enrol(self, pending: PendingSignIn, typed: str, visit: Visit) -> Agent:
        """Who signed in with the first code of a telephone that is set up now; errors as for :meth:`answer_code`."""
        token = self.provider.enrol(pending.email, six_digits(typed), pending.challenge.session)
        return self._complete(pending, token, visit)

    def _complete(self, pending: PendingSignIn, token: str, visit: Visit) -> Agent:
        agent = self._active_agent(str(self.tokens.id_token(token)["sub"]))
        demand_password_way(self.subjects.organisation.caller_of(agent))
        attempt = Attempt.of(visit, self.clock.now(), _MEANS[pending.challenge.step], Outcome.SIGNED_IN)
        self.journal.signed_in(agent, replace(attempt, id=pending.attempt_id))
        self.pending.remove(pending.digest)
        return agent

    def _active_agent(self, subject: str) -> Agent:
        try:
            agent = self.subjects.agent_of(subject)
        except NotFoundError:
            raise SignInRequiredError("access.wrong_credentials") from None
        if not agent.works_on(civil_date(self.clock.now())):
            raise SignInRequiredError("access.wrong_credentials")
        return agent


def six_digits(typed: str) -> str:
    """The code that a person typed, in whatever digits and groups; ``InvalidError`` if it is not six digits."""
    digits = "".join(str(unicodedata.decimal(character)) for character in typed if character.isdecimal())
    if len(digits) != 6:
        raise InvalidError([Problem("code", "access.code_form")])
    return digits
