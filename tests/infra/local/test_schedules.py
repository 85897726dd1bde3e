"""Schedule expressions are read as EventBridge reads them."""

from datetime import UTC, datetime, timedelta

import pytest

from infra.local.functions.schedules import due

NOON = datetime(2026, 11, 23, 12, 0, 20, tzinfo=UTC)  # a Monday
BEFORE = NOON - timedelta(seconds=61)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("rate(1 minute)", True),
        ("rate(5 minutes)", False),
        ("cron(0 12 * * ? *)", True),
        ("cron(0/15 12 * * ? *)", True),
        ("cron(1 12 * * ? *)", False),
        ("cron(0 12 ? * MON-FRI *)", True),
        ("cron(0 12 ? * SUN *)", False),
        ("cron(0 12 23 NOV ? 2026)", True),
        ("cron(0 12 1,15 * ? *)", False),
    ],
)
def test_a_rule_is_due_when_its_expression_says(expression: str, expected: bool) -> None:
    assert due(expression, NOON, BEFORE) is expected


def test_a_cron_fires_once_in_its_minute() -> None:
    assert not due("cron(0 12 * * ? *)", NOON, NOON - timedelta(seconds=10))


def test_an_unreadable_expression_is_named() -> None:
    with pytest.raises(ValueError, match="every day"):
        due("every day", NOON, BEFORE)
