"""Which maker makes the bundle of what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chalicelib.bundles.making import Made
from chalicelib.bundles.working import Making
from chalicelib.kernel.errors import NotFoundError


@dataclass(frozen=True)
class Makers:
    """By the first word of a subject: ``deposit``, ``closing`` …; each is made when it is first needed."""

    by_word: Mapping[str, Callable[[], Making]]

    def make(self, subject: str, key: str) -> Made:
        """The bundle, under that key; ``NotFoundError`` for what has none, and what its maker raises."""
        of = self.by_word.get(subject.partition("/")[0])
        if of is None:
            raise NotFoundError("not_found")
        return of().make(subject, key)
