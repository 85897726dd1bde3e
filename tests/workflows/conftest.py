"""Administrations with circuits of every shape."""

import secrets
import string
import uuid
from collections.abc import Iterator

import pytest

from infra.local.cloud import LocalCloud
from infra.seed import specification
from infra.seed.specification import Spec
from tests.circuits import CHIEF, PRESIDENT, SECOND_CHIEF, Office, group, with_circuits

EVERY_SHAPE = {
    "late-at-once": [group(f"visa:{CHIEF}", hours=0), group(f"signature:{PRESIDENT}")],
    "two-of-three": [group(f"visa:{CHIEF}", f"visa:{SECOND_CHIEF}", "visa:permits", needed=2)],
    "any-of-two": [group(f"visa:{CHIEF}", f"signature:{PRESIDENT}", needed=1)],
    "one-visa": [group(f"visa:{CHIEF}")],
    "one-signature": [group(f"signature:{PRESIDENT}")],
}


def unique(spec: Spec) -> Spec:
    """The specification under a name and code that no other test has."""
    code = "".join(secrets.choice(string.ascii_uppercase) for _ in range(6))
    return spec.renamed(f"office-{uuid.uuid4().hex[:10]}", code)


@pytest.fixture
def office(cloud: LocalCloud) -> Iterator[Office]:
    """A commune of this test's own; what the test left on its way is delivered before the next one."""
    office = Office(cloud, cloud.seed(unique(with_circuits(specification.read(), **EVERY_SHAPE))))
    yield office
    office.leave()
