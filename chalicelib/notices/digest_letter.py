"""The lines of a digest: each says what came, for which mail and when, and leads to it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import instant_words
from chalicelib.notices.kinds import Kind, kind_of
from chalicelib.notices.letter import Item
from chalicelib.notices.ports import Facts, Words

KEPT = ("mail_id", "folder_id")
"""What a digest keeps of each notice's detail."""


def desk_page(kind: Kind, detail: Mapping[str, Any]) -> str:
    """The page of the desks that a notice leads to: a folder that waits for an act, otherwise its mail."""
    folder_id = detail.get("folder_id")
    to_folder = folder_id and kind in (Kind.STEP_OPENED, Kind.STEP_OVERDUE)
    return f"/desk/folders/{folder_id}" if to_folder else f"/desk/mails/{detail['mail_id']}"


def write_digest(
    items: Sequence[Mapping[str, Any]], language: Language, facts: Facts, words: Words, public_url: str
) -> tuple[Item, ...]:
    """One line an item, the oldest first; nothing of a mail that is not there any more."""
    return tuple(_lines(items, language, facts, words, public_url))


def _lines(
    items: Sequence[Mapping[str, Any]], language: Language, facts: Facts, words: Words, public_url: str
) -> Iterator[Item]:
    numbers: dict[str, str] = {}
    for item in items:
        mail_id, kind = item["mail_id"], kind_of(item["kind"])
        if mail_id not in numbers:
            numbers[mail_id] = _number(mail_id, facts)
        if numbers[mail_id]:
            title = words.say(language, f"notices-{kind.replace('_', '-')}-heading", {})
            at = instant_words(from_iso(item["at"]), language)
            yield Item(title, numbers[mail_id], at, f"{public_url}{desk_page(kind, item)}")


def _number(mail_id: str, facts: Facts) -> str:
    try:
        return facts.mail(mail_id).number
    except NotFoundError:
        return ""
