"""DER in its one form (X.690, 10 and 11): what a lenient reader would take for the same is refused here."""

DEEPEST = 40


def demand(data: bytes) -> None:
    """``ValueError`` unless the bytes are exactly one element in DER."""
    if _element(data, 0, len(data), 0) != len(data):
        raise ValueError("bytes after the element")


def length(data: bytes) -> int:
    """How many bytes the element has that these begin with, itself included."""
    start, size = _head(data, 0, len(data))
    return start + size


def _element(data: bytes, at: int, end: int, depth: int) -> int:
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    start, size = _head(data, at, end)
    stop = start + size
    if stop > end:
        raise ValueError("longer than what holds it")
    if data[at] & 0x20:
        while start < stop:
            start = _element(data, start, stop, depth + 1)
    else:
        _primitive(data[at], data[start:stop])
    return stop


def _head(data: bytes, at: int, end: int) -> tuple[int, int]:
    """Where the contents begin, and how long they are."""
    if at + 2 > end or data[at] & 0x1F == 0x1F:
        raise ValueError("no element")
    first = data[at + 1]
    if first < 0x80:
        return at + 2, first
    count = first & 0x7F
    size = int.from_bytes(data[at + 2 : at + 2 + count], "big")
    if not 1 <= count <= 4 or at + 2 + count > end or size < 0x80 or size < 1 << 8 * (count - 1):
        raise ValueError("a length in another form")
    return at + 2 + count, size


def _primitive(tag: int, contents: bytes) -> None:
    if tag == 0x01 and contents not in (b"\x00", b"\xff"):
        raise ValueError("a truth value in another form")
    if tag == 0x05 and contents:
        raise ValueError("a null that says something")
    if tag in (0x02, 0x0A):
        padded = contents[:2] and len(contents) > 1 and (contents[0], contents[1] >> 7) in ((0, 0), (0xFF, 1))
        if not contents or padded:
            raise ValueError("an integer in another form")
