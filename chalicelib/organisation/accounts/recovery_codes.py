"""Recovery codes: ten of them, shown once, each good once; what is kept are salted digests."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.ids import new_recovery_code, read_recovery_code
from chalicelib.kernel.log import Act, Actor
from chalicelib.organisation.accounts.model import KeptCodes
from chalicelib.organisation.accounts.ports import RecoveryCodes
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.journal import Journal

COUNT = 10


@dataclass(frozen=True)
class RecoveryCodesService:
    """Makes and spends them."""

    codes: RecoveryCodes
    journal: Journal
    clock: Clock

    def make(self, agent: Agent) -> Sequence[str]:
        """Ten new codes, to be shown now and never again; all before are worth nothing more."""
        made, salt, now = [new_recovery_code() for _ in range(COUNT)], secrets.token_hex(16), self.clock.now()
        kept = KeptCodes(salt, frozenset(digest(salt, code) for code in made), now)
        who = Actor("agent", agent.id)
        act = Act("RecoveryCodesMade", now, who, agent.administration_id, {"agent_id": agent.id, "count": COUNT})
        self.journal.write(agent, [act], lambda work: self.codes.put_with(work, agent.id, kept))
        return made

    def left(self, agent_id: str) -> int:
        """How many of the agent's can still be used."""
        kept = self.codes.kept(agent_id)
        return len(kept.digests) if kept else 0

    def fits(self, agent: Agent, typed: str) -> str:
        """The digest of the code that was typed, if it is one of the agent's; empty otherwise."""
        code, kept = read_recovery_code(typed), self.codes.kept(agent.id)
        if code is None or kept is None:
            return ""
        made = digest(kept.salt, code)
        return made if made in kept.digests else ""


def digest(salt: str, code: str) -> str:
    """HMAC-SHA-256 under the salt: 80 random bits need no slow digest."""
    return hmac.new(bytes.fromhex(salt), code.encode(), hashlib.sha256).hexdigest()
