"""Delegations and acting deputies: when they hold, and which of them are refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.errors import ConflictError
from chalicelib.organisation.mandates.model import LegalAct, Mandate, check_new

START = date(2026, 11, 20)
A_WEEK = timedelta(days=6)
GRANTED = Mandate(
    id="m1",
    administration_id="rabat",
    kind=MandateKind.DELEGATION,
    desk_id="president",
    holder_id="idrissi",
    deputy_id="bennani",
    kinds=frozenset({ActKind.SIGNATURE}),
    natures=frozenset(),
    since=START,
    until=START + A_WEEK,
    legal_act=LegalAct("قرار رقم 12/2026", "file-1"),
    granted_by="idrissi",
    granted_at=datetime(2026, 11, 19, 9, tzinfo=UTC),
)


@pytest.mark.parametrize(("day", "holds"), [(-1, False), (0, True), (6, True), (7, False)])
def test_a_mandate_is_in_force_from_its_first_day_to_its_last(day: int, holds: bool) -> None:
    assert GRANTED.is_in_force(START + timedelta(days=day)) is holds


def test_a_revoked_mandate_is_in_force_no_more() -> None:
    assert not replace(GRANTED, revoked_at=GRANTED.granted_at).is_in_force(START)


def test_two_deputies_cannot_do_the_same_act_on_the_same_day() -> None:
    second = replace(GRANTED, id="m2", deputy_id="tazi", since=GRANTED.until, until=GRANTED.until + A_WEEK)
    with pytest.raises(ConflictError, match="mandate_overlaps"):
        check_new(second, [GRANTED])


@pytest.mark.parametrize(
    "other",
    [
        {"since": START + A_WEEK + timedelta(days=1), "until": START + 2 * A_WEEK},
        {"kinds": frozenset({ActKind.VISA})},
        {"desk_id": "secretary"},
    ],
    ids=["afterwards", "other-acts", "another-desk"],
)
def test_mandates_that_share_no_act_stand_beside_each_other(other: dict[str, object]) -> None:
    check_new(replace(GRANTED, id="m2", deputy_id="tazi", **other), [GRANTED])  # type: ignore[arg-type]  # fields by name


def test_mandates_for_other_natures_of_mail_stand_beside_each_other() -> None:
    complaints = replace(GRANTED, natures=frozenset({"complaint"}))
    check_new(replace(complaints, id="m2", deputy_id="tazi", natures=frozenset({"request"})), [complaints])
    with pytest.raises(ConflictError):
        check_new(replace(GRANTED, id="m2", deputy_id="tazi"), [complaints])


def test_a_revoked_mandate_is_in_nobodys_way() -> None:
    check_new(replace(GRANTED, id="m2", deputy_id="tazi"), [replace(GRANTED, revoked_at=GRANTED.granted_at)])


def test_two_people_cannot_stand_in_for_each_other() -> None:
    back = replace(GRANTED, id="m2", desk_id="roads", holder_id="bennani", deputy_id="idrissi")
    with pytest.raises(ConflictError, match="mandate_circular"):
        check_new(back, [GRANTED])


def test_nor_can_three_in_a_ring() -> None:
    second = replace(GRANTED, id="m2", desk_id="roads", holder_id="bennani", deputy_id="tazi")
    third = replace(GRANTED, id="m3", desk_id="water", holder_id="tazi", deputy_id="idrissi")
    check_new(second, [GRANTED])
    with pytest.raises(ConflictError, match="mandate_circular"):
        check_new(third, [GRANTED, second])


def test_nobody_is_their_own_deputy() -> None:
    with pytest.raises(ConflictError, match="mandate_circular"):
        check_new(replace(GRANTED, deputy_id="idrissi"), [])
