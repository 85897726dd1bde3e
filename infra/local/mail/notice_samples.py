"""Facts as notices tell them, of nobody: enough for every kind of notice to be written and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.notices.kinds import Audience, Kind
from chalicelib.notices.letter import (
    BatchFacts,
    DepositFacts,
    MailFacts,
    ProgramFacts,
    Recipient,
    RefusedFile,
    RegisteredFacts,
    RequestFacts,
)
from chalicelib.notices.model import Channel, Need, Notice

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
NAME = Bilingual("جماعة النخيل", "Commune d’Ennakhil")
NUMBER = "ENK-A-2026-0000417"
CODE = "041273"
_TO = {
    Audience.DEPOSITOR: "deposit",
    Audience.APPLICANT: "request",
    Audience.BATCH_SENDER: "batch",
    Audience.ACCOUNT: "sender",
    Audience.ADDRESSEE: "registered",
}
_ASKERS = dict.fromkeys((Kind.ONE_TIME_CODE, Kind.OWN_LETTERS, Kind.DRAFT_LINK), "deposit")
_ASKERS[Kind.REGISTERED_CODE] = "registered"


@dataclass(frozen=True)
class SampleFacts:
    """One deposit, one mail, one request, one agent; all read the same language."""

    language: Language

    def deposit(self, deposit_id: str) -> DepositFacts:
        """A letter that was registered; of a rejected one, why."""
        recipient = self._reader(f"deposit/{deposit_id}")
        refused = (RefusedFile("مخطط – plan.pdf", ("encrypted",)), RefusedFile("annexe 2.pdf", ("javascript",)))
        note = {
            Language.ARABIC: "تعذر فحص الملف.",
            Language.FRENCH: "Le fichier n’a pas pu être contrôlé.",
        }
        facts = (recipient, NAME, "7K3F-9QRT-2M5X", AT, NUMBER, refused, note[self.language])
        return DepositFacts(*facts, mail_id="M")

    def colleague(self, source: str, address_digest: str) -> Recipient:
        """Somebody of the same organisation."""
        return self._reader(source)

    def mail(self, mail_id: str) -> MailFacts:
        """A mail at a desk, with what was written about it."""
        note = {Language.ARABIC: "الوثيقة رقم 2 غير مقروءة.", Language.FRENCH: "La pièce n° 2 est illisible."}
        return MailFacts(NAME, NUMBER, "desk", note[self.language], note[self.language])

    def request(self, request_id: str) -> RequestFacts:
        """A request to join."""
        why = {Language.ARABIC: "نص الإحداث غير مرفق.", Language.FRENCH: "Le texte de création n’est pas joint."}
        return RequestFacts(self._reader(f"request/{request_id}"), NAME, "ennakhil", "ENK", why[self.language])

    def batch(self, batch_id: str) -> BatchFacts:
        """A batch that was closed."""
        return BatchFacts(self._reader(f"batch/{batch_id}"), 500, {"deposited": 497, "expired": 2, "refused": 1})

    def sender(self, account_id: str) -> Recipient:
        """Who has an account."""
        return self._reader(f"sender/{account_id}")

    def registered(self, sending_id: str) -> RegisteredFacts:
        """A letter that waits for its recipient."""
        return RegisteredFacts(self._reader(f"registered/{sending_id}"), NAME, 15)

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        """The agent."""
        return [self.agent("a")]

    def agent(self, agent_id: str) -> Recipient:
        """The agent."""
        return self._reader(f"agent/{agent_id}")

    def program(self, client_id: str) -> ProgramFacts:
        """A program whose token ends."""
        return ProgramFacts("adm", "Gestion des permis", NAME, AT.date(), "1", (self.agent("a"),))

    def administration(self, administration_id: str) -> Bilingual:
        """The administration's name."""
        return NAME

    def _reader(self, recipient_id: str) -> Recipient:
        return Recipient(recipient_id, "fatima@citizen.example", self.language, "+212612345678")


class SamplePapers:
    """A sealed file that is only named."""

    def pdf(self, key: str) -> bytes:
        """No page."""
        return b"%PDF-"


def notice(kind: Kind, language: Language, channel: Channel = Channel.MAIL) -> Notice:
    """A notice of that kind, with everything that any event could tell."""
    recipient = _TO.get(kind.plan.to) or _ASKERS.get(kind, "agent")
    detail: dict[str, Any] = {
        "language": language.value,
        "mail_id": "M",
        "folder_id": "F",
        "number": NUMBER,
        "key": "receipts/sample.pdf",
        "reason_code": "incomplete",
        "due_at": to_iso(AT),
        "last_day": AT.date().isoformat(),
        "until_on": AT.date().isoformat(),
        "kind": "file_complete",
        "occasion": 2,
        "to": "other",
        "holder": "adm",
        "ground": "retention_not_over" if kind is Kind.ERASURE_REFUSED else "retention_over",
        "client_id": "C",
        "items": [
            {"kind": it.value, "mail_id": "M", "folder_id": "F", "at": to_iso(AT)}
            for it in Kind
            if it.plan.to is Audience.DESKS and not it.plan.pressing
        ],
    }
    return Need(kind, "adm", f"{recipient}/sample", "sample", detail, "", channel).notice(AT)
