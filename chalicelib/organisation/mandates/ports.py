"""What mandates need from outside: the written acts that they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class PaperForm:
    """A form for one PDF: post ``fields`` in this order, then ``file`` last, to ``url``."""

    file_id: str
    url: str
    fields: Mapping[str, str]
    expires_in_seconds: int


@dataclass(frozen=True)
class Paper:
    """A PDF that was sent: ``state`` is ``uploaded`` or ``stuck`` while it is looked at, then ``clean`` or ``refused``
    with ``reasons``, codes of the inspection."""

    id: str
    name: str
    size_bytes: int
    pages: int | None
    state: str
    reasons: tuple[str, ...]


class LegalActs(Protocol):
    """The written acts that mandates rest on."""

    def is_clean(self, file_id: str, mandate_id: str, administration_id: str) -> bool:
        """Whether the administration sent the file for that mandate and it was cleared."""

    def open_form(self, mandate_id: str, administration_id: str) -> PaperForm:
        """A form for one more PDF."""

    def place(self, mandate_id: str, administration_id: str, agent_id: str, back_to: str) -> PaperForm:
        """A form for a page without scripts; the browser comes back to ``back_to``."""

    def arrivals(self, mandate_id: str, administration_id: str) -> Sequence[Paper]:
        """What arrived for that mandate, the first one first."""

    def sha256(self, file_id: str) -> str:
        """The digest of a cleared file, in hexadecimal; empty where there is none."""

    def cleared(self, mandate_id: str, administration_id: str, sha256: str) -> str | None:
        """The id of a cleared file of that digest that the administration sent for that mandate; None for none."""

    def read_url(self, file_id: str) -> str:
        """A link of five minutes to a cleared file."""
