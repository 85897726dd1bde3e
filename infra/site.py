"""The map of addresses (``chalicelib/web/site.txt``): what the product's modules enter, all of them imported."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import chalicelib
from chalicelib.web import site
from chalicelib.web.routing import Routes


def lines() -> list[str]:
    """Method, path and module of every route, sorted by path."""
    found = [
        f"{name} {module.__name__.removeprefix('chalicelib.')}"
        for module in _modules()
        for entered in vars(module).values()
        if isinstance(entered, Routes)
        for name in entered.by_name
    ]
    return sorted(found, key=lambda line: line.split()[1::-1])


def write() -> None:
    """Writes the file anew."""
    site.FILE.write_text("\n".join(lines()) + "\n", "ascii")


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
        yield import_module(found.name)
