"""The map of the site: which module answers which address.

``site.txt`` is read in the place of every module of pages and routes: importing all of them would be most of a start,
and a request needs one. ``python -m infra site`` writes it; a test holds it equal to what the modules enter.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from chalicelib.web.routing import Route, Routes

FILE = Path(__file__).with_name("site.txt")


@dataclass
class _Place:
    """What lies below one beginning of an address: by the next word, or below any word that a name may stand for."""

    words: "dict[str, _Place]" = field(default_factory=dict)
    any_name: "_Place | None" = None
    routes: dict[str, str] = field(default_factory=dict)
    """Of the address that ends here, by method: the route's name."""

    def below(self, word: str) -> "_Place":
        """The place for one word of a route's path, made where it is missing."""
        if not word.startswith("{"):
            return self.words.setdefault(word, _Place())
        self.any_name = self.any_name or _Place()
        return self.any_name

    def find(self, words: list[str]) -> "_Place | None":
        """The place that an address leads to, a word itself before a name."""
        if not words:
            return self if self.routes else None
        named = self.words.get(words[0])
        found = named.find(words[1:]) if named else None
        if found is None and self.any_name and words[0]:
            return self.any_name.find(words[1:])
        return found


def methods_of(path: str) -> dict[str, str]:
    """The names of the routes at an address, by method; empty where there is none. HEAD is wherever GET is."""
    place = _root().find(_words(path))
    if place is None:
        return {}
    return place.routes | ({"HEAD": place.routes["GET"]} if "GET" in place.routes else {})


def route(name: str) -> Route:
    """The route of a name that :func:`methods_of` answered; its module is imported when it is first asked for."""
    module = import_module(f"chalicelib.{_modules()[name]}")
    return next(it.by_name[name] for it in vars(module).values() if isinstance(it, Routes) and name in it.by_name)


def names_in(route: Route, path: str) -> dict[str, str]:
    """What stands in an address in the place of the route's names."""
    pairs = zip(_words(route.path), _words(path), strict=True)
    return {word[1:-1]: given for word, given in pairs if word.startswith("{")}


def all_routes() -> list[Route]:
    """Every route, as the file is ordered."""
    return [route(name) for name in _modules()]


@cache
def _modules() -> dict[str, str]:
    lines = FILE.read_text("ascii").splitlines()
    return {name: module for name, _, module in (line.rpartition(" ") for line in lines)}


@cache
def _root() -> _Place:
    root = _Place()
    for name in _modules():
        method, _, path = name.partition(" ")
        place = root
        for word in _words(path):
            place = place.below(word)
        place.routes[method] = name
    return root


def _words(path: str) -> list[str]:
    """An address's words; a slash at its end says nothing."""
    return path.strip("/").split("/") if path.strip("/") else []
