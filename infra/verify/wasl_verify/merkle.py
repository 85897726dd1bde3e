"""Merkle trees of RFC 9162, section 2.1: from leaves to roots, and the two kinds of proofs."""

import hashlib
from collections.abc import Iterable, Sequence


def leaf(data: bytes) -> bytes:
    """SHA-256(00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """SHA-256(01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_by_inclusion(data: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root of a tree of ``size`` leaves that the path leads to from a leaf; None for a path of another length."""
    if not 0 <= place < size:
        return None
    found, last, rest = leaf(data), size - 1, list(path)
    while last:
        if place % 2 or place < last:
            if not rest:
                return None
            beside = rest.pop(0)
            found = node(beside, found) if place % 2 else node(found, beside)
        place, last = place // 2, last // 2
    return None if rest else found


class Growing:
    """A tree of which only the complete subtrees at its right edge are kept: ``(leaves, hash)``, the largest first."""

    def __init__(self, edge: Iterable[tuple[int, bytes]] = ()) -> None:
        self._edge = list(edge)

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return sum(leaves for leaves, _ in self._edge)

    def add(self, data: bytes) -> None:
        """One more leaf."""
        self._edge.append((1, leaf(data)))
        while len(self._edge) > 1 and self._edge[-1][0] == self._edge[-2][0]:
            (leaves, right), (_, left) = self._edge.pop(), self._edge.pop()
            self._edge.append((2 * leaves, node(left, right)))

    def root(self) -> bytes:
        """Its root."""
        if not self._edge:
            return hashlib.sha256().digest()
        found = self._edge[-1][1]
        for _, left in reversed(self._edge[:-1]):
            found = node(left, found)
        return found


def edge_by_consistency(old: int, new: int, path: Sequence[bytes], roots: tuple[bytes, bytes]) -> Growing | None:
    """The tree of ``old`` leaves, to be grown; None unless the path proves that the tree of ``new`` leaves goes on from
    it (2.1.4.2). ``roots`` are those of the older tree and of the newer."""
    if not 0 < old <= new or (old == new and (path or roots[0] != roots[1])):
        return None
    sizes = _complete(old)
    rest = [roots[0], *path] if len(sizes) == 1 else list(path)
    if old == new:
        return Growing([(old, roots[0])])  # nothing will be added
    place, last = old // sizes[-1] - 1, (new - 1) // sizes[-1]
    if not rest:
        return None
    before = after = rest.pop(0)
    left = [before]
    while last:
        if place % 2 or place < last:
            if not rest:
                return None
            beside = rest.pop(0)
            if place % 2:
                before, after = node(beside, before), node(beside, after)
                left.append(beside)
            else:
                after = node(after, beside)
        place, last = place // 2, last // 2
    if rest or (before, after) != roots or len(left) != len(sizes):
        return None
    return Growing(zip(sizes, reversed(left), strict=True))


def _complete(size: int) -> list[int]:
    """The sizes of the complete subtrees of a tree, the largest first."""
    return [1 << bit for bit in reversed(range(size.bit_length())) if size >> bit & 1]
