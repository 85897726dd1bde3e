"""One context's trouble does not keep the others from being swept."""

from collections.abc import Mapping

from chalicelib.sweeper import run


def test_a_sweep_that_fails_is_named_and_the_others_run() -> None:
    measured: list[Mapping[str, float]] = []

    def broken() -> Mapping[str, float]:
        raise RuntimeError("no answer")

    sweeps = {"first": lambda: {"First": 1.0}, "broken": broken, "last": lambda: {"Last": 3.0}}
    assert run(sweeps, measured.append) == ["broken"]
    assert measured == [{"First": 1.0}, {"Last": 3.0}]
