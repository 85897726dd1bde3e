"""One inspector for all files that are looked at here: loading its readers takes longer than most files do."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from chalicelib.adapters.inspecting.inspector import BoundedInspector


@pytest.fixture(scope="session")
def inspector() -> Iterator[BoundedInspector]:
    """As the deployed function has it. Each file is looked at in a child of its own all the same."""
    with closing(BoundedInspector()) as kept:
        yield kept
