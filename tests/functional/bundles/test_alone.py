"""What the API gives out one by one, saved as a browser saves it, holds for the verifier by itself."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.registry.closing.model import STATEMENT
from infra.local.cloud import LocalCloud
from tests.functional.bundles.test_bundle import published
from tests.journeys import Journey
from tests.on_the_tree import recorded, signed
from tests.proven_registers import LivedIn
from wasl_verify.cli import main


@pytest.fixture
def kept(cloud: LocalCloud, journey: Journey, tmp_path: Path) -> Path:
    """A folder with keys and roots, two heads, and the proofs that lead to them."""
    recorded()
    before = _newest(cloud)
    (record,) = recorded()
    size = _newest(cloud)["size"]
    answers = {
        "before.json": f"/log/heads/{before['size']}",
        "head.json": f"/log/heads/{size}",
        "inclusion.json": f"/log/inclusion?hash={record.hash}&size={size}",
        "consistency.json": f"/log/consistency?from={before['size']}&to={size}",
    }
    for name, path in answers.items():
        answer = requests.get(f"{cloud.url}/api/v1{path}", timeout=20)
        assert answer.status_code == 200
        (tmp_path / name).write_bytes(answer.content)
    (tmp_path / "keys.json").write_bytes(published())
    (tmp_path / "roots.pem").write_text(cloud.pki.root_pem)
    return tmp_path


def _newest(cloud: LocalCloud) -> Any:
    signed(cloud)
    return requests.get(f"{cloud.url}/api/v1/log/heads", timeout=20).json()["items"][0]


def verified(kept: Path, name: str, *heads: str) -> int:
    """The command's exit code."""
    given = ["--keys", str(kept / "keys.json"), "--roots", str(kept / "roots.pem"), "--lang", "fr"]
    return main([*given, *(it for head in heads for it in ("--head", str(kept / head))), str(kept / name)])


@pytest.mark.parametrize(
    ("name", "heads"),
    [("head.json", ()), ("inclusion.json", ("head.json",)), ("consistency.json", ("before.json", "head.json"))],
)
def test_a_head_and_the_proofs_that_lead_to_it_hold(kept: Path, name: str, heads: tuple[str, ...]) -> None:
    assert verified(kept, name, *heads) == 0


def test_a_proof_without_its_head_proves_nothing_yet(kept: Path) -> None:
    assert [verified(kept, "inclusion.json", "before.json"), verified(kept, "consistency.json", "head.json")] == [3, 3]


@pytest.mark.parametrize(
    ("name", "member", "heads"),
    [
        ("inclusion.json", "hash", ("head.json",)),
        ("inclusion.json", "path", ("head.json",)),
        ("consistency.json", "path", ("before.json", "head.json")),
        ("head.json", "timestamp", ()),
        ("head.json", "head", ()),
    ],
)
def test_one_that_was_altered_does_not(kept: Path, name: str, member: str, heads: tuple[str, ...]) -> None:
    document = json.loads((kept / name).read_bytes())
    document[member] = _altered(document[member])
    (kept / f"altered-{name}").write_text(json.dumps(document))
    assert verified(kept, f"altered-{name}", *heads) == 1


def _altered(value: Any) -> Any:
    if isinstance(value, list):
        return [*value[:-1], _altered(value[-1])] if value else ["00" * 32]
    middle = len(value) // 2
    return value[:middle] + ("1" if value[middle] != "1" else "2") + value[middle + 1 :]


def test_the_statement_of_a_closing_holds_by_itself(kept: Path, journey: Journey) -> None:
    closed = LivedIn(journey).closed_year(bootstrap.clock().now().year - 1)
    statement = journey.call("GET", f"{closed}/files/{STATEMENT}", "registrar")
    content = requests.get(statement["url"], timeout=20).content
    (kept / "closing.jws").write_bytes(content)
    assert verified(kept, "closing.jws") == 0
    (kept / "altered.jws").write_bytes(_altered(content.decode()).encode())
    assert verified(kept, "altered.jws") == 1
