"""Letters about erasing; to who deposits in bulk, from the platform; and to recipients of registered letters."""

from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import day_words, instant_words
from chalicelib.notices.kinds import Kind
from chalicelib.notices.letter import Letter, Recipient
from chalicelib.notices.letters import CODE_MINUTES, Letters, Writer, plain_letter
from chalicelib.notices.model import Notice


def of_batch(letters: Letters, notice: Notice, _: str) -> tuple[Recipient, Letter]:
    """How many letters were deposited, how many were not and why, with a link to each one's fate."""
    batch_id = notice.recipient_id
    batch = letters.facts.batch(batch_id)
    language = batch.recipient.language
    names = ("lines", "deposited", "expired", "refused")
    counted = {"lines": batch.lines, **batch.counts}
    rows = tuple((_say(letters, language, f"notices-row-{name}"), str(counted[name])) for name in names)
    action = (_say(letters, language, "notices-action-batch"), f"{letters.public_url}/batches/{batch_id}")
    return batch.recipient, replace(_from_the_platform(letters, notice, language), rows=rows, action=action)


def of_token(letters: Letters, notice: Notice, _: str) -> tuple[Recipient, Letter]:
    """Who made none must know: until when it works, and where to end it."""
    recipient = letters.facts.sender(notice.recipient_id)
    day = day_words(date.fromisoformat(notice.detail["last_day"]), recipient.language)
    letter = _from_the_platform(letters, notice, recipient.language, day=day)
    action = (_say(letters, recipient.language, "notices-action-programs"), f"{letters.public_url}/mine/programs")
    return recipient, replace(letter, action=action)


def of_registered(letters: Letters, notice: Notice, _: str) -> tuple[Recipient, Letter]:
    """That there is a letter, by whom, and how long it waits; nothing of what it is about."""
    sending_id = notice.recipient_id
    facts = letters.facts.registered(sending_id)
    language, sender = facts.recipient.language, facts.administration.in_(facts.recipient.language)
    letter = plain_letter(letters.words, notice.kind, language, sender, days=facts.period_days, administration=sender)
    action = (_say(letters, language, "notices-action-registered"), f"{letters.public_url}/registered/{sending_id}")
    return facts.recipient, replace(letter, action=action)


def of_registered_code(letters: Letters, notice: Notice, code: str) -> tuple[Recipient, Letter]:
    """The code by which the recipient accepts, refuses or opens it."""
    facts = letters.facts.registered(notice.recipient_id)
    sender = facts.administration.in_(facts.recipient.language)
    letter = plain_letter(letters.words, notice.kind, facts.recipient.language, sender, minutes=CODE_MINUTES)
    return facts.recipient, replace(letter, code=code)


def of_erasure(letters: Letters, notice: Notice, _: str) -> tuple[Recipient, Letter]:
    """What was decided of a request to erase, and on what ground; from whoever has the letter."""
    deposit = letters.facts.deposit(notice.recipient_id)
    language = deposit.recipient.language
    sender = letters.facts.administration(notice.detail["holder"]).in_(language)
    ground = _say(letters, language, f"erasure-ground-{notice.detail['ground'].replace('_', '-')}")
    due_at = notice.detail.get("due_at")
    due = instant_words(from_iso(due_at), language) if due_at else ""
    letter = plain_letter(letters.words, notice.kind, language, sender, ground=ground, due=due)
    rows = [("number", deposit.number), ("tracking", deposit.tracking_code)]
    named = tuple((_say(letters, language, f"notices-row-{name}"), value) for name, value in rows if value)
    action = (_say(letters, language, "notices-action-track"), f"{letters.public_url}/track/{deposit.tracking_code}")
    return deposit.recipient, replace(letter, rows=named, action=action)


def _from_the_platform(letters: Letters, notice: Notice, language: Language, **variables: Any) -> Letter:
    letter = plain_letter(letters.words, notice.kind, language, _say(letters, language, "product"), **variables)
    return replace(letter, footer=_say(letters, language, "notices-footer-platform"))


def _say(letters: Letters, language: Language, key: str) -> str:
    return letters.words.say(language, key, {})


WRITERS: dict[Kind, Writer] = {
    Kind.BATCH_CLOSED: of_batch,
    Kind.ERASURE_REFUSED: of_erasure,
    Kind.ERASURE_GRANTED: of_erasure,
    Kind.TOKEN_ISSUED: of_token,
    Kind.REGISTERED_LETTER: of_registered,
    Kind.REGISTERED_CODE: of_registered_code,
}
