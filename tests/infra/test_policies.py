"""Each function may do exactly what it does: its role's policy against its recorded calls."""

import pytest

from chalicelib.registry.store import registers
from infra.local.cloud import LocalCloud
from infra.local.iam.judge import Call
from infra.seed import specification
from tests import rights
from tests.circuits import CHIEF, PRESIDENT, Office, group, with_circuits
from tests.everything import everything, what_no_other_test_does
from tests.workflows.conftest import unique

pytestmark = [pytest.mark.early, pytest.mark.xdist_group("rights")]  # everything is done once, by one worker


@pytest.fixture(scope="session")
def denied(cloud: LocalCloud, soak: bool) -> set[Call]:
    """Everything was done once, or what this run's other tests do not do; what was denied meanwhile."""
    shapes = {
        "late-at-once": [group(f"visa:{CHIEF}", hours=0), group(f"signature:{PRESIDENT}")],
        "one-visa": [group(f"visa:{CHIEF}")],
    }
    before = set(cloud.denied)
    spec = with_circuits(specification.read(), **shapes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registers, "EPOCH_SECONDS", -1)  # functions share what one of them was told: here each asks
        walk = everything if soak else what_no_other_test_does
        walk(Office(cloud, cloud.seed(unique(spec))), Office(cloud, cloud.seed(unique(spec))))
    return set(cloud.denied) - before


def test_no_function_lacks_a_right(denied: set[Call]) -> None:
    assert denied == set()


@pytest.mark.usefixtures("denied")
def test_every_right_is_used_on_every_resource_and_under_every_condition(cloud: LocalCloud, soak: bool) -> None:
    if not soak:
        pytest.skip("asked of the whole run: python -m tests.rights")
    assert rights.unused(cloud.stack.template, rights.used(cloud)) == []
