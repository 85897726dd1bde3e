"""Modules that load when they are first asked for something.

For what is dear to load and needed by some requests only. Beside it the module is imported for the type checker:

>>> if TYPE_CHECKING:
...     from chalicelib.deposit import views
... else:
...     views = later("chalicelib.deposit.views")
"""

from importlib import import_module
from typing import Any


def later(name: str) -> Any:
    """Stands for the module of that name, and has what it has."""
    return _Later(name)


class _Later:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
