"""XML from strangers, read by expat in pieces: nothing is kept, no entity is declared, nothing outside is asked."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from chalicelib.adapters.inspecting.findings import RefusedError

OnElement = Callable[[str, Mapping[str, str]], None]
OnText = Callable[[str], None]
_XLINK = "http://www.w3.org/1999/xlink"


class XmlReader:
    """Calls ``on_element(name, attributes)`` for each element, and ``on_text`` for each text if given.

    Names are without their prefixes. An element with two attributes of one local name is told once for each namespace
    that a format takes its attributes from (none, the element's own, XLink's), so that no foreign attribute hides one.
    Entities are refused as the bombs and the readers of others' files that they are: no office program writes any.
    """

    def __init__(self, on_element: OnElement, on_text: OnText | None = None) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._on_element = on_element
        self._parser.StartElementHandler = self._start
        self._parser.EntityDeclHandler = _refuse
        if on_text is not None:
            self._parser.buffer_text = True
            self._parser.CharacterDataHandler = on_text

    def feed(self, piece: bytes) -> None:
        """The next piece; an empty one ends the document. ``RefusedError`` ``damaged`` for what is no XML."""
        try:
            self._parser.Parse(piece, not piece)
        except (expat.ExpatError, ValueError) as error:
            raise RefusedError("damaged") from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        given = {_local(key): value for key, value in attributes.items()}
        if len(given) == len(attributes):
            self._on_element(_local(name), given)
            return
        for space in ("", _space(name), _XLINK):
            formats_own = {_local(key): value for key, value in attributes.items() if _space(key) == space}
            self._on_element(_local(name), given | formats_own)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _space(name: str) -> str:
    return name.rpartition(" ")[0]


def _refuse(*_: object) -> None:
    raise RefusedError("damaged")
