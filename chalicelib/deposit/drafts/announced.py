"""Which file an announcement is about."""

from chalicelib.kernel.ids import stable_id


def announced_id(deposit_id: str, key: str) -> str | None:
    """The id of the file that a program announces with this ``Idempotency-Key``: the same each time it asks again; None
    without a key, for one that storage names."""
    return stable_id(deposit_id, "file", key) if key else None
