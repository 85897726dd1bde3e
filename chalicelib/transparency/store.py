"""The tree in DynamoDB: one item that grows, and items that never change once they are written.

A growth costs the edge's write, whatever came with it, and one unit a record for the way from its hash to its leaf;
every sixteenth record completes a tile. Nothing here is written in a transaction: the edge alone decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from pynamodb.attributes import BinaryAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, took_effect
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import StaleError
from chalicelib.transparency.model import Head, SignedHead
from chalicelib.transparency.tiles import WIDTH, Entry, Tile, TilePlace, Tree

EDGE = ("tree", "edge")
WALK = ("walk", "walk")
_HASH_BYTES = 32


class EdgeItem(KeyedModel):
    """The :class:`Tree`: how many hashes each level has is read off the digits of its size, to the base sixteen."""

    class Meta:
        table_name = ""
        region = ""

    size = NumberAttribute()
    before = NumberAttribute()
    edge = BinaryAttribute(legacy_encoding=False)
    names = UnicodeAttribute(null=True)
    done = BinaryAttribute(legacy_encoding=False, null=True)
    done_places = UnicodeAttribute(null=True)
    done_names = UnicodeAttribute(null=True)


class TileItem(KeyedModel):
    """pk ``tile/LEVEL``, sk the tile's index in twelve digits."""

    class Meta:
        table_name = ""
        region = ""

    hashes = BinaryAttribute(legacy_encoding=False, attr_name="h")
    names = UnicodeAttribute(null=True, attr_name="ns")


class LeafItem(KeyedModel):
    """The way from a record's hash (pk, hexadecimal) to its leaf number."""

    class Meta:
        table_name = ""
        region = ""

    number = NumberAttribute(attr_name="n")


class WalkItem(KeyedModel):
    """Where the walk through the log is."""

    class Meta:
        table_name = ""
        region = ""

    after = UnicodeAttribute(null=True)
    began = UnicodeAttribute()


class HeadItem(KeyedModel):
    """pk ``heads``, sk the size in twelve digits; what storage keeps under lock, once more, to be found by size."""

    class Meta:
        table_name = ""
        region = ""

    root = UnicodeAttribute()
    at = UnicodeAttribute()
    jws = UnicodeAttribute()
    token = BinaryAttribute(legacy_encoding=False, null=True)

    def head(self) -> SignedHead:
        """The head as stored."""
        head = Head(int(self.sk), bytes.fromhex(self.root), from_iso(self.at))
        return SignedHead(head, self.jws, self.token)


MODELS = (EdgeItem, TileItem, LeafItem, WalkItem, HeadItem)


class TreeStore:
    """The port ``Trees``."""

    def tree(self) -> Tree:
        """The edge, read consistently."""
        try:
            item = EdgeItem.get(*EDGE, consistent_read=True)
        except DoesNotExist:
            return Tree()
        size, hashes = int(item.size), iter(_cut(item.edge))
        digits = reversed(f"{size:x}")
        edge = tuple(tuple(next(hashes) for _ in range(int(digit, WIDTH))) for digit in digits)
        return Tree(size, edge, _names(item.names), tuple(_done(item)), int(item.before))

    def advance(self, before: Tree, grown: Tree) -> None:
        """One conditional put."""
        item = edge_item(grown)
        condition = EdgeItem.size == before.size if before.size else EdgeItem.pk.does_not_exist()
        if not took_effect(lambda: item.save(condition=condition)):
            raise StaleError(f"the tree no longer has {before.size} leaves")

    def settle(self, tiles: Sequence[Tile], leaves: Sequence[tuple[int, Entry]]) -> None:
        """Batches of 25; the last leaf's way by itself, when all else is written: whoever finds it needs no other."""
        with TileItem.batch_write() as batch:
            for tile in tiles:
                batch.save(tile_item(tile))
        with LeafItem.batch_write() as batch:
            for number, entry in leaves[:-1]:
                batch.save(leaf_item(number, entry))
        leaf_item(*leaves[-1]).save()

    def tiles(self, places: Iterable[TilePlace]) -> Mapping[TilePlace, Tile]:
        """One batch of reads."""
        keys = [_tile_key(place) for place in places]
        return {tile.place: tile for item in TileItem.batch_get(keys, consistent_read=True) for tile in (_tile(item),)}

    def leaves(self, hashes: Iterable[bytes]) -> dict[bytes, int]:
        """A batch of reads for each hundred."""
        keys = [(it.hex(), "leaf") for it in hashes]
        items = LeafItem.batch_get(keys, consistent_read=True)
        return {bytes.fromhex(item.pk): int(item.number) for item in items}


class WalkStore:
    """The port ``Walk``."""

    def place(self) -> tuple[str, datetime | None]:
        """Where it goes on, and since when it is under way."""
        try:
            item = WalkItem.get(*WALK, consistent_read=True)
        except DoesNotExist:
            return "", None
        return item.after or "", from_iso(item.began)

    def keep(self, after: str, began: datetime) -> None:
        """Notes the place."""
        WalkItem(*WALK, after=after or None, began=to_iso(began)).save()


class HeadStore:
    """The port ``HeadIndex``."""

    def latest(self, limit: int, below: int | None = None) -> list[SignedHead]:
        """The largest first."""
        smaller = HeadItem.sk < _digits(below) if below is not None else None
        items = HeadItem.query("heads", smaller, scan_index_forward=False, limit=limit, consistent_read=True)
        return [item.head() for item in items]

    def get(self, size: int) -> SignedHead | None:
        """The head of this size."""
        try:
            return HeadItem.get("heads", _digits(size), consistent_read=True).head()
        except DoesNotExist:
            return None

    def add(self, head: SignedHead) -> None:
        """Kept as it is, once it has its timestamp."""
        item = HeadItem("heads", _digits(head.size), root=head.head.root.hex(), at=to_iso(head.head.at), jws=head.jws)
        item.token = head.timestamp
        took_effect(lambda: item.save(condition=HeadItem.token.does_not_exist()))


def _digits(number: int) -> str:
    return f"{number:012d}"


def edge_item(tree: Tree) -> EdgeItem:
    """The edge as it is stored."""
    item = EdgeItem(*EDGE, size=tree.size, before=tree.before)
    item.edge = b"".join(it for hashes in tree.edge for it in hashes)
    item.names = _text(tree.names)
    if tree.done:
        item.done = b"".join(it for tile in tree.done for it in tile.hashes)
        item.done_places = " ".join(f"{tile.place.level}/{tile.place.number}" for tile in tree.done)
        item.done_names = _text([name for tile in tree.done for name in tile.names])
    return item


def leaf_item(number: int, entry: Entry) -> LeafItem:
    """The way from a record's hash to its leaf."""
    return LeafItem(entry.hash.hex(), "leaf", number=number)


def tile_item(tile: Tile) -> TileItem:
    """A complete tile as it is stored."""
    return TileItem(*_tile_key(tile.place), hashes=b"".join(tile.hashes), names=_text(tile.names))


def _tile_key(place: TilePlace) -> tuple[str, str]:
    return f"tile/{place.level}", _digits(place.number)


def _tile(item: TileItem) -> Tile:
    place = TilePlace(int(item.pk.removeprefix("tile/")), int(item.sk))
    return Tile(place, tuple(_cut(item.hashes)), _names(item.names))


def _done(item: EdgeItem) -> Iterator[Tile]:
    if not item.done_places:
        return
    hashes, names = _cut(item.done or b""), _names(item.done_names)
    for number, written in enumerate(item.done_places.split()):
        level, index = map(int, written.split("/"))
        start = number * WIDTH
        # tiles of level 0 come first, and they alone have names
        yield Tile(TilePlace(level, index), tuple(hashes[start : start + WIDTH]), names[start : start + WIDTH])


def _cut(data: bytes) -> list[bytes]:
    return [data[start : start + _HASH_BYTES] for start in range(0, len(data), _HASH_BYTES)]


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _text(names: Sequence[str]) -> str | None:
    return "\n".join(names) or None
