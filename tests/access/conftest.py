"""The one world that all of the table is tried on."""

import pytest

from infra.local.cloud import LocalCloud
from tests.access import standing
from tests.access.fresh import FRESH
from tests.access.world import World


@pytest.fixture(scope="session")
def world(cloud: LocalCloud) -> World:
    """Made once: the tests that use it run in one process (``xdist_group``)."""
    made = World(cloud, FRESH)
    standing.fill(made)
    return made
