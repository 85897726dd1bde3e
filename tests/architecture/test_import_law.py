"""Who may import whom, read from the sources: also what is imported inside a function."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CONTEXTS = {"organisation", "onboarding", "files", "deposit", "registry", "signing", "evidence", "notices"} | {
    *("operations", "bulk", "registered", "transparency", "lasting", "bundles")
}
# Pure computation on values, with nothing of the outside in it.
PURE_LIBRARIES = {"phonenumbers", "pydantic"}

_BELOW_THE_ROOT = {
    *("kernel", "model", "ports", "service", "store"),
    *("adapters", "neighbours", "config", "observability"),
}
# What each kind of module may import of ours. ``own`` stands for the same context.
ALLOWED = {
    "kernel": {"kernel"},
    "model": {"kernel", "own model"},
    "ports": {"kernel", "own model", "own ports"},
    "service": {"kernel", "own model", "own ports", "own service"},
    "store": {"kernel", "own model", "own ports", "own store", "adapters"},
    "adapters": {"kernel", "adapters", "model", "ports", "config", "observability"},
    "neighbours": {*_BELOW_THE_ROOT, "web"},
    "bootstrap": {*_BELOW_THE_ROOT, "web", "bootstrap"},
    "edge": {
        *("kernel", "bootstrap", "web", "consumers", "observability"),
        *("own model", "own ports", "own service", "own edge", "own store"),
    },
}


def _sources() -> list[Path]:
    return sorted((PROJECT / "chalicelib").rglob("*.py"))


def _module(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def _kind(module: str) -> tuple[str, str]:
    """What kind of module this is, and its context, if any."""
    kind, context = _kind_by_name(module)
    if kind == "service" and any(_kind_by_name(it)[0] in {"bootstrap", "web"} for it in _imports(_path(module))):
        return "edge", context  # it speaks to the web: only routes, pages and handlers may use it
    # What a context computes on its own values is as good as its model: stores and ports may speak of it.
    return ("model", context) if kind == "service" and _is_pure(module) else (kind, context)


def _is_pure(module: str) -> bool:
    ours = [it for it in _imports(_path(module)) if it.startswith("chalicelib.")]
    return all(
        _kind_by_name(it)[0] == "kernel" or (_same_context(it, module) and _kind(it)[0] == "model") for it in ours
    )


def _same_context(one: str, other: str) -> bool:
    return one.split(".")[1] == other.split(".")[1]


def _path(module: str) -> Path:
    path = PROJECT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _kind_by_name(module: str) -> tuple[str, str]:
    parts = module.split(".")[1:]
    if not parts:
        return "package", ""
    if parts[0] not in CONTEXTS:
        return parts[0], ""
    # The deepest name that says a kind: packages may lie in a context, and a store may be a package.
    kinds = (_kind_of_name(name) for name in reversed(parts[1:]))
    return next((kind for kind in kinds if kind), "service"), parts[0]


def _kind_of_name(name: str) -> str | None:
    last = name.split("_")[-1]
    if name in {"model", "events", "number", "sheet"}:
        return "model"
    if last == "ports":
        return "ports"
    if name == "items" or last == "store":
        return "store"
    return "edge" if last in {"routes", "pages", "handlers", "views"} else None


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (_deepest(node.module, alias.name) for alias in node.names)


def _deepest(module: str, name: str) -> str:
    """``from chalicelib import bootstrap`` imports the module ``chalicelib.bootstrap``."""
    inner = PROJECT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if inner.with_suffix(".py").exists() or inner.is_dir() else module


def _breaches(path: Path) -> list[str]:
    kind, context = _kind(_module(path))
    allowed = ALLOWED.get(kind)
    if allowed is None:
        return []
    found = []
    for imported in _imports(path):
        if imported.split(".")[0] != "chalicelib":
            continue
        their_kind, their_context = _kind(imported)
        names = {their_kind, f"own {their_kind}"} if their_context == context else {their_kind}
        if context and their_context and their_context != context:
            names = set()
        if not names & allowed and their_kind != "package":
            found.append(f"{_module(path)} imports {imported}")
    return found


@pytest.mark.parametrize("kind", sorted(ALLOWED))
def test_modules_import_only_what_their_kind_may(kind: str) -> None:
    breaches = [breach for path in _sources() if _kind(_module(path))[0] == kind for breach in _breaches(path)]
    assert breaches == []


@pytest.mark.parametrize("kind", ["kernel", "model", "ports", "service"])
def test_what_decides_needs_no_library(kind: str) -> None:
    libraries = [
        f"{_module(path)} imports {imported}"
        for path in _sources()
        if _kind(_module(path))[0] == kind
        for imported in _imports(path)
        if imported.split(".")[0] not in sys.stdlib_module_names | {"chalicelib"} | PURE_LIBRARIES
    ]
    assert libraries == []


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        _module(path)
        for path in [*_sources(), PROJECT / "app.py"]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    assert set(readers) <= {"chalicelib.config"}


def test_the_product_imports_neither_infrastructure_nor_tests() -> None:
    breaches = [
        f"{_module(path)} imports {imported}"
        for path in [*_sources(), PROJECT / "app.py"]
        for imported in _imports(path)
        if imported.split(".")[0] in {"infra", "tests", "moto"}
    ]
    assert breaches == []
