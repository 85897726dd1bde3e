"""How often what waits is tried again."""

from datetime import timedelta


def is_time_again(age: timedelta) -> bool:
    """Asked every minute: every minute at first, then every half hour. What fails again and again is for people."""
    minutes = int(age.total_seconds() // 60)
    return minutes <= 5 or minutes % 30 == 0
