"""The size and form of modules: small, one subject each, and nothing public without a word about it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PROJECT, nodes, trees

LONGEST_MODULE, LONGEST_FUNCTION = 300, 50
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def test_no_module_is_long() -> None:
    sizes = {path: len((PROJECT / path).read_text(encoding="utf-8").splitlines()) for path in _everything()}
    assert {path: size for path, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_no_function_is_long() -> None:
    functions = [
        (path, node.name, _lines(node))
        for path, node in nodes("chalicelib", "infra", "tests")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [found for found in functions if found[2] > LONGEST_FUNCTION] == []


def test_every_module_says_what_it_is() -> None:
    assert [path for path, tree in _everything().items() if tree.body and not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("folder", ["chalicelib", "infra"])
def test_every_public_class_and_function_says_what_it_does(folder: str) -> None:
    silent = [
        f"{path}: {definition.name}"
        for path, tree in trees(folder).items()
        for definition in _public(tree)
        if not ast.get_docstring(definition)
    ]
    assert silent == []


def _everything() -> dict[Path, ast.Module]:
    return trees("chalicelib", "infra", "tests")


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def _public(node: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """What others may call: neither names with an underscore, nor pynamodb's ``Meta``, nor what is in a function."""
    for child in node.body:
        if isinstance(child, Definition) and not child.name.startswith("_") and child.name != "Meta":
            yield child
            if isinstance(child, ast.ClassDef):
                yield from _public(child)
