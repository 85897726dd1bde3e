"""What a file was at the end of each of its revisions: one that only grew holds every state that it was in."""

import hashlib
from collections.abc import Iterator

_END = b"%%EOF"
_LINE_ENDS = (b"", b"\n", b"\r\n", b"\r")


def digests(data: bytes) -> Iterator[str]:
    """SHA-256 of the file up to each end-of-file mark, without and with the end of its line, the first first."""
    made, start = hashlib.sha256(), 0
    while (end := data.find(_END, start)) >= 0:
        stop = end + len(_END)
        made.update(data[start:stop])
        for ending in _LINE_ENDS:
            if data[stop:].startswith(ending):
                ended = made.copy()
                ended.update(ending)
                yield ended.hexdigest()
        start = stop
