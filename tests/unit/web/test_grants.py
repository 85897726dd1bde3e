"""A program's grant: one token, one thing, half an hour."""

from dataclasses import dataclass, field

from chalicelib.kernel.digests import sha256
from chalicelib.web.grants import Grant, Grants
from tests.unit.web.memory import HandClock


@dataclass
class MemoryGrants:
    """Grants by digest."""

    kept: dict[str, Grant] = field(default_factory=dict)

    def put(self, digest: str, grant: Grant) -> None:
        self.kept[digest] = grant

    def get(self, digest: str) -> Grant | None:
        return self.kept.get(digest)


def test_a_token_opens_what_it_was_given_for_and_nothing_else() -> None:
    grants = Grants(MemoryGrants(), HandClock())
    token, _ = grants.give("deposit/1")
    assert grants.opens(token, "deposit/1")
    assert not grants.opens(token, "deposit/2")
    assert not grants.opens("", "deposit/1") and not grants.opens(token + "x", "deposit/1")


def test_half_an_hour_is_all_however_often_it_is_used() -> None:
    clock = HandClock()
    grants = Grants(MemoryGrants(), clock)
    token, ends_at = grants.give("deposit/1")
    for _ in range(2):
        clock.pass_(minutes=14, seconds=59)
        assert grants.opens(token, "deposit/1")
    clock.pass_(seconds=2)
    assert clock.now() == ends_at
    assert not grants.opens(token, "deposit/1")


def test_the_table_does_not_know_the_token() -> None:
    store = MemoryGrants()
    token, _ = Grants(store, HandClock()).give("deposit/1")
    assert list(store.kept) == [sha256(token.encode())]
    assert token not in str(store.kept)
