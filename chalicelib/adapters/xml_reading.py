"""XML from strangers, read by expat in pieces: nothing is kept, no entity is declared, nothing outside is asked."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from chalicelib.adapters.findings import RefusedError

OnElement = Callable[[str, Mapping[str, str]], None]
OnText = Callable[[str], None]


class XmlReader:
    """Calls ``on_element(name, attributes)`` for each element, and ``on_text`` for each text if given.

    Names are without their prefixes; of attributes with one local name the last counts. Entities are refused as the
    bombs and the readers of others' files that they are: no office program writes any.
    """

    def __init__(self, on_element: OnElement, on_text: OnText | None = None) -> None:
        self._parser = expat.ParserCreate()
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
        self._on_element(_local(name), {_local(key): value for key, value in attributes.items()})


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise RefusedError("damaged")
