"""Sessions, half-made sign-ins, links and codes that somebody forged, stole, kept or used before: all refused.

Each case makes its own thing and presents it; none may end up signed in, and none may meet a fault.
"""

from collections.abc import Callable

import pytest

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.functional.web import forged_codes, forged_sessions
from tests.functional.web.forgeries import Scene, assert_nobody

CASES = [
    made
    for module in (forged_sessions, forged_codes)
    for name, made in vars(module).items()
    if name.startswith(("a_session_", "a_challenge_", "a_code_", "a_recovery_code_", "a_link_"))
]


@pytest.fixture
def scene(cloud: LocalCloud, administration: Seeded, http: PortalSession) -> Scene:
    return Scene(cloud, administration, http, PortalSession(cloud.url))


def test_there_are_many_ways_to_try() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("present", CASES, ids=lambda made: made.__name__.replace("_", " "))
def test_it_opens_nothing(scene: Scene, present: Callable[[Scene], None]) -> None:
    present(scene)
    assert_nobody(scene)
