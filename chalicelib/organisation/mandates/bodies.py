"""What programs say to the API of mandates."""

from datetime import date

from pydantic import Field

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.text import clean_line
from chalicelib.organisation.mandates.mandating import MandateGiven
from chalicelib.organisation.mandates.model import LegalAct
from chalicelib.web.bodies import Strict


class MandateBody(Strict):
    """A mandate as it is to be given, on a desk that the holder holds; no ``natures`` means mail of every nature. For a
    visa or a signature the nature that counts is that of the mail which the document answers, as it was when the reply
    was proposed; the document's own where it answers none.

    ``file_id`` is the PDF of the legal act, sent for this mandate and cleared.
    """

    kind: MandateKind
    desk_id: str
    holder_id: str
    deputy_id: str
    kinds: list[ActKind]
    natures: list[str] = Field([])
    since: date
    until: date
    reference: str
    file_id: str

    def given(self, mandate_id: str) -> MandateGiven:
        """For the use case."""
        return MandateGiven(
            mandate_id,
            self.kind,
            self.desk_id,
            self.holder_id,
            self.deputy_id,
            frozenset(self.kinds),
            frozenset(self.natures),
            self.since,
            self.until,
            LegalAct(clean_line(self.reference), self.file_id),
        )
