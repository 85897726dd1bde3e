"""Merkle trees as in RFC 9162, section 2.1, over hashes of 32 bytes: pure functions, nothing stored.

A *subtree* is ``(height, index)``: the complete one over the leaves ``index · 2^height`` up to the next of its size.
A *span* is ``(first, end)``: the leaves from one up to, and without, another. What a proof is made of are hashes of
spans, and the hash of any span that occurs in one is folded from at most one complete subtree a height.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import reduce

Subtree = tuple[int, int]
Span = tuple[int, int]
NodeOf = Callable[[Subtree], bytes]
"""The hash of a complete subtree."""

EMPTY_ROOT = hashlib.sha256().digest()
_sha256 = hashlib.sha256


def leaf_hash(data: bytes) -> bytes:
    """SHA-256(00 ‖ data)."""
    return _sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(01 ‖ left ‖ right)."""
    return _sha256(b"\x01" + left + right).digest()


def leaf_hashes(data: Iterable[bytes]) -> list[bytes]:
    """:func:`leaf_hash` of each."""
    return [_sha256(b"\x00" + it).digest() for it in data]


def next_row(hashes: Sequence[bytes]) -> list[bytes]:
    """The hashes one higher than these, which stand side by side; of one without a neighbour at the end, none."""
    pairs = zip(hashes[::2], hashes[1::2], strict=False)
    return [_sha256(b"\x01" + left + right).digest() for left, right in pairs]


def subtrees(span: Span) -> list[Subtree]:
    """The complete subtrees that a span falls into, from left to right."""
    first, end = span
    length = end - first
    if length & (length - 1) == 0 and first % (length or 1) == 0:
        return [(length.bit_length() - 1, first // length)] if length else []
    found: list[Subtree] = []
    while first < end:
        largest = (end - first).bit_length() - 1
        height = min(largest, (first & -first).bit_length() - 1) if first else largest
        found.append((height, first >> height))
        first += 1 << height
    return found


def span_hash(span: Span, node_of: NodeOf) -> bytes:
    """MTH of the leaves of a span that occurs in a tree or proof; :data:`EMPTY_ROOT` of none."""
    hashes = [node_of(subtree) for subtree in reversed(subtrees(span))]
    return reduce(lambda right, left: node_hash(left, right), hashes) if hashes else EMPTY_ROOT


def inclusion_spans(leaf: int, size: int) -> list[Span]:
    """What ``PATH(leaf, D[size])`` (2.1.3.1) holds the hashes of, in its order; ``0 ≤ leaf < size``."""
    first, end, spans = 0, size, list[Span]()
    while end - first > 1:
        middle = first + _split(end - first)
        if leaf < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    return spans[::-1]


def consistency_spans(old: int, new: int) -> list[Span]:
    """What ``PROOF(old, D[new])`` (2.1.4.1) holds the hashes of, in its order; ``0 < old ≤ new``."""
    first, end, spans = 0, new, list[Span]()
    while end > old:
        middle = first + _split(end - first)
        if old <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    if first:
        spans.append((first, end))
    return spans[::-1]


def proves_inclusion(data: bytes, leaf: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from this leaf to the root (2.1.3.2)."""
    if not 0 <= leaf < size:
        return False
    place, last, found = leaf, size - 1, leaf_hash(data)
    for hash_ in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = _sha256(b"\x01" + hash_ + found).digest()  # as node_hash: its call would be a fifth of the time
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = _sha256(b"\x01" + found + hash_).digest()
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def proves_consistency(old: int, new: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the path shows that the tree of ``new`` leaves goes on from the one of ``old`` (2.1.4.2)."""
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new or not path:
        return False
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = hashes[0]
    for hash_ in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(hash_, before), node_hash(hash_, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, hash_)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _split(size: int) -> int:
    """The largest power of two below ``size``, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)
