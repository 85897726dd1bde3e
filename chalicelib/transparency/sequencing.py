"""The sequencer: gives each record of the log its leaf number, once.

All that happens, happens in one conditional write of one item, the edge. It says what else is to be written; that is
written after it, and again by whoever finds that it may be missing. So a crash between any two calls leaves either a
record that is not taken, whose message comes again, or one that is taken and whose tiles the next run writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.work import decide_again
from chalicelib.transparency.ports import Records, Trees
from chalicelib.transparency.tiles import Entry, Tree


@dataclass(frozen=True)
class Sequencer:
    """Takes records into the tree."""

    records: Records
    trees: Trees

    def take(self, names: Sequence[str]) -> list[str]:
        """Takes the records of these names, each once however often it comes; gives the names of those that the log
        does not hold, or holds altered."""
        entries = self.records.at(list(dict.fromkeys(names)))
        decide_again(lambda: self._append(entries))
        return sorted(set(names) - {entry.name for entry in entries})

    def _append(self, entries: Sequence[Entry]) -> None:
        tree = self.trees.tree()
        known = self._known(tree, entries)
        fresh = [entry for entry in entries if entry.hash not in known]
        if not fresh:
            return
        grown = tree.grown(fresh)
        self.trees.advance(tree, grown)
        self._settle(grown)

    def _known(self, tree: Tree, entries: Sequence[Entry]) -> dict[bytes, int]:
        """Which of them have their leaf; what the last growth may have left is written first."""
        asked = {entry.hash for entry in entries}
        last = tree.last
        found = self.trees.leaves(asked | {last.hash} if last else asked)
        if last is None or last.hash in found:
            return found
        self._settle(tree)
        return found | {entry.hash: number for number, entry in tree.added()}

    def _settle(self, tree: Tree) -> None:
        self.trees.settle(tree.done, list(tree.added()))
