"""What people send: query strings and forms, decoded strictly and cleaned of what no letter contains."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qs

from chalicelib.web.errors import HttpError

MAX_FIELDS = 400
_CONTROLS = {c: None for c in range(0x20) if chr(c) not in "\t\n"} | {0x7F: None}


def clean(text: str) -> str:
    """NFC, lines ended by ``\\n``, no control characters, no blanks at the ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_CONTROLS).strip()


class Values:
    """Fields with one or several values each. A field that was not sent reads as the empty text."""

    def __init__(self, values: Mapping[str, Sequence[str]] | None = None) -> None:
        self._raw = values or {}
        self._values = {name: [clean(v) for v in given] for name, given in (values or {}).items()}

    def get(self, name: str, default: str = "") -> str:
        """The last value, or ``default`` when the field was not sent."""
        given = self._values.get(name)
        return given[-1] if given else default

    def raw(self, name: str) -> str:
        """The last value exactly as sent: for passwords."""
        given = self._raw.get(name)
        return given[-1] if given else ""

    def all(self, name: str) -> list[str]:
        """Every value, in the order sent."""
        return list(self._values.get(name, ()))

    def __getitem__(self, name: str) -> str:
        return self.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)


def read_form(body: bytes) -> Values:
    """An ``application/x-www-form-urlencoded`` body; :class:`HttpError` 400 if not UTF-8 or with too many fields."""
    try:
        return Values(
            parse_qs(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
        )
    except ValueError as error:
        raise HttpError(400, "malformed_form") from error
