"""A lost telephone: with password and a recovery code its owner begins anew, and can do nothing else before."""

from dataclasses import dataclass

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work, decide_again
from chalicelib.organisation.accounts.accounts import AccountsService
from chalicelib.organisation.accounts.recovery_codes import RecoveryCodesService
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome, Visit
from chalicelib.organisation.signing_in.challenge import PendingSignIn, Step
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.signing_in.limits import Limits
from chalicelib.organisation.signing_in.ports import IdentityProvider
from chalicelib.organisation.signing_in.sign_in import SignIn


class WrongRecoveryError(SignInRequiredError):
    """Address, password or recovery code is wrong: which of them, nobody is told."""

    def __init__(self) -> None:
        super().__init__("access.recovery_wrong")


@dataclass(frozen=True)
class Recovery:
    """Spends a recovery code for a sign-in that begins with a new password and a new telephone."""

    sign_in: SignIn
    provider: IdentityProvider
    accounts: AccountsService
    codes: RecoveryCodesService
    limits: Limits
    journal: Journal
    clock: Clock

    def begin(self, email: str, password: str, typed: str, visit: Visit) -> tuple[str, PendingSignIn]:
        """The secret for the browser and the sign-in that goes on, as :meth:`SignIn.begin`; what was proved here opens
        no session. :class:`WrongRecoveryError`, ``ThrottledError``.

        From now on the telephone, the password, and every session and token before are worth nothing.
        """
        try:
            challenge, agent = self.sign_in.proved(email, password, visit)
        except SignInRequiredError as error:
            raise (error if error.code == "access.own_provider" else WrongRecoveryError()) from None
        attempt = Attempt.of(visit, self.clock.now(), Means.RECOVERY_CODE, Outcome.UNFINISHED)
        if challenge.step is Step.CODE:  # otherwise there is no telephone that could be lost
            self._spend(agent, typed, visit)
            challenge = self.provider.authenticate(agent.email, self.accounts.renew(agent))
        self.journal.begun(agent, attempt)
        return self.sign_in.open(email, challenge, "", attempt.id)

    def _spend(self, agent: Agent, typed: str, visit: Visit) -> None:
        attempt = self.limits.code_try(agent.id)
        try:
            decide_again(lambda: self._spend_once(agent, typed))
        except WrongRecoveryError:
            refused = Attempt.of(visit, self.clock.now(), Means.RECOVERY_CODE, Outcome.WRONG_RECOVERY_CODE)
            self.journal.refused(agent, refused, attempt.failed())
            raise
        attempt.passed()

    def _spend_once(self, agent: Agent, typed: str) -> None:
        digest = self.codes.fits(agent, typed)
        if not digest:
            raise WrongRecoveryError
        agent, acts, sign_out = self.accounts.reset(agent, Actor("agent", agent.id), "recovery_code")

        def effect(work: Work) -> None:
            self.codes.codes.use_with(work, agent.id, digest)
            sign_out(work)

        self.journal.write_once(agent, acts, effect)
