"""What a function loads before its first event: a function that never signs must not load what signs."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from chalicelib import bootstrap

PROJECT = Path(__file__).resolve().parents[2]
HEAVY = {
    *("pyhanko", "typst", "pikepdf", "lxml", "aiohttp", "fontTools", "asn1crypto", "PIL", "segno", "typing_inspection"),
    *("jinja2", "fluent", "babel", "phonenumbers", "cryptography", "joserfc", "pydantic", "aws_xray_sdk", "asyncio"),
}
LIGHT = ("files", "deposit", "registry", "signing", "evidence", "notices", "onboarding", "lasting")


@cache
def _loaded_by(module: str) -> frozenset[str]:
    """Top-level packages that importing a module loads, in a process of its own."""
    script = f"import {module}, json, sys; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    return frozenset(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", ["app", *(f"chalicelib.{context}.handlers" for context in LIGHT)])
def test_a_module_that_a_light_function_starts_with_loads_nothing_heavy(module: str) -> None:
    assert _loaded_by(module) & HEAVY == frozenset()


def test_the_composition_root_says_rightly_which_module_makes_what() -> None:
    made = {name: getattr(bootstrap, name).__module__.rpartition(".")[2] for name in bootstrap.MODULE_OF}
    assert made == bootstrap.MODULE_OF


def test_importing_the_application_makes_no_client_of_aws() -> None:
    script = """
import boto3, botocore.session
def refuse(*given, **named): raise AssertionError("a client at import time")
boto3.client = boto3.resource = botocore.session.Session.create_client = refuse
import app
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
