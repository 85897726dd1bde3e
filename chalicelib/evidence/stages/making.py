"""Makes the evidence of what happened, once: whatever comes twice, late or in disorder finds the one that was made."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.evidence.stages.model import (
    KIND,
    Evidence,
    Evidences,
    Messages,
    Signer,
    claims_of,
    happening_of,
)
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.events import Event


@dataclass(frozen=True)
class StagesService:
    """Evidence of deposits and of letters sent registered."""

    messages: Messages
    signer: Signer
    store: Evidences
    issuer: str

    def on_event(self, event: Event) -> None:
        """Signs and keeps the evidence that the event is, unless there is one."""
        happening = happening_of(event)
        if happening is None or self.store.has(happening.subject, happening.at, happening.id):
            return
        claims = claims_of(happening, self.messages.of(happening), self.issuer)
        token = self.signer.sign(claims, happening.at, KIND)
        kept = Evidence(
            happening.id, happening.stage, happening.about, happening.at, happening.reasons, token, happening.channel
        )
        self.store.keep(happening.subject, kept)

    def of(self, subject: str) -> Sequence[Evidence]:
        """All evidence of ``deposit/ID`` or ``registered/ID``, in the order of time."""
        return self.store.of(subject)

    def get(self, subject: str, evidence_id: str) -> Evidence:
        """One of them; ``NotFoundError`` ``evidence.no_such_evidence``."""
        found = next((it for it in self.store.of(subject) if it.id == evidence_id), None)
        if found is None:
            raise NotFoundError("evidence.no_such_evidence")
        return found
