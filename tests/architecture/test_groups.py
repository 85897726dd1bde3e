"""What one process is to do once is done by one process."""

import pytest


def test_tests_of_one_group_are_run_by_one_process(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("loadgroup", default=False):
        pytest.skip("nobody asked for groups")
    assert request.node.nodeid.endswith("@sources")
