"""An administration as the directory finds it: by its name in each language, and by the beginnings of its words."""

import re
from dataclasses import dataclass

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import folded
from chalicelib.organisation.model import Administration
from chalicelib.organisation.structure.model import Standing

MOST_WORDS = 40
_ARTICLE = "ال"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Listed:
    """An administration as lists show it."""

    id: str
    slug: str
    code: str
    name: Bilingual
    standing: Standing = Standing.ACTIVE

    def holds(self, beginnings: tuple[str, ...]) -> bool:
        """Whether every one of them begins one of its words."""
        words = words_to_find(self)
        return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, each once, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(folded(text))))


def words_to_find(administration: "Administration | Listed") -> frozenset[str]:
    """What it is searched by: the words of both names and of its code, Arabic ones with and without their article."""
    own = words_of(f"{administration.code} {administration.name.fr} {administration.name.ar}")
    bare = (word.removeprefix(_ARTICLE) for word in own if len(word) > len(_ARTICLE) + 1)
    return frozenset([*own, *bare][:MOST_WORDS])
