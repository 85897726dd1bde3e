"""ZIP archives in the one form that bundles have: every byte belongs to a member, and every header is as foreseen."""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from wasl_verify.report import FaultError

CHUNK = 1 << 18
MOST_MEMBERS = 10_000
LARGEST_TEXT = 1 << 28
_END, _ENTRY, _LOCAL = struct.Struct("<IHHHHIIH"), struct.Struct("<IHHHHHHIIIHHHHHII"), struct.Struct("<IHHHHHIIIHH")
_AFTER = struct.Struct("<IIII")
_END_SIGN, _ENTRY_SIGN, _LOCAL_SIGN, _AFTER_SIGN = 0x06054B50, 0x02014B50, 0x04034B50, 0x08074B50
_VERSION, _MADE_BY, _DATE, _MODE = 20, 3 << 8 | 20, 0x21, 0o600 << 16
_SIZES_AFTER, _UTF8 = 8, 0x800
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True)
class Member:
    """A member, where its bytes are, and what the directory says of them."""

    name: str
    start: int
    packed: int
    size: int
    crc: int
    method: int


class Archive:
    """The members, in their order. :class:`FaultError` for an archive in any other form."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.members = list(self._read())

    def chunks(self, member: Member) -> Iterator[bytes]:
        """Its bytes, never more than its size; :class:`FaultError` where they are not of that size and checksum."""
        crc, left = 0, member.size
        for chunk in self._unpacked(member):
            left -= len(chunk)
            if left < 0:
                raise FaultError("other_size", member.name)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if left or crc != member.crc:
            raise FaultError("other_size", member.name)

    def sha256(self, member: Member) -> str:
        """The digest of its bytes."""
        made = hashlib.sha256()
        for chunk in self.chunks(member):
            made.update(chunk)
        return made.hexdigest()

    def read(self, member: Member) -> bytes:
        """Its bytes; :class:`FaultError` if they are too many to be held at once."""
        if member.size > LARGEST_TEXT:
            raise FaultError("too_large", member.name)
        return b"".join(self.chunks(member))

    def _read(self) -> Iterator[Member]:
        end = self._file.seek(0, 2) - _END.size
        if end < 0:
            raise FaultError("not_a_zip")
        sign, disk, other, here, count, size, start, comment = _END.unpack(self._at(end, _END.size))
        if sign != _END_SIGN or disk or other or here != count or comment or start + size != end:
            raise FaultError("not_a_zip")
        if not count or count > MOST_MEMBERS:
            raise FaultError("not_a_zip")
        directory, at, place = self._at(start, size), 0, 0
        for _ in range(count):
            entry = directory[at : at + _ENTRY.size]
            if len(entry) != _ENTRY.size:
                raise FaultError("not_a_zip")
            length = _ENTRY.unpack(entry)[10]
            raw = directory[at + _ENTRY.size : at + _ENTRY.size + length]
            member, place = self._member(entry, raw, place)
            at += _ENTRY.size + length
            yield member
        if at != size or place != start:
            raise FaultError("bytes_of_nobody")

    def _member(self, entry: bytes, raw: bytes, place: int) -> tuple[Member, int]:
        """The member of an entry, and where its bytes end."""
        (sign, made_by, needed, flags, method, time, date, crc, packed, size, length, extra, comment, disk, inner, mode,
         offset) = _ENTRY.unpack(entry)  # fmt: skip
        name = _name(raw, flags)
        foreseen = (_ENTRY_SIGN, _MADE_BY, _VERSION, 0, _DATE, 0, 0, 0, 0, _MODE, len(raw))
        if (sign, made_by, needed, time, date, extra, comment, disk, inner, mode, length) != foreseen:
            raise FaultError("other_header", name)
        if method not in (_STORED, _DEFLATED) or (method == _STORED and packed != size):
            raise FaultError("other_header", name)
        if offset != place:
            raise FaultError("bytes_of_nobody", name)
        after = bool(flags & _SIZES_AFTER)
        known = (0, 0, 0) if after else (crc, packed, size)
        local = _LOCAL.pack(_LOCAL_SIGN, _VERSION, flags, method, 0, _DATE, *known, length, 0) + raw
        if self._at(offset, len(local)) != local:
            raise FaultError("other_header", name)
        start = offset + len(local)
        end = start + packed
        if after:
            if self._at(end, _AFTER.size) != _AFTER.pack(_AFTER_SIGN, crc, packed, size):
                raise FaultError("other_header", name)
            end += _AFTER.size
        return Member(name, start, packed, size, crc, method), end

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        if member.method == _STORED:
            for at in range(0, member.packed, CHUNK):
                yield self._at(member.start + at, min(CHUNK, member.packed - at))
            return
        opened = zlib.decompressobj(-zlib.MAX_WBITS)
        for at in range(0, member.packed, CHUNK):
            given = self._at(member.start + at, min(CHUNK, member.packed - at))
            while given:
                yield opened.decompress(given, CHUNK)
                given = opened.unconsumed_tail
                if opened.eof and (opened.unused_data or at + CHUNK < member.packed):
                    raise FaultError("bytes_of_nobody", member.name)
        yield opened.flush()
        if not opened.eof:
            raise FaultError("other_size", member.name)

    def _at(self, place: int, count: int) -> bytes:
        self._file.seek(place)
        data = self._file.read(count)
        if len(data) != count:
            raise FaultError("not_a_zip")
        return data


def _name(raw: bytes, flags: int) -> str:
    """The name, which no system would take out of the folder that it is unpacked into."""
    if flags & ~(_SIZES_AFTER | _UTF8) or bool(flags & _UTF8) == raw.isascii():
        raise FaultError("other_header", raw.decode("utf-8", "replace"))
    name = raw.decode("utf-8")
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or set(name) & set('\\:*?"<>|') or not name.isprintable():
        raise FaultError("bad_name", ascii(name))
    return name
