"""A nursery's children are bounded as any other child, and none leaves anything to the next."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.adapters.child_nursery import Nursery
from chalicelib.adapters.child_process import BoundsExceededError

WORK = "tests.unit.adapters.bounded_work"


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery(WORK)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "letter"
    path.write_bytes(b"12345")
    return path


def run(nursery: Nursery, work: str, file: Path, **arguments: object) -> object:
    return nursery.run(f"{WORK}:{work}", file, memory_mb=256, seconds=1, **arguments)


def test_results_come_back_and_no_secret_goes_in(nursery: Nursery, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    found = run(nursery, "measure", file, factor=2)
    assert isinstance(found, dict) and found["size"] == 10
    assert not [name for name in found["environment"] if name.startswith(("AWS", "WASL"))]


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        ("sleep", "time"),
        ("spin", "time"),
        ("say_too_much", "time"),
        ("swell", "memory"),
        ("connect", "crash"),
        ("fail", "crash"),
        ("break_down", "fault"),
    ],
)
def test_what_goes_wrong_has_a_reason_and_the_next_file_is_looked_at(
    nursery: Nursery, file: Path, work: str, reason: str
) -> None:
    with pytest.raises(BoundsExceededError) as caught:
        run(nursery, work, file)
    assert caught.value.reason == reason
    assert run(nursery, "measure", file)


def test_no_child_knows_what_another_one_did(nursery: Nursery, file: Path) -> None:
    assert run(nursery, "remember", file) == [str(file)]
    assert run(nursery, "remember", file) == [str(file)]


def test_a_nursery_that_was_ended_is_begun_again(nursery: Nursery, file: Path) -> None:
    assert run(nursery, "measure", file)
    assert nursery._process is not None
    os.kill(nursery._process.pid, signal.SIGKILL)
    nursery._process.wait()
    assert run(nursery, "measure", file)


def test_a_nursery_that_nobody_holds_leaves_no_process(file: Path) -> None:
    left = Nursery(WORK)
    assert run(left, "measure", file)
    process = left._process
    del left
    gc.collect()
    assert process is not None and process.returncode is not None
