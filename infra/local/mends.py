"""Every mend of moto that does not belong to a module of its own use, installed together."""

from collections.abc import Callable
from typing import Any

from infra.local import dynamodb, kms

WsgiApp = Callable[..., Any]


def install_mends() -> None:
    """Once, before the server starts."""
    dynamodb.install()
    kms.install()


def gate(app: WsgiApp) -> WsgiApp:
    """What stands before moto."""
    return app
