"""The platform's keys: one follows another, and what the older signed stays believed; what is revoked does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.evidence.keys import KeyRing, PublishedKey

START = datetime(2026, 1, 1, tzinfo=UTC)
ROTATED = datetime(2027, 1, 1, tzinfo=UTC)
INSTANT = timedelta(milliseconds=1)
OLD = PublishedKey("old", "b2xk", START)
NEW = PublishedKey("new", "bmV3", ROTATED)
RING = KeyRing((OLD,)).succeeded_by(NEW, START)


def signing(ring: KeyRing, at: datetime) -> str | None:
    key = ring.signing(at)
    return key.kid if key else None


def test_each_thing_is_signed_by_the_newest_key_that_is_valid_at_its_own_date() -> None:
    assert signing(RING, START - INSTANT) is None
    assert signing(RING, ROTATED - INSTANT) == "old", "though it may be signed late"
    assert signing(RING, ROTATED) == "new"


def test_what_the_older_key_signed_is_believed_after_a_rotation_and_nothing_later() -> None:
    old = RING.find("old")
    assert old is not None and old.valid_until == ROTATED
    assert old.is_believed(ROTATED - INSTANT) and old.is_believed(START)
    assert not old.is_believed(ROTATED + INSTANT) and not old.is_believed(START - INSTANT)


def test_a_key_published_twice_is_published_once() -> None:
    assert RING.succeeded_by(replace(NEW, valid_from=ROTATED + timedelta(days=1)), ROTATED) == RING


def test_what_a_revoked_key_signed_is_believed_up_to_the_revocation_and_it_signs_no_more() -> None:
    revoked_at = START + timedelta(days=30)
    ring = RING.revoked("old", revoked_at, "stolen")
    old = ring.find("old")
    assert old is not None and (old.revoked_at, old.reason) == (revoked_at, "stolen")
    assert old.is_believed(revoked_at) and not old.is_believed(revoked_at + INSTANT)
    assert signing(ring, START) is None
    assert [key.kid for key in ring.unrevoked()] == ["new"]


def test_of_two_revocations_the_earlier_stands() -> None:
    first = RING.revoked("old", START, "stolen")
    assert first.revoked("old", ROTATED, "again") == first
    assert RING.revoked("old", ROTATED, "late").revoked("old", START, "stolen") == first
    with pytest.raises(KeyError):
        RING.revoked("other", START, "unknown")


def test_a_key_in_haste_signs_what_came_to_be_before_it_was_made() -> None:
    theft = START + timedelta(days=30)
    since, found = theft - timedelta(hours=1), theft + timedelta(hours=9)
    ring = KeyRing((OLD,)).succeeded_by(replace(NEW, valid_from=since), found).revoked("old", theft, "stolen")
    assert signing(ring, since + INSTANT) == "new"
    old = ring.find("old")
    assert old is not None and old.is_believed(theft), "what it signed before the theft stays so"
    assert not old.is_believed(theft + INSTANT)


def test_a_ring_is_published_with_every_date_and_reads_back() -> None:
    ring = RING.revoked("old", START, "stolen")
    published = [key.public() for key in ring.keys]
    assert published[0] == {
        "kid": "old",
        "use": "platform",
        "spki": "b2xk",
        "valid_from": "2026-01-01T00:00:00.000Z",
        "valid_until": "2027-01-01T00:00:00.000Z",
        "revoked_at": "2026-01-01T00:00:00.000Z",
        "reason": "stolen",
    }
    assert KeyRing(tuple(map(PublishedKey.read, published))) == ring
