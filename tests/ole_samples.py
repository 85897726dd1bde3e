"""The container of office files before 2007 ([MS-CFB]), for tests, with directories as they are wanted."""

import struct

_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _ENTRY, _A_FAT = 512, 128, 128
_ROOT, _STREAM = 5, 2


def container(*names: str) -> bytes:
    """A container of these streams, all empty, each left of the one before: a directory as deep as it is long."""
    entries = [_entry("Root Entry", _ROOT, child=1 if names else _NONE)]
    entries += [_entry(name, _STREAM, left=number + 2) for number, name in enumerate(names[:-1])]
    entries += [_entry(name, _STREAM) for name in names[-1:]]
    directory = b"".join(entries)
    directory += bytes(-len(directory) % _SECTOR)
    sectors = len(directory) // _SECTOR
    fats = -(-(sectors + sectors // _A_FAT + 1) // _A_FAT)
    chain = [_FAT] * fats + [number + 1 for number in range(fats, fats + sectors - 1)] + [_END]
    chain += [_NONE] * (fats * _A_FAT - len(chain))
    return _header(fats) + struct.pack(f"<{len(chain)}I", *chain) + directory


def _header(fats: int) -> bytes:
    head = struct.pack("<8s16s5H6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, fats, fats, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109I", *range(fats), *[_NONE] * (109 - fats))


def _entry(name: str, kind: int, left: int = _NONE, child: int = _NONE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    fields = (written, len(written), kind, 1, left, _NONE, child, b"", 0, 0, 0, _END if kind == _ROOT else 0, 0, 0)
    return struct.pack("<64sHBBIII16sIQQIII", *fields)
