"""The product's sources as syntax trees."""

import ast
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@cache
def trees(*folders: str) -> dict[Path, ast.Module]:
    """Every module below these folders, by its path from the project's root."""
    paths = sorted(path for folder in folders for path in (PROJECT / folder).rglob("*.py"))
    return {path.relative_to(PROJECT): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def nodes(*folders: str) -> tuple[tuple[Path, ast.AST], ...]:
    """Every node of every module below these folders, with the module's path."""
    return tuple((path, node) for path, tree in trees(*folders).items() for node in ast.walk(tree))


def words(*folders: str) -> set[str]:
    """Every string that the sources write out."""
    return {node.value for _, node in nodes(*folders) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
