"""One thing said of a document: a stable code for programs and a sentence in the reader's language."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text

Tone = Literal["holds", "fails", "note"]


class View(BaseModel):
    """Everything that goes out says exactly what it is declared to say."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Statement(View):
    """One thing that holds, fails, or is worth knowing: a stable code and a sentence."""

    code: str
    tone: Tone
    text: str


def say(code: str, tone: Tone, language: Language, **variables: str) -> Statement:
    """A statement, from the text ``evidence-CODE``."""
    return Statement(code=code, tone=tone, text=text(language, f"evidence-{code}", **variables))
