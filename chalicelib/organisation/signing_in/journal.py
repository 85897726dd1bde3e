"""What is written of sign-ins: a line in the account's sign-in log, and a record where something was decided."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, Work, decide_again
from chalicelib.organisation.accounts.ports import KeptAccounts
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.attempt import Attempt, Means
from chalicelib.organisation.signing_in.ports import Attempts

Also = Callable[[Work], None]


@dataclass(frozen=True)
class Journal:
    """Each act is one transaction: its record, the account's chain, and what goes with it."""

    accounts: KeptAccounts
    attempts: Attempts
    log: Log
    transactions: Transactions

    def begun(self, agent: Agent, attempt: Attempt) -> None:
        """The password was right; what comes of the try is not known yet."""
        self.attempts.put(agent.id, attempt)

    def signed_in(self, agent: Agent, attempt: Attempt) -> None:
        """The sign-in is complete; a telephone that was set up with it is noted."""
        detail = {"agent_id": agent.id, "means": attempt.means.value}
        acts = [Act("SignedIn", attempt.at, Actor("agent", agent.id), agent.administration_id, detail)]
        if attempt.means is Means.ENROLMENT:
            acts.append(
                Act("SecondFactorEnrolled", attempt.at, acts[0].actor, agent.administration_id, {"agent_id": agent.id})
            )
        enrolled_at = attempt.at if attempt.means is Means.ENROLMENT else None
        self.write(agent, acts, lambda work: self.attempts.put_with(work, agent.id, attempt), enrolled_at)

    def refused(self, agent: Agent, attempt: Attempt, closed: bool) -> None:
        """A try was wrong; ``closed``: it was one too many. Told twice, it is written once."""
        if self.attempts.has(agent.id, attempt.id):
            return
        detail = {"agent_id": agent.id, "reason": attempt.outcome.value}
        acts = [Act("SignInRefused", attempt.at, SYSTEM, agent.administration_id, detail)]
        if closed:
            acts.append(Act("AccountLocked", attempt.at, SYSTEM, agent.administration_id, detail))
        self.write(agent, acts, lambda work: self.attempts.put_with(work, agent.id, attempt))

    def write(
        self, agent: Agent, acts: list[Act], also: Also | None = None, enrolled_at: datetime | None = None
    ) -> None:
        """The acts' records, with whatever ``also`` adds to the same transaction; again if the account changed."""
        decide_again(lambda: self.write_once(agent, acts, also, enrolled_at))

    def write_once(
        self, agent: Agent, acts: list[Act], also: Also | None = None, enrolled_at: datetime | None = None
    ) -> None:
        """The same; ``StaleError`` if the account, or what ``also`` builds on, changed meanwhile."""
        account = self.accounts.account(agent.id)
        with self.transactions() as work:
            for act in acts:
                record, account = account.record(act)
                self.log.append(work, record)
            self.accounts.put_with(work, replace(account, enrolled_at=enrolled_at or account.enrolled_at))
            if also is not None:
                also(work)
