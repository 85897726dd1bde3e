"""A letter's way as its depositor follows it, whichever administration is heard of first."""

from datetime import UTC, datetime

from chalicelib.deposit.following.legs import Leg, place_of, with_leg

AT = datetime(2026, 11, 22, tzinfo=UTC)
SENT = Leg(1, "b", "M", sent_at=AT)
NUMBERED = Leg(1, "b", "M", number="B-A-2026-0000001", registered_at=AT)


def test_sending_and_registration_make_one_leg_in_either_order_and_however_often() -> None:
    whole = (Leg(1, "b", "M", AT, "B-A-2026-0000001", AT),)
    assert with_leg(with_leg((), SENT), NUMBERED) == whole
    assert with_leg(with_leg((), NUMBERED), SENT) == whole
    assert with_leg(with_leg(whole, SENT), NUMBERED) == whole


def test_legs_stand_in_the_order_of_the_way_and_not_of_the_news() -> None:
    second = Leg(2, "c", "N", sent_at=AT)
    assert [leg.administration_id for leg in with_leg((second,), SENT)] == ["b", "c"]


def test_what_a_later_administration_says_comes_after_whatever_an_earlier_one_said() -> None:
    assert place_of(0, 90) < place_of(1, 1) < place_of(1, 2) < place_of(2, 1)
