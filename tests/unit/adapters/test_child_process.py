"""Bounded children: results come back, and every way of going wrong has its reason."""

from pathlib import Path

import pytest

from chalicelib.adapters.child_process import BoundsExceededError, run_bounded

WORK = "tests.unit.adapters.bounded_work"


def test_bytes_and_paths_come_back_measured(tmp_path: Path) -> None:
    file = tmp_path / "letter"
    file.write_bytes(b"12345")
    assert run_bounded(f"{WORK}:measure", b"123", factor=2)["size"] == 6
    assert run_bounded(f"{WORK}:measure", file)["size"] == 5


def test_the_child_inherits_no_credential(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    environment = run_bounded(f"{WORK}:measure", b"")["environment"]
    assert not [name for name in environment if name.startswith(("AWS", "WASL"))]


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        ("sleep", "time"),
        ("spin", "time"),
        ("swell", "memory"),
        ("connect", "crash"),
        ("fail", "crash"),
        ("break_down", "fault"),
    ],
)
def test_what_goes_wrong_has_a_reason(work: str, reason: str) -> None:
    with pytest.raises(BoundsExceededError) as caught:
        run_bounded(f"{WORK}:{work}", b"", memory_mb=256, seconds=1)
    assert caught.value.reason == reason
