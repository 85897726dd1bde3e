"""A register of 100,000 entries is closed in bounded memory (``make soak``; a sample of it otherwise)."""

import json
import subprocess
import sys
from collections.abc import Callable

FUNCTION_MB = 2048
"""What the function ``closer`` has."""


def test_a_large_register_is_closed_within_the_memory_of_its_function(
    soak: bool, record_property: Callable[[str, object], None]
) -> None:
    count = 100_000 if soak else 600
    command = [sys.executable, "-m", "tests.unit.registry.large_register", str(count)]
    took = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (took["count"], took["last"], took["gaps"], took["pdfa"]) == (count, count, 0, "2B")
    assert took["mb"] < FUNCTION_MB / 2
    record_property("measured", f"closing {count} entries: {took['seconds']} s, {took['mb']} MB, {took['pages']} pages")
