"""The order of a deposit's files, and what each one is to the letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chalicelib.kernel.errors import InvalidError, Problem


class FileNature(StrEnum):
    """What a file is to the letter; pages, receipts and sheets name it in words (``file-nature-…``)."""

    LETTER = "letter"
    ANNEX = "annex"
    IDENTITY = "identity"
    MANDATE = "mandate"
    OTHER = "other"


@dataclass(frozen=True)
class Place:
    """One file in its place."""

    file_id: str
    nature: str


Arrangement = tuple[Place, ...]


def natures_of(said: Sequence[str]) -> tuple[str, ...]:
    """What each file is, in their order; where nothing is said, the first one is the letter, unless another is said to
    be it, and the others are annexes."""
    letter = None if FileNature.LETTER in said else next((at for at, nature in enumerate(said) if not nature), None)
    return tuple(
        nature or (FileNature.LETTER if at == letter else FileNature.ANNEX).value for at, nature in enumerate(said)
    )


def arranged(file_ids: Iterable[str], arrangement: Arrangement) -> Arrangement:
    """These files in the order that was given them, those that nobody placed yet after them, in their own order.

    The first one that nobody placed is the letter, unless there is one, and others are annexes.
    """
    ids = list(file_ids)
    placed = [place for place in arrangement if place.file_id in ids]
    known = {place.file_id for place in placed}
    every = [*placed, *(Place(file_id, "") for file_id in ids if file_id not in known)]
    natures = natures_of([place.nature for place in every])
    return tuple(Place(place.file_id, nature) for place, nature in zip(every, natures, strict=True))


def moved(arrangement: Arrangement, file_id: str, position: int) -> Arrangement:
    """With the file at this position, from 1; beyond the ends it stands at the end that is nearest."""
    moving = next(place for place in arrangement if place.file_id == file_id)
    others = [place for place in arrangement if place.file_id != file_id]
    at = min(max(position, 1), len(arrangement)) - 1
    return (*others[:at], moving, *others[at:])


def named(arrangement: Arrangement, file_id: str, nature: str) -> Arrangement:
    """With the file as what it is said to be; ``InvalidError`` for a word that is none of them."""
    if nature not in set(FileNature):
        raise InvalidError([Problem("nature", "deposit.unknown_nature")])
    return tuple(replace(place, nature=nature) if place.file_id == file_id else place for place in arrangement)
