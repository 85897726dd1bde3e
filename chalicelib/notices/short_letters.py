"""Puts a notice into the words of a short message: each part of it is paid for, so that few are enough."""

from dataclasses import dataclass

from chalicelib.kernel.languages import Language
from chalicelib.kernel.short_messages import in_default_alphabet, without_marks
from chalicelib.notices.letter import Recipient
from chalicelib.notices.letters import CODE_MINUTES, number_of
from chalicelib.notices.model import Notice
from chalicelib.notices.ports import Facts, Words


@dataclass(frozen=True)
class ShortLetters:
    """Writes short messages to depositors. ``public_url`` has no slash at its end."""

    facts: Facts
    words: Words
    public_url: str

    def compose(self, notice: Notice, code: str = "") -> tuple[Recipient, str]:
        """The recipient as known now, and the text: Arabic in UCS-2, French in the default alphabet, whatever letters
        the administration's name has; ``NotFoundError`` when a fact is gone."""
        deposit = self.facts.deposit(notice.recipient_id)
        language = deposit.recipient.language
        number = number_of(notice, deposit, self.facts)
        variables = {
            "administration": self.facts.administration(notice.administration_id).in_(language),
            "number": number,
            "link": f"{self.public_url}/track/{deposit.tracking_code}",
            "code": code,
            "minutes": CODE_MINUTES,
        }
        news = "news" if number else "news-unnumbered"
        what = notice.kind.replace("_", "-") if notice.kind.plan.texted else news
        text = self.words.say(language, f"notices-{what}-sms", variables)
        return deposit.recipient, _as_sent(text, language)


def _as_sent(text: str, language: Language) -> str:
    return without_marks(text) if language is Language.ARABIC else in_default_alphabet(text)
