"""Letters to who deposits in bulk: their batch has ended, a token was made for their programs. From the platform."""

from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import day_words
from chalicelib.notices.letters import Letters, Writer, plain_letter
from chalicelib.notices.model import Kind, Letter, Notice, Recipient


def of_batch(letters: Letters, notice: Notice, _: str) -> tuple[Recipient, Letter]:
    """How many letters were deposited, how many were not and why, with a link to each one's fate."""
    batch_id = notice.recipient.partition("/")[2]
    batch = letters.facts.batch(batch_id)
    language = batch.recipient.language
    names = ("lines", "deposited", "expired", "refused")
    counted = {"lines": batch.lines, **batch.counts}
    rows = tuple((_say(letters, language, f"notices-row-{name}"), str(counted[name])) for name in names)
    action = (_say(letters, language, "notices-action-batch"), f"{letters.public_url}/batches/{batch_id}")
    return batch.recipient, replace(_from_the_platform(letters, notice, language), rows=rows, action=action)


def of_token(letters: Letters, notice: Notice, _: str) -> tuple[Recipient, Letter]:
    """Who made none must know: until when it works, and where to end it."""
    recipient = letters.facts.sender(notice.recipient.partition("/")[2])
    day = day_words(date.fromisoformat(notice.detail["last_day"]), recipient.language)
    letter = _from_the_platform(letters, notice, recipient.language, day=day)
    action = (_say(letters, recipient.language, "notices-action-programs"), f"{letters.public_url}/mine/programs")
    return recipient, replace(letter, action=action)


def _from_the_platform(letters: Letters, notice: Notice, language: Language, **variables: Any) -> Letter:
    letter = plain_letter(letters.words, notice.kind, language, _say(letters, language, "product"), **variables)
    return replace(letter, footer=_say(letters, language, "notices-footer-platform"))


def _say(letters: Letters, language: Language, key: str) -> str:
    return letters.words.say(language, key, {})


WRITERS: dict[Kind, Writer] = {Kind.BATCH_CLOSED: of_batch, Kind.TOKEN_ISSUED: of_token}
