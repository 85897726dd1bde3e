"""Members that are too long for memory and known only once they are written: kept on disk until the bundle is."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from chalicelib.bundles.model import Member, Role

Workplace = Callable[[], AbstractContextManager[Path]]
"""Gives a directory that is gone afterwards."""
_PIECE_BYTES = 1 << 20


class Spooled:
    """One member as it grows."""

    def __init__(self, folder: Path, path: str, role: Role) -> None:
        self._file = folder / path.replace("/", "-")
        self._path, self._role = path, role
        self._digest, self._size_bytes = hashlib.sha256(), 0
        self._open: BinaryIO = self._file.open("wb")

    def write(self, piece: bytes) -> None:
        """Goes on with it."""
        self._digest.update(piece)
        self._size_bytes += len(piece)
        self._open.write(piece)

    def member(self) -> Member:
        """What was written, whole."""
        self._open.close()
        opened = partial(_pieces, self._file)
        return Member(self._path, self._role, self._size_bytes, self._digest.hexdigest(), opened)


def spooled(folder: Path, path: str, role: Role, pieces: Iterable[bytes]) -> Member:
    """A member of pieces that can be had once."""
    member = Spooled(folder, path, role)
    for piece in pieces:
        member.write(piece)
    return member.member()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece
