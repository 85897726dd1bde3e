"""What the command says and answers, whom it believes, and what it stands on. Sockets are closed: it asks nobody."""

import ast
import base64
import io
import json
import random
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image, ImageFilter

from infra.local.pki.hierarchy import Pki
from tests.empty_environment import HOME, EmptyEnvironment
from tests.functional.sealing.attacks import ATTACKS
from tests.proven import HOST, World, base64url, canonical, jws, packed
from wasl_verify import cli, words
from wasl_verify.bundle import KINDS
from wasl_verify.certificates import Trust
from wasl_verify.pdf import check_pdf
from wasl_verify.report import Report

MODULES = sorted((HOME / "wasl_verify").glob("*.py"))
Verify = Callable[..., int]


@pytest.fixture
def verify(tmp_path: Path, world: World, pki: Pki) -> Verify:
    """The command with the platform's keys and the root, unless told otherwise."""
    (tmp_path / "keys.json").write_bytes(world.keys)
    (tmp_path / "roots.pem").write_text(pki.root_pem)

    def run(thing: bytes | str, *options: str, trusting: bool = True) -> int:
        if isinstance(thing, bytes):
            (tmp_path / "thing.bin").write_bytes(thing)
            thing = str(tmp_path / "thing.bin")
        given = ("--keys", str(tmp_path / "keys.json"), "--roots", str(tmp_path / "roots.pem")) if trusting else ()
        return cli.main([*given, *options, thing])

    return run


def photographed(text: str) -> Image.Image:
    """The code as a telephone sees it on paper: small, askew, out of focus, compressed."""
    printed = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(printed, kind="png", scale=8, border=4)
    seen = Image.open(printed).convert("L").resize((480, 480), Image.Resampling.BICUBIC)
    seen = seen.rotate(4, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8))
    taken = io.BytesIO()
    seen.save(taken, "JPEG", quality=60)
    return Image.open(taken)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_as_it_was_given_out_holds(world: World, verify: Verify, kind: str) -> None:
    assert verify(world.bundle(kind, world.members(kind))) == 0


@pytest.mark.parametrize(("first", "end"), [(1, 2), (1, 61), (31, 32), (32, 61), (33, 34), (60, 61)])
def test_a_range_of_the_log_holds_between_any_heads(world: World, verify: Verify, first: int, end: int) -> None:
    assert verify(world.bundle("log", world.range(first, end))) == 0


def test_a_receipt_holds_and_without_roots_nobody_is_said_to_vouch(world: World, verify: Verify) -> None:
    assert verify(world.receipt) == 0
    assert verify(world.receipt, trusting=False) == 3


def test_a_photographed_code_holds_as_it_is_read(
    world: World, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    (read,) = zxingcpp.read_barcodes(photographed(f"https://{HOST}/v#{base64url(world.token())}"))
    assert verify(read.text) == 0
    said = capsys.readouterr().out
    assert "ENK-A-2026-0000001" in said
    assert "موقّع" in said
    assert "signé par" in said


def test_of_the_keys_within_a_bundle_it_is_said_that_nobody_vouches_for_them(
    world: World, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(world.bundle("deposit", world.deposit()), "--lang", "fr", trusting=False) == 3
    assert "donner --keys" in capsys.readouterr().out


def test_a_token_without_keys_is_told_and_not_judged(world: World, verify: Verify) -> None:
    assert verify(base64url(world.token()), trusting=False) == 3


def test_what_is_not_there_cannot_be_checked(verify: Verify) -> None:
    assert verify("nothing.pdf") == 2


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"%PDF-1.7\n%%EOF", b"\0" * 50_000, b"eyJ.eyJ.AA"])
def test_what_is_nothing_of_ours_is_a_fault(verify: Verify, data: bytes) -> None:
    assert verify(data) == 1


@pytest.mark.parametrize("kind", ["deposit", "register", "log"])
@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "files/../../evil", "C:evil", "files\\evil", "a//b"])
def test_a_name_that_leads_out_of_its_folder_is_refused(world: World, verify: Verify, kind: str, name: str) -> None:
    members = {"deposit": world.deposit, "register": world.register}.get(kind, lambda: world.range(31, 61))()
    assert verify(packed([*world.signed(kind, members), (name, b"evil")])) == 1
    assert verify(world.bundle(kind, [*members, (name, "original", b"evil")])) == 1


def test_a_bomb_is_not_unpacked_beyond_what_it_says(
    world: World, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = bytearray(packed([("manifest.json", bytes(50_000_000))]))
    for at in (len(bomb) - 22 - 46 - 13 + 24, len(bomb) - 22 - 46 - 13 - 4):  # the sizes in directory and descriptor
        bomb[at : at + 4] = (10).to_bytes(4, "little")
    assert verify(bytes(bomb)) == 1
    assert "manifest.json" in capsys.readouterr().out


def test_swapped_files_are_found(world: World, verify: Verify) -> None:
    members = world.deposit()
    first, second = members[1], members[2]
    members[1], members[2] = (*first[:2], second[2]), (*second[:2], first[2])
    assert verify(world.bundle("deposit", members)) == 1  # though the platform itself signed the manifest


@pytest.mark.parametrize("path", ["register/register.pdf", "register/entries.csv", "register/closing.jws"])
def test_a_file_of_another_register_is_found(world: World, verify: Verify, path: str) -> None:
    other = {
        "register/register.pdf": world.receipt + b"\n",
        "register/entries.csv": world.entries().replace(b"ENK-A", b"ENK-D"),
        "register/closing.jws": jws(world.platform, "wasl-closing", {"version": 1}).encode(),
    }
    members = [(name, role, other[name] if name == path else data) for name, role, data in world.register()]
    assert verify(world.bundle("register", members)) == 1  # though the platform itself signed the manifest


@pytest.mark.parametrize(
    "pair", [("log/head.json", "log/head-before.json"), ("log/records.jsonl", "log/inclusion.jsonl")]
)
def test_swapped_parts_of_a_range_are_found(world: World, verify: Verify, pair: tuple[str, str]) -> None:
    members = world.range(31, 61)
    held = {name: data for name, _, data in members}
    held |= {pair[0]: held[pair[1]], pair[1]: held[pair[0]]}
    assert verify(world.bundle("log", [(name, role, held[name]) for name, role, _ in members])) == 1


def test_a_certificate_of_a_version_that_was_never_defined_is_a_fault_and_no_crash(
    world: World, verify: Verify
) -> None:
    def altered(head: bytes) -> bytes:
        said = json.loads(head)
        token = base64.b64decode(said["timestamp"])
        version = b"\xa0\x03\x02\x01\x02"  # of a certificate: the third
        assert version in token
        return canonical(said | {"timestamp": base64.b64encode(token.replace(version, version[:-1] + b"$")).decode()})

    members = [
        (name, role, altered(data) if name == "log/head.json" else data) for name, role, data in world.range(31, 61)
    ]
    assert verify(world.bundle("log", members)) == 1


def test_bytes_before_and_after_an_archive_are_found(world: World, verify: Verify) -> None:
    bundle = world.bundle("log", world.range(31, 61))
    assert [verify(it) for it in (b"PK" + bundle, bundle + b"\n")] == [1, 1]


def test_a_reply_holds_at_every_stage_of_its_circuit(world: World, trust: Trust) -> None:
    for pdf in world.reply[1:]:
        report = Report()
        check_pdf(pdf, trust, report, "reply.pdf")
        assert report.exit_code == 0, report.faults


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_is_added_to_a_signed_file_is_found(world: World, trust: Trust, attack: str) -> None:
    for pdf in world.reply[2:]:
        report = Report()
        with report.within("reply.pdf"):
            check_pdf(ATTACKS[attack](pdf), trust, report, "reply.pdf")
        assert report.exit_code == 1


def test_each_finding_has_its_sentence_in_both_languages() -> None:
    codes = {
        node.args[0].value
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        if _name(node) in ("FaultError", "holds", "note", "unjudged", "fault")
    }
    computed = {"whole", "whole_with_store", "stray_certificate"} | {
        code for code in words.SENTENCES if code.startswith(("record_", "entry_"))
    }
    assert codes | computed == set(words.SENTENCES)


def test_it_shares_no_code_with_what_it_checks_and_needs_only_what_it_says() -> None:
    imported = {
        name.split(".")[0]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _imports(node)
    }
    needed = tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["dependencies"]
    assert imported - sys.stdlib_module_names - {"wasl_verify"} == {name.split(">")[0] for name in needed}


def test_it_proves_in_an_empty_environment_without_a_network(
    world: World, pki: Pki, tmp_path: Path, soak: bool
) -> None:
    if not soak:
        pytest.skip("making an environment takes minutes; what it imports is tested above")
    alone = EmptyEnvironment.made(tmp_path, world.keys, pki.root_pem)
    for name, data in {
        "receipt.pdf": world.receipt,
        "token.txt": base64url(world.token()).encode(),
        **{f"{kind}.zip": world.bundle(kind, world.members(kind)) for kind in KINDS},
    }.items():
        damaged = bytearray(data)
        damaged[random.Random(name).randrange(10, len(data))] ^= 1
        assert (alone.checks(name, data), alone.checks(name, bytes(damaged))) == (0, 1), name


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
