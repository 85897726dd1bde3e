"""Signed heads: made daily and on demand, never one that does not go on from every head published before."""

from dataclasses import dataclass

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError, UnavailableError
from chalicelib.kernel.paging import Page, unreadable_cursor
from chalicelib.transparency.merkle import proves_consistency
from chalicelib.transparency.model import Head, InconsistentTreeError, SignedHead
from chalicelib.transparency.ports import Authority, HeadFiles, HeadIndex, Signer, Trees
from chalicelib.transparency.proving import Proofs
from chalicelib.transparency.tiles import Tree

LISTED = 30
LONGEST_SIZE = 12
"""Digits of the largest tree that is asked for."""
STAMPED_LATER = 30
"""How many of the latest heads are looked at for a timestamp that was not to be had when they were signed."""


@dataclass(frozen=True)
class Heads:
    """The heads there are."""

    index: HeadIndex

    def latest(self) -> SignedHead:
        """The newest; ``NotFoundError`` before the first."""
        found = self.index.latest(1)
        if not found:
            raise NotFoundError("transparency.no_such_head")
        return found[0]

    def page(self, cursor: str | None) -> Page[SignedHead]:
        """The newest first, thirty at a time; a cursor is the size below which it goes on. ``InvalidError`` for any
        other text."""
        if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) <= LONGEST_SIZE):
            raise unreadable_cursor()
        found = tuple(self.index.latest(LISTED, int(cursor) if cursor else None))
        return Page(found, str(found[-1].size) if len(found) == LISTED else None)

    def of_size(self, size: int) -> SignedHead:
        """The head of this very size; ``NotFoundError`` if none was signed."""
        found = self.index.get(size)
        if found is None:
            raise NotFoundError("transparency.no_such_head")
        return found

    def holding(self, leaf: int) -> SignedHead:
        """The newest head, if it holds this leaf; ``NotFoundError`` if no head does yet."""
        found = self.latest()
        if found.size <= leaf:
            raise NotFoundError("transparency.no_such_head")
        return found


@dataclass(frozen=True)
class HeadMaker:
    """Signs. ``authority`` is None where no timestamps are to be had."""

    trees: Trees
    proofs: Proofs
    index: HeadIndex
    files: HeadFiles
    signer: Signer
    authority: Authority | None
    clock: Clock

    def make(self) -> SignedHead | None:
        """The head of the tree as it stands: the one there is if nothing came since, None of an empty tree.

        Raises :class:`InconsistentTreeError` where the tree does not go on from what was published, and
        ``UnavailableError`` when the key does not answer. Run again, it finds what it left.
        """
        tree = self.trees.tree()
        self._recall()
        before = next(iter(self.index.latest(1)), None)
        if before is not None:
            self._demand_consistent(tree, before.head)
        if tree.size and (before is None or before.size < tree.size):
            before = self._publish(Head(tree.size, tree.root, self.clock.now()))
        self._stamp_left()
        return before and self.index.get(before.size)

    def _recall(self) -> None:
        """Notes the heads that storage has and the index has not: a crash, or a table of an earlier day, lost them."""
        known = next((head.size for head in self.index.latest(1)), 0)
        for head in self.files.after(known):
            self.index.add(head)

    def _demand_consistent(self, tree: Tree, before: Head) -> None:
        if before.size > tree.size:
            raise InconsistentTreeError(f"a head of {before.size} records is published, the tree holds {tree.size}")
        proof = self.proofs.consistency_in(tree, before.size, tree.size)
        if not proves_consistency(before.size, tree.size, proof.path, before.root, tree.root):
            raise InconsistentTreeError(f"the tree of {tree.size} does not go on from the head of {before.size}")

    def _publish(self, head: Head) -> SignedHead:
        signed = self.signer.sign(head)
        kept = self.files.put_once(signed.stamped(self._token(signed)))
        self.index.add(kept)
        return kept

    def _stamp_left(self) -> None:
        """Gives a timestamp to heads that were signed while the authority was away: it says that they existed then."""
        for head in self.index.latest(STAMPED_LATER):
            if head.timestamp is None:
                token = self._token(head)
                if token is None:
                    return
                self.index.add(self.files.put_once(head.stamped(token)))

    def _token(self, signed: SignedHead) -> bytes | None:
        if self.authority is None:
            return None
        try:
            return self.authority.token(signed.jws.encode())
        except UnavailableError:
            return None
