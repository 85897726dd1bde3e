"""An administration as the directory finds it: by its name in each language, and by the beginnings of its words."""

import re
from dataclasses import dataclass

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import folded
from chalicelib.organisation.model import Administration
from chalicelib.organisation.structure.model import Standing
from chalicelib.organisation.structure.places import region_of

MOST_WORDS = 36
"""With its lists, before and after a change of them all, they stay within one transaction's hundred items."""
_ARTICLE = "ال"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Facets:
    """What a list is narrowed to: a region by its code, a sector; empty for all of them."""

    region: str = ""
    sector: str = ""

    def __bool__(self) -> bool:
        return bool(self.region or self.sector)

    def admits(self, listed: "Listed") -> bool:
        """Whether it belongs to the list so narrowed."""
        return self.region in ("", listed.region) and self.sector in ("", listed.sector)


EVERYWHERE = Facets()


@dataclass(frozen=True)
class Listed:
    """An administration as lists show it."""

    id: str
    slug: str
    code: str
    name: Bilingual
    standing: Standing = Standing.ACTIVE
    region: str = ""
    sector: str = ""

    def holds(self, beginnings: tuple[str, ...]) -> bool:
        """Whether every one of them begins one of its words."""
        words = words_to_find(self)
        return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def facets_of(administration: Administration) -> frozenset[Facets]:
    """Every narrowed list that it stands in, and the one of all."""
    region, sector = region_of(administration.place), administration.sector
    return frozenset(Facets(one, other) for one in ("", region) for other in ("", sector))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, each once, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(folded(text))))


def words_to_find(administration: "Administration | Listed") -> frozenset[str]:
    """What it is searched by: the words of both names and of its code, Arabic ones with and without their article."""
    own = words_of(f"{administration.code} {administration.name.fr} {administration.name.ar}")
    bare = (word.removeprefix(_ARTICLE) for word in own if len(word) > len(_ARTICLE) + 1)
    return frozenset([*own, *bare][:MOST_WORDS])
