"""The log, as the tree reads it."""

from collections.abc import Sequence

from chalicelib.evidence.store import LogItem
from chalicelib.kernel.digests import sha256
from chalicelib.transparency.tiles import Entry


class RecordsOfLog:
    """The tree's port ``Records``."""

    def at(self, names: Sequence[str]) -> list[Entry]:
        """A batch of strongly consistent reads for each hundred. One whose hash is not its body's is left out."""
        keys = [_key(name) for name in names if name]
        wanted = ["pk", "sk", "body", "hash"]
        items = LogItem.batch_get(keys, consistent_read=True, attributes_to_get=wanted)
        sound = {_name(it.pk, it.sk): it.hash for it in items if sha256(it.body.encode()) == it.hash}
        return [Entry(name, bytes.fromhex(sound[name])) for name in names if name in sound]

    def stretch(self, after: str, limit: int) -> tuple[list[Entry], str]:
        """One page of a scan, eventually consistent: it is walked again and again."""
        start = dict(zip(("pk", "sk"), ({"S": part} for part in _key(after)), strict=True)) if after else None
        found = LogItem.scan(page_size=limit, last_evaluated_key=start, attributes_to_get=["pk", "sk", "hash"])
        page = next(found.page_iter)
        entries = [Entry(_name(it["pk"]["S"], it["sk"]["S"]), bytes.fromhex(it["hash"]["S"])) for it in page["Items"]]
        last = page.get("LastEvaluatedKey")
        return entries, _name(last["pk"]["S"], last["sk"]["S"]) if last else ""


def _name(object_id: str, place: str) -> str:
    return f"{object_id}#{place}"


def _key(name: str) -> tuple[str, str]:
    object_id, _, place = name.rpartition("#")
    return object_id, place
