"""Begins the local stack with the code that begins any stack; the development PKI certifies its keys."""

from collections.abc import Callable
from typing import Any

from chalicelib.config import Settings
from chalicelib.kernel.errors import NotFoundError
from infra.bootstrap_stack import Seeded, bootstrap
from infra.certificate import Subject, request_for
from infra.local.pki import Pki
from infra.seed.specification import Spec
from infra.stack import Stack

PASSWORD = "Wasl-local-2026"  # of every seeded account; it opens nothing outside this process


def seed(name: str, client: Callable[[str], Any], pki: Pki, spec: Spec) -> Seeded:
    """Everything in the specification, with certificates, passwords and a trusted root."""
    stack = Stack(name, client, Settings.from_env())
    seeded = bootstrap(stack, spec, pki.issue, lambda _email: PASSWORD)
    _certify_platform(stack, pki)
    if pki.root_pem not in stack.organisation.trust_roots():
        stack.organisation.set_trust_roots([*stack.organisation.trust_roots(), pki.root_pem])
    return seeded


def _certify_platform(stack: Stack, pki: Pki) -> None:
    key_id = stack.settings.key_platform
    try:
        stack.organisation.certificate(key_id)
    except NotFoundError:
        subject = Subject("Wasl", "Wasl")
        request = request_for(stack.client("kms"), key_id, subject)
        stack.organisation.install_certificate(key_id, pki.issue(request, subject.parts()))
