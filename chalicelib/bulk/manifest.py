"""A manifest: the letters of one batch, line by line, each judged for itself. Reading one does nothing.

A line that is wrong is refused with every problem of it, named by its field; the others go on. Of lines with the same
reference the first stands, the later ones are refused: whichever was meant, none is deposited twice unasked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.text import clean_file_name, clean_line

MOST_LINES = 500
MOST_FILES = 10
_SHOWN = 100
LARGEST_BODY = 3_000_000
"""Bytes of a manifest: 500 letters of two files and long names in Arabic weigh about a third of it."""


@dataclass(frozen=True)
class DeclaredFile:
    """A file that is to be uploaded. ``sha256`` in hexadecimal: storage takes these bytes and no others; ``nature`` is
    what it is to the letter, empty for the usual: the letter first, then annexes."""

    name: str
    size_bytes: int
    sha256: str
    nature: str = ""

    def cleaned(self) -> "DeclaredFile":
        """In the form in which it is kept."""
        return replace(self, name=clean_file_name(self.name), sha256=self.sha256.lower())


@dataclass(frozen=True)
class Letter:
    """A line as its sender wrote it. ``administration`` is a slug, ``reference`` the sender's own, ``request_kind`` the
    id of a kind that the administration offers, empty for an ordinary letter; ``nature`` what sort of writing it is,
    empty for the usual."""

    administration: str
    subject: str
    reference: str
    files: tuple[DeclaredFile, ...]
    request_kind: str = ""
    nature: str = ""

    def cleaned(self) -> "Letter":
        """In the form in which it is kept."""
        return Letter(
            self.administration,
            clean_line(self.subject),
            clean_line(self.reference),
            tuple(file.cleaned() for file in self.files),
            clean_line(self.request_kind),
            self.nature,
        )

    def shortened(self) -> "Letter":
        """What is remembered of a line that was refused: enough to know it again, of bounded size."""
        return Letter(self.administration, self.subject[:_SHOWN], self.reference[:_SHOWN], ())


@dataclass(frozen=True)
class Unreadable:
    """A line that is no letter: fields are missing, too many or of the wrong sort; its reference, if it has one."""

    reference: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Line:
    """A line judged. ``number`` counts from 1; without ``problems`` it is taken. ``like`` is an earlier line with the
    very same files for the same administration: told, and taken."""

    number: int
    letter: Letter
    problems: tuple[Problem, ...] = ()
    like: int = 0


Rule = Callable[[Letter], Sequence[Problem]]
"""What the deposit would say of a letter."""


def judged(given: Sequence[Letter | Unreadable], rule: Rule) -> list[Line]:
    """Every line, in order."""
    first_with: dict[str, int] = {}
    first_like: dict[tuple[str, tuple[str, ...]], int] = {}
    return [_line(number, it, rule, first_with, first_like) for number, it in enumerate(given, 1)]


def _line(
    number: int,
    given: Letter | Unreadable,
    rule: Rule,
    first_with: dict[str, int],
    first_like: dict[tuple[str, tuple[str, ...]], int],
) -> Line:
    if isinstance(given, Unreadable):
        return Line(number, Letter("", "", clean_line(given.reference), ()).shortened(), given.problems)
    letter = given.cleaned()
    problems = [*rule(letter), *_of_files(letter), *_of_reference(letter, first_with)]
    if problems:
        return Line(number, letter.shortened(), tuple(problems))
    if letter.reference:
        first_with[letter.reference] = number
    like = first_like.setdefault((letter.administration, tuple(sorted(it.sha256 for it in letter.files))), number)
    return Line(number, letter, like=like if like != number else 0)


def _of_files(letter: Letter) -> Iterator[Problem]:
    if not letter.files:
        yield Problem("files", "deposit.files_missing")
    if len(letter.files) > MOST_FILES:
        yield Problem("files", "deposit.too_many_files", limit=MOST_FILES)
    for place, file in enumerate(letter.files):
        if not file.name:
            yield Problem(f"files.{place}.name", "bulk.file_name_missing")


def _of_reference(letter: Letter, first_with: dict[str, int]) -> Iterator[Problem]:
    first = first_with.get(letter.reference) if letter.reference else None
    if first is not None:
        yield Problem("reference", "bulk.reference_repeated", reference=letter.reference, line=first)
