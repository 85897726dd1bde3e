"""``python -m infra certificate``: requests for keys that never leave KMS, and the chains that answer them."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote

from chalicelib.adapters.keys.certification import (
    ChainError,
    Subject,
    as_pem,
    check_chain,
    check_roots,
    checked,
    is_root,
    read_chain,
    request_as_pem,
    request_for,
)
from chalicelib.adapters.keys.kms_keys import KmsKey
from infra.stack import Stack


def request_command(stack_name: str, key_id: str, subject: Subject) -> str:
    """The command that prints a key's request, to be copied as it is."""
    named = f"--name {quote(subject.common_name)} --organisation {quote(subject.organisation)}"
    return f"python -m infra certificate --stack {stack_name} request --key {key_id} {named}"


def request(stack_name: str, key_id: str, subject: Subject, out: Path | None) -> int:
    """``certificate request``: the request in PEM, to be sent to the certification authority; printed, or in a file."""
    text = request_as_pem(request_for(Stack.deployed(stack_name).client("kms"), key_id, subject))
    if out:
        out.write_text(text)
    else:
        print(text, end="")
    return 0


def install(stack_name: str, key_id: str, path: Path, trust: bool = False) -> int:
    """``certificate install``: stores the chain, without its root; with ``trust``, the root becomes a trusted one."""
    stack = Stack.deployed(stack_name)
    try:
        chain = read_chain(path.read_bytes())
        check_chain(chain, KmsKey(stack.client("kms"), key_id).public_key(), datetime.now(UTC))
    except ChainError as error:
        print(error, file=sys.stderr)
        return 1
    found = checked(chain)
    stack.organisation.install_certificate(key_id, found.chain)
    if trust:
        add_roots(stack, [as_pem(it) for it in chain if is_root(it)])
    print(f"Installed: {found.subject}, valid until {found.valid_until:%Y-%m-%d}.")
    return 0


def trust(stack_name: str, path: Path) -> int:
    """``certificate trust``: roots above no key of ours, such as a timestamp authority's, become trusted ones."""
    roots = read_chain(path.read_bytes())
    try:
        check_roots(roots, datetime.now(UTC))
    except ChainError as error:
        print(error, file=sys.stderr)
        return 1
    add_roots(Stack.deployed(stack_name), [as_pem(it) for it in roots])
    for root in roots:
        print(f"Trusted: {root.subject.rfc4514_string()}, until {root.not_valid_after_utc:%Y-%m-%d}.")
    return 0


def add_roots(stack: Stack, roots: list[str]) -> None:
    """Adds to the trusted roots those that are not among them."""
    trusted = stack.organisation.trust_roots()
    added = [root for root in roots if root not in trusted]
    if added:
        stack.organisation.set_trust_roots([*trusted, *added])
