"""What newcomers read first is true: the map names every package, every part has its page, every path exists."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
PACKAGES = {path.parent.name for path in (PROJECT / "chalicelib").glob("*/__init__.py")}
WITHIN = sorted(path.parent for path in (PROJECT / "chalicelib").glob("*/*/__init__.py"))
WITHOUT_A_PAGE = {"bootstrap", "kernel"}  # their docstrings are enough
PARTS = ("chalicelib", "infra", "tests")
FILES = {path.name for part in PARTS for path in (PROJECT / part).rglob("*.*")}
PAGES = sorted(path for part in PARTS for path in (PROJECT / part).rglob("README.md"))


def test_the_map_names_the_packages_that_exist() -> None:
    rows = re.findall(r"^\| (`.+?) \|", README, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"chalicelib/(\w+)", row)}
    assert named == PACKAGES


@pytest.mark.parametrize("folder", sorted(PACKAGES - WITHOUT_A_PAGE))
def test_every_package_has_its_page(folder: str) -> None:
    assert (PROJECT / "chalicelib" / folder / "README.md").exists()


@pytest.mark.parametrize("folder", WITHIN, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_a_package_within_another_is_on_the_page_of_the_one_above(folder: Path) -> None:
    assert f"`{folder.name}/`" in (folder.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [PROJECT / "README.md", *PAGES], ids=lambda page: str(page.relative_to(PROJECT)))
def test_a_page_names_only_files_that_exist(page: Path) -> None:
    named = re.findall(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|yaml|json|md|ftl))`", page.read_text(encoding="utf-8"))
    places = (page.parent, PROJECT, PROJECT / "chalicelib")
    assert [name for name in named if not _exists(name, places)] == []


def _exists(name: str, places: tuple[Path, ...]) -> bool:
    """There is such a path, or, for a name alone, such a file somewhere: each context has its ``ports.py``."""
    return any((place / name).exists() for place in places) or ("/" not in name and name in FILES)


def test_every_folder_that_pages_name_exists() -> None:
    folders = re.findall(r"`((?:chalicelib|infra|tests)/[\w/]+)`", README)
    assert [folder for folder in folders if not (PROJECT / folder).exists()] == []
