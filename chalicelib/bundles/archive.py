"""ZIP archives as they are written into storage: piece by piece, never more than one piece of a member in memory.

The form is FORMATS.md's, so that nothing in an archive varies but what its members say.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from chalicelib.bundles.model import MANIFEST, SIGNATURE, Manifest, Member
from chalicelib.kernel.errors import UnavailableError

_PACKED_ALREADY = (".jpg", ".jpeg", ".png", ".webp", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


def pieces(manifest: Manifest, signature: str) -> Iterator[bytes]:
    """The archive's bytes in order.

    ``UnavailableError`` (``bundles.member_changed``) for a member that is not what the manifest says: whoever writes
    this somewhere must not keep what came before.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        archive.writestr(_entry(MANIFEST), manifest.file())
        archive.writestr(_entry(SIGNATURE), signature)
        for member in manifest.members:
            yield from _member(archive, member, pipe)
    yield pipe.taken()


def plain_pieces(files: Iterable[tuple[str, Callable[[], Iterable[bytes]]]]) -> Iterator[bytes]:
    """The bytes of an archive that proves nothing: these paths, each with a way to its bytes, and no manifest."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        for path, opened in files:
            with archive.open(_entry(path), "w", force_zip64=True) as file:
                for piece in opened():
                    file.write(piece)
                    yield pipe.taken()
    yield pipe.taken()


def _member(archive: zipfile.ZipFile, member: Member, pipe: "_Pipe") -> Iterator[bytes]:
    made, count = hashlib.sha256(), 0
    with archive.open(_entry(member.path), "w") as file:
        for piece in member.opened():
            made.update(piece)
            count += len(piece)
            file.write(piece)
            yield pipe.taken()
    if (made.hexdigest(), count) != (member.sha256, member.size_bytes):
        raise UnavailableError("bundles.member_changed", path=member.path)
    yield pipe.taken()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path)  # its date is the first that ZIP knows
    entry.create_system = 3
    packed = path.lower().endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry


class _Pipe(io.RawIOBase):
    """A file that only goes on: what was written waits until it is taken."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._written.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        taken, self._written = b"".join(self._written), []
        return taken


def parts(given: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in parts of exactly this size, the last one shorter; none of nothing."""
    held: list[bytes] = []
    count = 0
    for piece in given:
        rest = memoryview(piece)
        while count + len(rest) >= size:
            cut = size - count
            held.append(bytes(rest[:cut]))
            yield b"".join(held)
            held, count, rest = [], 0, rest[cut:]
        held.append(bytes(rest))
        count += len(rest)
    if count:
        yield b"".join(held)
