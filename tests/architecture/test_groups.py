"""What one process is to do once is done by one process."""

import pytest


def test_tests_of_one_group_are_run_by_one_process(request: pytest.FixtureRequest) -> None:
    if not hasattr(request.config, "workerinput"):
        pytest.skip("one process runs all")
    assert request.node.nodeid.endswith("@sources")
