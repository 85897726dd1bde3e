"""A sheet written by hand: every field judged, every problem named at once."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.text import clean_line
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.sheet import Channel, Nature, Priority, Qualification, Sheet

Choice = TypeVar("Choice", bound=StrEnum)

LIMITS = {"subject": 500, "sender": 150, "addressee": 150, "sender_reference": 60}
"""Characters that a field may have."""
MAX_KEYWORDS, MAX_KEYWORD = 10, 40
MAX_PAGES = 9999
LANGUAGES = ("ar", "fr", "zgh")
_EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class Fields:
    """Text fields read one by one; problems are gathered."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self.problems: list[Problem] = []

    def line(self, name: str, required: bool = False) -> str:
        """One cleaned line."""
        value = clean_line(self._typed.get(name, ""))
        if required and not value:
            self.add(name, f"registry.{name}_missing")
        if len(value) > LIMITS[name]:
            self.add(name, "registry.field_too_long", limit=LIMITS[name], length=len(value))
        return value

    def choice(self, name: str, choices: type[Choice], usual: Choice) -> Choice:
        """A member of an enumeration; the usual one when nothing was given."""
        typed = self._typed.get(name, "")
        if typed and typed not in set(choices):
            self.add(name, "registry.choice_unknown")
            return usual
        return choices(typed) if typed else usual

    def one_of(self, name: str, known: Collection[str], usual: str = "") -> str:
        """One of the known values."""
        typed = self._typed.get(name, "") or usual
        if typed not in known:
            self.add(name, "registry.choice_unknown")
        return typed

    def day(self, name: str) -> date | None:
        """A calendar day written ``2026-11-22``, as date fields send it."""
        typed = self._typed.get(name, "").translate(_EASTERN_DIGITS)
        if not typed:
            return None
        try:
            return date.fromisoformat(typed)
        except ValueError:
            self.add(name, "registry.day_unreadable")
            return None

    def number(self, name: str, at_most: int) -> int | None:
        """A whole number from 1."""
        typed = self._typed.get(name, "").translate(_EASTERN_DIGITS)
        if not typed:
            return None
        if not typed.isdecimal() or not 1 <= int(typed[:9]) <= at_most:
            self.add(name, "registry.number_out_of_range", limit=at_most)
            return None
        return int(typed)

    def words(self, name: str) -> tuple[str, ...]:
        """Words or phrases between commas, Arabic or Latin."""
        typed = self._typed.get(name, "").replace("،", ",").split(",")
        words = tuple(dict.fromkeys(word for word in map(clean_line, typed) if word))
        if len(words) > MAX_KEYWORDS or any(len(word) > MAX_KEYWORD for word in words):
            self.add(name, "registry.keywords_too_many", limit=MAX_KEYWORDS, length=MAX_KEYWORD)
        return words

    def demand(self, names: Collection[str]) -> None:
        """Names those that are empty, and about which nothing was said yet."""
        told = {problem.field for problem in self.problems}
        for name in sorted(names):
            if name not in told and not clean_line(self._typed.get(name, "")):
                self.add(name, "registry.model_demands")

    def add(self, name: str, code: str, **params: object) -> None:
        """Names a problem."""
        self.problems.append(Problem(name, code, **params))

    def judge(self) -> None:
        """``InvalidError`` if any problem was named."""
        if self.problems:
            raise InvalidError(self.problems)


def read_sheet(
    typed: Mapping[str, str],
    direction: Direction,
    entity_ids: Collection[str],
    today: date,
    mandatory: Collection[str] = (),
) -> Sheet:
    """The sheet that was written; ``InvalidError`` with every problem.

    An incoming letter needs its sender, one that leaves its addressee; neither day may lie in the future, nor the delay
    for the reply end before the letter came. ``mandatory`` are further fields that must not be empty.
    """
    fields = Fields(typed)
    sheet = Sheet(
        subject=fields.line("subject", required=True),
        sender=fields.line("sender", required=True),
        addressee=fields.line("addressee", required=direction is Direction.OUTGOING),
        channel=fields.choice("channel", Channel, Channel.COUNTER),
        received_on=_not_after(fields, "received_on", fields.day("received_on"), today) or today,
        document_on=_not_after(fields, "document_on", fields.day("document_on"), today),
        sender_reference=fields.line("sender_reference"),
        entity_id=fields.one_of("entity_id", entity_ids),
        nature=fields.choice("nature", Nature, Nature.LETTER),
        language=fields.one_of("language", LANGUAGES, "ar"),
        priority=fields.choice("priority", Priority, Priority.NORMAL),
        confidentiality=fields.choice("confidentiality", Confidentiality, Confidentiality.ORDINARY),
        pages=fields.number("pages", MAX_PAGES),
        keywords=fields.words("keywords"),
        due_on=None if direction is Direction.OUTGOING else fields.day("due_on"),
    )
    if sheet.due_on and sheet.due_on < sheet.received_on:
        fields.add("due_on", "registry.due_before_received")
    fields.demand(mandatory)
    fields.judge()
    return sheet


def read_qualification(typed: Mapping[str, str]) -> Qualification:
    """What was decided; ``InvalidError`` with every problem. The entity is checked where the mail is known."""
    fields = Fields(typed)
    given = Qualification(
        nature=fields.choice("nature", Nature, Nature.LETTER),
        priority=fields.choice("priority", Priority, Priority.NORMAL),
        confidentiality=fields.choice("confidentiality", Confidentiality, Confidentiality.ORDINARY),
        language=fields.one_of("language", LANGUAGES, "ar"),
        entity_id=typed.get("entity_id", ""),
        due_on=fields.day("due_on"),
        model=typed.get("model", ""),
    )
    fields.judge()
    return given


def _not_after(fields: Fields, name: str, day: date | None, today: date) -> date | None:
    if day is not None and day > today:
        fields.add(name, "registry.day_in_future")
    return day
