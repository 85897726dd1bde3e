"""Short messages: few parts, French in the alphabet that costs less, Arabic without a letter that nobody sees."""

from dataclasses import replace

import pytest

from chalicelib.kernel.ids import new_tracking_code
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.short_messages import is_in_default_alphabet, parts
from chalicelib.neighbours.of_notices import FluentWords
from chalicelib.notices.kinds import Audience, Kind
from chalicelib.notices.letter import DepositFacts
from chalicelib.notices.model import Channel, Need
from chalicelib.notices.short_letters import ShortLetters
from tests.unit.notices.people import AT, People

NAMES = Bilingual("المديرية الجهوية للتجهيز والنقل بالدار البيضاء", "Façade – Conseil de l’Hôpital « Ibn Sîna »")
TEXTED = [kind for kind in Kind if kind.plan.texted or kind.plan.to is Audience.DEPOSITOR]


class Somebody(People):
    """A depositor of one language, at an administration with a long name."""

    def __init__(self, language: Language, number: str) -> None:
        super().__init__()
        self.language, self.number, self.code = language, number, new_tracking_code()

    def deposit(self, deposit_id: str) -> DepositFacts:
        found = super().deposit(deposit_id)
        recipient = replace(found.recipient, language=self.language)
        return replace(found, recipient=recipient, tracking_code=self.code, number=self.number)

    def administration(self, administration_id: str) -> Bilingual:
        return NAMES


def text(kind: Kind, language: Language, number: str = "RBT-A-2026-0000001") -> str:
    """As it is sent."""
    notice = Need(kind, "adm", "deposit/d", "x", {}, "", Channel.SMS).notice(AT)
    letters = ShortLetters(Somebody(language, number), FluentWords(), "https://courrier.maroc.example")
    return letters.compose(notice, "012345")[1]


@pytest.mark.parametrize("kind", TEXTED)
def test_french_fits_the_default_alphabet_whatever_the_administration_is_called(kind: Kind) -> None:
    written = text(kind, Language.FRENCH)
    assert is_in_default_alphabet(written), written
    assert parts(written) <= 2


@pytest.mark.parametrize("kind", TEXTED)
def test_arabic_takes_no_more_than_three_parts(kind: Kind) -> None:
    written = text(kind, Language.ARABIC)
    assert not is_in_default_alphabet(written)
    assert parts(written) <= 3, (parts(written), written)
    assert not any(0x2066 <= ord(letter) <= 0x2069 for letter in written)


@pytest.mark.parametrize("language", Language)
def test_a_code_stands_first_and_takes_one_part_less_than_a_link(language: Language) -> None:
    written = text(Kind.ONE_TIME_CODE, language)
    assert written.startswith("012345")
    assert "https" not in written
    assert parts(written) <= 1


@pytest.mark.parametrize("language", Language)
def test_what_has_no_text_of_its_own_says_that_there_is_news(language: Language) -> None:
    assert "https://courrier.maroc.example/track/" in text(Kind.VOIDED_NUMBER, language)


@pytest.mark.parametrize("language", Language)
def test_what_was_not_numbered_yet_is_told_of_without_a_gap(language: Language) -> None:
    written = text(Kind.REJECTED_DEPOSIT, language, number="")
    assert " . " not in written and "  " not in written
    assert "/track/" in written
