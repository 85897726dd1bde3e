"""What calls for a receipt: the registration of an incoming mail, and a few of the acts that follow it.

An event holds everything of the occasion but the words, so that the receipt made of it is the same however late the
event comes and whatever became of the mail.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.delays import Unit
from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Bilingual

INCOMING = "A"


class ReceiptKind(StrEnum):
    """What a receipt attests. An administrative file is one of law 55-19: ``file`` before anybody looked at its pieces,
    then complete or incomplete."""

    CORRESPONDENCE = "correspondence"
    COMPLAINT = "complaint"
    FILE = "file"
    FILE_COMPLETE = "file_complete"
    FILE_INCOMPLETE = "file_incomplete"
    REJECTION = "rejection"


class Regime(StrEnum):
    """The text by which a mail is received."""

    CORRESPONDENCE = "correspondence"
    ADMINISTRATIVE_FILE = "administrative_file"
    COMPLAINT = "complaint"


@dataclass(frozen=True)
class Legal:
    """The law that the mail was under. ``within`` in ``unit``, 0 for no maximum period; ``silence``: it approves.
    ``remedies`` are the administration's own words, empty where it gave none."""

    regime: Regime = Regime.CORRESPONDENCE
    within: int = 0
    unit: Unit = Unit.WORKING_DAYS
    silence: bool = False
    due_on: date | None = None
    remedies: Bilingual = field(default_factory=lambda: Bilingual("", ""))


@dataclass(frozen=True)
class Occasion:
    """The act that calls for a receipt. ``seq`` is its place in the mail's chain, 1 for the registration: it names the
    receipt, of which there is one whatever comes twice. ``until_on``: the last day to bring what is missing."""

    mail_id: str
    kind: ReceiptKind
    seq: int
    at: datetime
    legal: Legal
    reason_code: str = ""
    until_on: date | None = None

    @property
    def is_first(self) -> bool:
        """Whether it is the registration itself."""
        return self.seq == 1


AT_DEPOSIT = {
    Regime.CORRESPONDENCE: ReceiptKind.CORRESPONDENCE,
    Regime.ADMINISTRATIVE_FILE: ReceiptKind.FILE,
    Regime.COMPLAINT: ReceiptKind.COMPLAINT,
}


def occasion_of(event: Event) -> Occasion | None:
    """The occasion that an event is; None where it calls for no receipt."""
    legal = _legal(event)
    kind = _KINDS[event.name](event, legal)
    if kind is None:
        return None
    until_on = event.detail.get("until_on")
    return Occasion(
        mail_id=event["mail_id"],
        kind=kind,
        seq=event.seq,
        at=event.at,
        legal=legal,
        reason_code=event.detail.get("reason_code", ""),
        until_on=date.fromisoformat(until_on) if until_on else None,
    )


def _legal(event: Event) -> Legal:
    """A registration that speaks of no regime is an ordinary letter's: it need not say so, as most are."""
    given = event.detail.get("legal")
    if not given:
        return Legal()
    return Legal(
        Regime(given["regime"]),
        int(given["within"]),
        Unit(given["unit"]),
        bool(given["silence"]),
        date.fromisoformat(given["due_on"]) if given["due_on"] else None,
        Bilingual(**given["remedies"]),
    )


def _registered(event: Event, legal: Legal) -> ReceiptKind | None:
    return AT_DEPOSIT[legal.regime] if event["direction"] == INCOMING else None


def receipt_object(mail_id: str, seq: int) -> str:
    """How the log names the receipt that the act at this place of the mail's chain called for."""
    return f"receipt/{mail_id}" + ("" if seq == 1 else f"/{seq}")


def _qualified(event: Event, legal: Legal) -> ReceiptKind | None:
    """Another regime than before, said by the record's speaking of it; an ordinary letter has its receipt already."""
    is_new = "legal" in event.detail and legal.regime is not Regime.CORRESPONDENCE
    return AT_DEPOSIT[legal.regime] if is_new else None


def _of_file(kind: ReceiptKind) -> Callable[[Event, Legal], ReceiptKind | None]:
    return lambda _, legal: kind if legal.regime is Regime.ADMINISTRATIVE_FILE else None


_KINDS: dict[str, Callable[[Event, Legal], ReceiptKind | None]] = {
    "MailRegistered": _registered,
    "MailQualified": _qualified,
    "CompletionRequested": _of_file(ReceiptKind.FILE_INCOMPLETE),
    "FileFoundComplete": _of_file(ReceiptKind.FILE_COMPLETE),
    "MailRejected": lambda event, _: ReceiptKind.REJECTION if "legal" in event.detail else None,
}
OCCASIONS = tuple(_KINDS)
"""The events that may be one."""
