"""A browser for each worker, and people before it."""

import os
import uuid
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from chalicelib.kernel.languages import Language
from infra.local.cloud import LocalCloud
from infra.local.s3.gate import S3Gate
from tests.e2e.devices import SCREENS, chromium, context
from tests.e2e.lines import Line
from tests.e2e.visitor import Company, Pair, Visitor
from tests.samples import scanned_letter


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A way is walked on one screen, drawn by its name; on all of them by ``make soak``."""
    if os.environ.get("WASL_SOAK") == "1":
        return
    by_way: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if hasattr(item, "callspec") and "screen" in item.callspec.params:
            by_way[item.nodeid.partition("[")[0]].append(item)
    left_out = {item for name, ways in by_way.items() for item in ways if item is not _drawn(name, ways)}
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=list(left_out))


def _drawn(name: str, ways: list[pytest.Item]) -> pytest.Item:
    return ways[zlib.crc32(name.encode()) % len(ways)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright, chromium(playwright) as started:
        yield started


@pytest.fixture
def people(browser: Browser, cloud: LocalCloud, soak: bool) -> Iterator["People"]:
    """Whoever a test needs; they leave with it, and none may have met a page with a fault."""
    with ExitStack() as stack:
        people = People(browser, cloud, stack, thorough=soak)
        yield people
        if people.faults:
            pytest.fail("\n".join(people.faults))


class People:
    """Makes visitors."""

    def __init__(self, browser: Browser, cloud: LocalCloud, stack: ExitStack, *, thorough: bool) -> None:
        self._browser, self._cloud, self._stack, self._thorough = browser, cloud, stack, thorough
        self.faults: list[str] = []

    def visitor(self, language: Language, screen: str, **options: object) -> Visitor:
        """One, with a browser of its own."""
        made = self._stack.enter_context(context(self._browser, screen, language, **options))
        return Visitor(self._cloud, made, language, screen, self.faults, self._thorough)

    def pair(self, language: Language, screen: str) -> Pair:
        """One, and another of the other language who looks over the shoulder."""
        other = Language.FRENCH if language == Language.ARABIC else Language.ARABIC
        return Pair(self.visitor(language, screen), self.visitor(other, screen))

    def everyone(self) -> Company:
        """Four: both languages, on every kind of screen."""
        return Company(*(self.visitor(language, screen) for screen in SCREENS for language in Language))


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    """The way of every upload to storage."""
    line = Line()
    monkeypatch.setattr(S3Gate, "_presigned", line.before(S3Gate._presigned))
    return line


@pytest.fixture
def email() -> str:
    """An address that nobody else's mails go to."""
    return f"fatima.{uuid.uuid4().hex[:8]}@citizen.example"


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scanned letter in Arabic, of 3 MB and more."""
    path = tmp_path_factory.mktemp("letters") / "طلب رخصة إصلاح.pdf"
    path.write_bytes(scanned_letter())
    assert path.stat().st_size >= 3_000_000
    return path
