"""Which of a REST API's resources an address leads to, as API Gateway chooses."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

_NAME = re.compile(r"{(\w+)(\+?)}")


class GatewayRoutes:
    """The ``paths`` of an API's description: ``/a/{name}`` stands for one word, ``/a/{rest+}`` for one or more."""

    def __init__(self, paths: Mapping[str, Mapping[str, object]]) -> None:
        self._methods = {path: {method.upper() for method in methods} for path, methods in paths.items()}
        self._patterns = {path: _pattern(path) for path in sorted(paths, key=_precedence)}

    def find(self, method: str, path: str) -> tuple[str, dict[str, str]] | None:
        """The resource and what stands for its names; None where no resource takes the method.

        A slash at the end says nothing. The most literal resource is chosen before its methods are looked at.
        """
        asked = path if path == "/" else path.rstrip("/")
        for resource, pattern in self._patterns.items():
            if found := pattern.fullmatch(asked):
                names = {name: unquote(value) for name, value in found.groupdict().items()}
                return (resource, names) if method in self._methods[resource] else None
        return None


def _precedence(path: str) -> list[int]:
    """Words before names, a name for one word before one for the rest, from left to right."""
    return [_rank(word) for word in path.strip("/").split("/")]


def _rank(word: str) -> int:
    found = _NAME.fullmatch(word)
    return 0 if not found else 2 if found[2] else 1


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("/" + "/".join(_words(path)))


def _words(path: str) -> Iterable[str]:
    for word in path.strip("/").split("/"):
        found = _NAME.fullmatch(word)
        yield re.escape(word) if not found else f"(?P<{found[1]}>{'.+' if found[2] else '[^/]+'})"
