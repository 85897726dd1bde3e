"""Outages as the API takes and shows them."""

from pydantic import AwareDatetime, BaseModel, Field

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import clean_text
from chalicelib.organisation.outages.model import TEXT_LIMIT, Outage, OutageGiven
from chalicelib.web.bodies import Strict
from chalicelib.web.views import NameView


class OutageBody(Strict):
    """What is to be announced: at most 31 days, beginning within a year."""

    begins_at: AwareDatetime
    ends_at: AwareDatetime = Field(description="No longer part of it")
    text_ar: str = Field(max_length=4 * TEXT_LIMIT, description=f"3 to {TEXT_LIMIT} characters")
    text_fr: str = Field(max_length=4 * TEXT_LIMIT, description=f"3 to {TEXT_LIMIT} characters")
    takes_letters: bool = Field(True, description="Whether letters can be deposited meanwhile")

    def given(self) -> OutageGiven:
        """For the use case."""
        text = Bilingual(clean_text(self.text_ar), clean_text(self.text_fr))
        return OutageGiven(self.begins_at, self.ends_at, text, self.takes_letters)


class OutageView(BaseModel):
    """One that is announced and not over."""

    id: str
    begins_at: AwareDatetime
    ends_at: AwareDatetime
    text: NameView
    takes_letters: bool

    @classmethod
    def of(cls, outage: Outage) -> "OutageView":
        """From the domain."""
        text = NameView.of(outage.text)
        begins_at, ends_at, takes_letters = outage.begins_at, outage.ends_at, outage.takes_letters
        return cls(id=outage.id, begins_at=begins_at, ends_at=ends_at, text=text, takes_letters=takes_letters)


class OutagesView(BaseModel):
    """In the order in which they begin."""

    items: list[OutageView]
