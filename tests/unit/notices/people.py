"""Whom notices go to and what is known of them, in memory, with the words and papers that are sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.notices.letter import (
    BatchFacts,
    DepositFacts,
    MailFacts,
    ProgramFacts,
    Recipient,
    RegisteredFacts,
    RequestFacts,
)

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
NAME = Bilingual("إدارة", "Administration")
ADDRESS, NUMBER = "fatima@example.test", "+212612345678"


@dataclass
class People:
    """Depositors who asked for short messages; agents who hold the desks ``d1`` and ``d2``."""

    desks: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"d1": ("a", "b"), "d2": ("b",)})

    def deposit(self, deposit_id: str) -> DepositFacts:
        recipient = Recipient(f"deposit/{deposit_id}", ADDRESS, Language.ARABIC, NUMBER)
        return DepositFacts(recipient, NAME, "7K3F-9QRT-2M5X", AT, "RBT-A-2026-0000001", mail_id="M")

    def colleague(self, source: str, address_digest: str) -> Recipient:
        return Recipient(source, f"{address_digest}@example.test", Language.ARABIC)

    def program(self, client_id: str) -> ProgramFacts:
        raise NotImplementedError

    def mail(self, mail_id: str) -> MailFacts:
        return MailFacts(NAME, f"number of {mail_id}", "d1")

    def request(self, request_id: str) -> RequestFacts:
        raise NotImplementedError

    def batch(self, batch_id: str) -> BatchFacts:
        raise NotImplementedError

    def sender(self, account_id: str) -> Recipient:
        raise NotImplementedError

    def registered(self, sending_id: str) -> RegisteredFacts:
        return RegisteredFacts(Recipient(f"registered/{sending_id}", "ali@example.test", Language.FRENCH), NAME, 15)

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        return [self.agent(name) for name in self.desks[desk_id]]

    def agent(self, agent_id: str) -> Recipient:
        return Recipient(f"agent/{agent_id}", f"{agent_id}@example.test", Language.ARABIC)

    def administration(self, administration_id: str) -> Bilingual:
        return NAME


class KeysAsWords:
    """Every sentence is its key."""

    def say(self, language: Language, key: str, variables: Mapping[str, Any]) -> str:
        return key

    def refusal(self, language: Language, reason: str) -> str:
        return reason

    def rejection(self, language: Language, reason: str) -> str:
        return reason


class NoPapers:
    """No sealed file."""

    def pdf(self, key: str) -> bytes:
        raise NotImplementedError
