"""Begins the local stack with the code that begins any stack; the development PKI certifies its keys."""

from collections.abc import Callable
from typing import Any

from chalicelib.config import Settings
from infra.bootstrap_stack import Seeded, bootstrap
from infra.local.cognito import authenticator
from infra.local.pki.hierarchy import Pki
from infra.seed.specification import Spec
from infra.stack import Stack

PASSWORD = "Wasl-local-2026"  # of every seeded account; it opens nothing outside this process


def seed(name: str, client: Callable[[str], Any], pki: Pki, spec: Spec) -> Seeded:
    """Everything in the specification, with certificates, passwords, telephones and a trusted root."""
    stack = Stack(name, client, Settings.from_env())
    seeded = bootstrap(stack, spec, pki.issue, lambda _email: PASSWORD)
    for agent in [*seeded.agents.values(), *filter(None, [seeded.operator])]:
        authenticator.enrol(agent.email)
    if pki.root_pem not in stack.organisation.trust_roots():
        stack.organisation.set_trust_roots([*stack.organisation.trust_roots(), pki.root_pem])
    return seeded
