"""What every test may use: the local cloud, and a browser without a face."""

import gc
import os
import secrets
import string
import uuid
import zlib
from collections.abc import Iterator
from http.cookiejar import DefaultCookiePolicy
from itertools import count
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.functions.state_clock import CLOCK
from infra.seed import specification
from tests import rights
from tests.journeys import Journey
from tests.kept import follow_nothing

# The double of AWS keeps whatever it is given: to look through all of it again and again took a tenth of a run.
gc.set_threshold(100_000, 20, 1_000_000)
TESTS_BETWEEN_SWEEPS = 100


@pytest.fixture(scope="session")
def cloud() -> Iterator[LocalCloud]:
    """The whole of AWS that the product needs, in this process, made from the packaged template; started once.

    Tests share it: each works in an administration of its own and asserts on that.
    """
    cloud = LocalCloud.start()
    gc.freeze()  # nor is what stands from the start looked through
    CLOCK.retry_scale = 0.001
    follow_nothing(cloud)
    yield cloud
    rights.record(cloud)
    cloud.stop()


@pytest.fixture(scope="session")
def soak() -> bool:
    """Whether the full counts are asked for (``make soak``); else a test takes a seeded sample of them."""
    return os.environ.get("WASL_SOAK") == "1"


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads which tests are of one group
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker waits for another in the end; sources are read by one of them,
    and a module that makes something for all its tests makes it once.

    Before it stands what moves the clock for all that is there: it looks at every letter that others left.
    """
    if os.environ.get("WASL_SOAK") != "1":
        left_out = {item for item in items if not _drawn(item)}
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=list(left_out))
    items.sort(key=lambda item: (item.get_closest_marker("early") is None, "workflows" not in item.path.parts))
    for item in items:
        if "architecture" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("sources"))
        elif item.get_closest_marker("xdist_group") is None and _shares(item):
            item.add_marker(pytest.mark.xdist_group(f"{item.path.parent.name}.{item.path.stem}"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long value is told by its name and length: the names of tests go to and fro between processes."""
    return f"{argname} of {len(val)}" if isinstance(val, str | bytes) and len(val) > 100 else None


def _shares(item: pytest.Item) -> bool:
    """Whether the test uses what its module makes once."""
    fixtures = item._fixtureinfo.name2fixturedefs.values() if isinstance(item, pytest.Function) else ()
    return any(it.scope in ("module", "package") for found in fixtures for it in found)


def _drawn(item: pytest.Item) -> bool:
    sampled = item.get_closest_marker("sampled")
    return sampled is None or zlib.crc32(item.name.encode()) % sampled.args[0] == 0


def pytest_runtest_logfinish() -> None:
    """What these tests left in cycles goes; what stays is looked through no more."""
    if next(_finished) % TESTS_BETWEEN_SWEEPS == 0:
        gc.collect()
        gc.freeze()


_finished = count(1)


def pytest_sessionfinish() -> None:
    """What a run has left ends with its process: pytest would look through all of it, five times."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Ends the run with what its tests measured: ``record_property("measured", …)`` in a test says it."""
    passed = terminalreporter.stats.get("passed", [])
    measured = [value for report in passed for name, value in report.user_properties if name == "measured"]
    if measured:
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(map(str, measured)))


@pytest.fixture
def administration(cloud: LocalCloud) -> Seeded:
    """A commune of this test's own, with its desks, agents (all with the password ``PASSWORD``), keys and circuits."""
    slug = "test-" + uuid.uuid4().hex[:10]
    code = "".join(secrets.choice(string.ascii_uppercase) for _ in range(6))
    return cloud.seed(specification.read().renamed(slug, code))


@pytest.fixture
def journey(cloud: LocalCloud, administration: Seeded) -> Journey:
    """The main way over HTTP, in that administration."""
    return Journey(cloud, administration)


@pytest.fixture
def http(cloud: LocalCloud) -> Iterator[requests.Session]:
    """A browser without a face, with cookies of its own. Paths are joined to the portal's address."""
    with PortalSession(cloud.url) as session:
        yield session


class FromItsOwnAddress(HTTPAdapter):
    """Speaks from an address of the loopback network that nobody else has: limits by address are each browser's own."""

    def __init__(self) -> None:
        self.address = "127." + ".".join(str(secrets.randbelow(254) + 1) for _ in range(3))
        super().__init__()

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        """As requests makes its connections, but from there."""
        super().init_poolmanager(*given, **named, source_address=(self.address, 0))


class PortalSession(requests.Session):
    """Joins paths to the portal's address; keeps ``Secure`` cookies on the loopback interface, as browsers do."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        adapter = FromItsOwnAddress()
        self.address = adapter.address
        self.mount(base, adapter)
        self.cookies.set_policy(DefaultCookiePolicy(secure_protocols=("http", "https")))
        self.headers["Accept"] = "text/html,application/json;q=0.9,*/*;q=0.8"

    def request(self, method: str | bytes, url: str | bytes, *given: Any, **named: Any) -> requests.Response:
        """As :meth:`requests.Session.request`; a path is taken from the portal's address."""
        full = self.base + url if isinstance(url, str) and url.startswith("/") else url
        return super().request(method, full, *given, **named)

    def prepare_request(self, request: requests.Request) -> requests.PreparedRequest:
        """With this jar's own cookies: requests would copy them into a jar that knows nothing of the loopback."""
        prepared = super().prepare_request(request)
        prepared.headers.pop("Cookie", None)
        prepared.prepare_cookies(self.cookies)
        return prepared
