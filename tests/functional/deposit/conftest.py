"""A journey in an administration of the test's own."""

import pytest

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.journeys import Journey


@pytest.fixture
def journey(cloud: LocalCloud, administration: Seeded) -> Journey:
    """The main way over HTTP."""
    return Journey(cloud, administration)
