"""Unit tests speak to nobody: a socket opened by one fails it."""

import pytest


@pytest.fixture(autouse=True)
def _no_sockets(socket_disabled: None) -> None:
    """Every unit test runs with sockets closed."""
