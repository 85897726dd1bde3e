"""What verification says of the log is proven, not believed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Chain, LogRecord
from chalicelib.neighbours.registrations_in_tree import RegistrationsInTree
from chalicelib.transparency.merkle import leaf_hash, node_hash
from chalicelib.transparency.model import Inclusion

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
RECORD, _ = Chain.start("mail/m").append(Act("MailRegistered", AT, SYSTEM, "a"))
OTHER = bytes(32)
ROOT = node_hash(leaf_hash(bytes.fromhex(RECORD.hash)), leaf_hash(OTHER))


class Outside:
    """A tree of two leaves, the first of them the record; its head may bear another root."""

    def __init__(self, root: bytes = ROOT, size: int = 2) -> None:
        self.root, self.size, self.at_ = root, size, AT

    def at(self, places: Sequence[tuple[str, int]]) -> list[LogRecord]:
        return [RECORD] if places == [("mail/m", 1)] else []

    def latest(self) -> Any:
        head = type("Head", (), {"root": self.root, "at": AT})
        return type("Signed", (), {"size": self.size, "head": head})

    def inclusions_of(self, hashes: Sequence[bytes], size: int) -> list[Inclusion]:
        if size < 2:
            raise NotFoundError("transparency.no_such_leaf")
        return [Inclusion(0, 2, hash_, (leaf_hash(OTHER),)) for hash_ in hashes]


def logged(outside: Outside, mail_id: str = "m") -> Any:
    given = cast(Any, outside)
    return RegistrationsInTree(given, given, given).logged(mail_id)


@pytest.mark.parametrize(("root", "proven"), [(ROOT, True), (OTHER, False)])
def test_the_proof_leads_to_the_heads_root_or_it_is_said_that_it_does_not(root: bytes, proven: bool) -> None:
    found = logged(Outside(root))
    assert (found.size, found.at, found.proven) == (2, AT, proven)


def test_until_a_head_holds_it_nothing_is_said() -> None:
    assert logged(Outside(size=1)) is None
    assert logged(Outside(), "unknown") is None
