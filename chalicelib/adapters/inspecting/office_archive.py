"""The archive that an office file is (APPNOTE 6.3.10; ISO/IEC 29500-2; OpenDocument 1.3, part 2), unpacked in steps.

What is declared of an entry is not believed: each is unpacked to its end, and counted.
"""

import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from chalicelib.adapters.inspecting.findings import RefusedError, TooHeavyError

MAX_ENTRIES = 20_000
MAX_UNPACKED_BYTES = 512 * 1024 * 1024
OF_EACH_BYTE = 5
"""A large file may unpack to more: so many bytes for each of its own."""
_STEP_BYTES = 1024 * 1024
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_LOCAL_HEADER_BYTES = 30
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)

Reader = Callable[[bytes], None]


class OfficeArchive:
    """One archive, its entries judged by their headers alone until they are read."""

    def __init__(self, source: Path | BinaryIO, size_bytes: int) -> None:
        """``RefusedError`` and ``TooHeavyError`` for an archive whose entries are not what an office file's are."""
        self.size_bytes = size_bytes
        try:
            self._archive = zipfile.ZipFile(source)
        except _BROKEN as error:
            raise RefusedError("damaged") from error
        entries = self._archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise TooHeavyError
        for entry in entries:
            _check(entry)
        _check_places(entries)
        self.names = [entry.filename for entry in entries]
        if len({name.lower() for name in self.names}) < len(self.names):  # which one counts differs between readers
            raise RefusedError("damaged")

    def unpack(self, into: Callable[[str], Reader | None], names: Sequence[str] = ()) -> None:
        """Unpacks every entry, each in pieces to the reader that ``into`` gives for its name, an empty piece last.

        In the file's order, or in that of ``names``.
        """
        rest = MAX_UNPACKED_BYTES + OF_EACH_BYTE * self.size_bytes
        for name in names or self.names:
            read = into(name) or _nobody
            for piece in self._pieces(name):
                rest -= len(piece)
                if rest < 0:
                    raise TooHeavyError
                read(piece)
            read(b"")

    def read(self, name: str, limit: int = 8 * _STEP_BYTES) -> bytes:
        """One entry whole; ``RefusedError`` if it is not there, ``TooHeavyError`` above the limit, in bytes."""
        if name not in self.names:
            raise RefusedError("damaged")
        content = b""
        for piece in self._pieces(name):
            content += piece
            if len(content) > limit:
                raise TooHeavyError
        return content

    def first(self) -> tuple[str, int]:
        """Name and method of packing of the entry that stands first in the file."""
        entry = min(self._archive.infolist(), key=lambda it: it.header_offset)
        return entry.filename, entry.compress_type

    def _pieces(self, name: str) -> "_Pieces":
        return _Pieces(self._archive, name)


class _Pieces:
    """An entry's content, a megabyte at a time."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        try:
            self._file = archive.open(name)
        except _BROKEN as error:
            raise RefusedError("damaged") from error

    def __iter__(self) -> "_Pieces":
        return self

    def __next__(self) -> bytes:
        try:
            piece = self._file.read(_STEP_BYTES)
        except _BROKEN as error:
            raise RefusedError("damaged") from error
        if not piece:
            raise StopIteration
        return piece


def _nobody(_: bytes) -> None:
    """Unpacked to be counted."""


def _check(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise RefusedError("encrypted")
    parts = entry.filename.split("/")
    if entry.compress_type not in _PLAIN or not entry.filename or ".." in parts or parts[0] == "":
        raise RefusedError("damaged")


def _check_places(entries: list[zipfile.ZipInfo]) -> None:
    """Entries stand one behind the other, from the beginning: overlapping ones unpack to any size there is."""
    if not entries:
        raise RefusedError("damaged")
    end = 0
    for entry in sorted(entries, key=lambda it: it.header_offset):
        if end == 0 and entry.header_offset != 0:
            raise RefusedError("two_in_one")
        if entry.header_offset < end:
            raise TooHeavyError
        end = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
