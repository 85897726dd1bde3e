"""The languages of pages, mails and receipts."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language a person may choose; the value is the primary BCP 47 subtag."""

    ARABIC = "ar"
    FRENCH = "fr"

    @property
    def tag(self) -> str:
        """The full BCP 47 tag, Morocco."""
        return f"{self.value}-MA"

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as in HTML's ``dir``."""
        return "rtl" if self is Language.ARABIC else "ltr"


@dataclass(frozen=True)
class Bilingual:
    """A name written in both languages."""

    ar: str
    fr: str

    def in_(self, language: Language) -> str:
        """The name in that language."""
        return self.ar if language is Language.ARABIC else self.fr
