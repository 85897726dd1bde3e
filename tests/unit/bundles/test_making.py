"""A bundle is made of pieces, whole or not at all, and holds for the verifier, which shares no code with its maker."""

import hashlib
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography import x509

from chalicelib.bundles import archive
from chalicelib.bundles.making import Maker
from chalicelib.bundles.model import Kind, Manifest, Member, Role, original_path
from chalicelib.bundles.ports import Contents
from chalicelib.kernel.errors import UnavailableError
from infra.local.pki.hierarchy import Pki
from tests.merkle_by_definition import inclusion
from tests.pki import Timestamper, signing_key
from tests.proven import HOST, World, base64url, canonical, jws, number, token, written_log
from wasl_verify.bundle import check_bundle
from wasl_verify.certificates import Trust
from wasl_verify.keys import read_keys
from wasl_verify.report import Report

MEGABYTE = 1024 * 1024
LETTER = b"%PDF-1.7 the letter"


class Now:
    """The clock of these tests."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 8, tzinfo=UTC)


@dataclass
class Platform:
    """What the maker asks others for, from the log of the verifier's tests; ``size`` is the newest head's."""

    world: World
    papers: tuple[Member, ...]
    size: int = 61
    asked: int = 0
    issuer: str = HOST
    kept: dict[str, bytes] = field(default_factory=dict)

    def contents(self, subject: str) -> Contents:
        return Contents(Kind.DEPOSIT, subject, self.papers, (subject, "mail/M1"))

    def of(self, object_id: str) -> Sequence[tuple[Mapping[str, Any], str]]:
        return [(it["body"], it["hash"]) for it in self.world.log.chosen(object_id)]

    def prove(self, hashes: Sequence[str]) -> tuple[bytes, Sequence[Mapping[str, Any]]] | None:
        leaves = self.world.log.leaves
        places = [leaves.index(bytes.fromhex(hash_)) for hash_ in hashes]
        if max(places) >= self.size:
            return None
        paths = [[it.hex() for it in inclusion(place, leaves[: self.size])] for place in places]
        proofs = [
            {"leaf": place, "size": self.size, "hash": hash_, "path": path}
            for place, hash_, path in zip(places, hashes, paths, strict=True)
        ]
        return self.world.head(self.size), proofs

    def ask_for_head(self) -> None:
        self.asked += 1

    def keys(self) -> Mapping[str, Any]:
        keys: Mapping[str, Any] = json.loads(self.world.keys)
        return keys

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str) -> str:
        assert claims["made_at"].startswith(f"{at:%Y-%m-%dT%H:%M}")
        return jws(self.world.platform, kind, claims)

    def put(self, key: str, pieces: Iterable[bytes]) -> int:
        self.kept[key] = b"".join(pieces)
        return len(self.kept[key])


@pytest.fixture
def platform() -> Platform:
    pki = Pki("http://127.0.0.1:1/pki")
    world = World(signing_key(pki, "Plateforme"), Timestamper(pki), b"", b"", written_log(b""), (LETTER,))
    papers = (
        Member.of(original_path(1, "الطلب.pdf"), Role.ORIGINAL, LETTER),
        Member.of("token.txt", Role.TOKEN, base64url(token(world.platform, [LETTER], number(1))).encode()),
    )
    return Platform(world, papers)


def maker(platform: Platform) -> Maker:
    return Maker(platform, platform, platform, platform, platform, Now())


def test_what_was_made_holds_for_the_verifier(platform: Platform) -> None:
    made = maker(platform).make("deposit/D1", "bundles/1.zip")
    report = Report()
    roots = [x509.load_pem_x509_certificate(platform.world.timestamper.pki.root_pem.encode())]
    check_bundle(io.BytesIO(platform.kept["bundles/1.zip"]), read_keys(platform.world.keys), Trust(roots), report)
    assert report.exit_code == 0, report.faults
    assert made.records == 5
    assert made.size_bytes == len(platform.kept["bundles/1.zip"])


def test_the_same_things_make_the_same_bytes_but_for_signatures(platform: Platform) -> None:
    manifest = Manifest(Kind.DEPOSIT, "deposit/D1", HOST, Now().now(), platform.papers)
    assert len({b"".join(archive.pieces(manifest, "a.b.c")) for _ in range(2)}) == 1


def test_nothing_is_given_out_that_the_tree_does_not_hold_and_a_head_is_asked_for(platform: Platform) -> None:
    platform.size = 4
    with pytest.raises(UnavailableError, match="not_in_tree_yet"):
        maker(platform).make("deposit/D1", "bundles/1.zip")
    assert (platform.asked, platform.kept) == (1, {})


def test_a_file_that_is_not_what_the_manifest_says_stops_the_writing(platform: Platform) -> None:
    other = Member("files/01-a.pdf", Role.ORIGINAL, 3, hashlib.sha256(b"abc").hexdigest(), lambda: (b"abd",))
    platform.papers = (other,)
    with pytest.raises(UnavailableError, match="member_changed"):
        maker(platform).make("deposit/D1", "bundles/1.zip")
    assert platform.kept == {}


def test_a_large_file_goes_through_without_being_held(soak: bool) -> None:
    size = (200 if soak else 20) * MEGABYTE
    digest = hashlib.sha256()
    for piece in _noise(size):
        digest.update(piece)
    large = Member("files/01-a.png", Role.ORIGINAL, size, digest.hexdigest(), lambda: _noise(size))
    manifest = Manifest(Kind.DEPOSIT, "deposit/D1", HOST, Now().now(), [large])
    tracemalloc.start()
    lengths = [len(part) for part in archive.parts(archive.pieces(manifest, "a.b.c"), 5 * MEGABYTE)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert set(lengths[:-1]) == {5 * MEGABYTE}
    assert sum(lengths) > size
    assert peak < 17 * MEGABYTE


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("الطلب.pdf", "files/01-الطلب.pdf"),
        ("../../etc/passwd", "files/01-etcpasswd"),
        ("C:\\evil?.pdf", "files/01-Cevil.pdf"),
        ("a\u202efdp.exe", "files/01-afdp.exe"),
        (" .. ", "files/01-file"),
        ("x" * 300 + ".pdf", "files/01-" + "x" * 116 + ".pdf"),
    ],
)
def test_a_files_name_in_a_bundle_leads_nowhere_and_deceives_nobody(name: str, path: str) -> None:
    assert original_path(1, name) == path


def test_lines_of_the_log_are_canonical(platform: Platform) -> None:
    maker(platform).make("deposit/D1", "1")
    with zipfile.ZipFile(io.BytesIO(platform.kept["1"])) as opened:
        lines = opened.read("log/records.jsonl").splitlines()
    assert [canonical(json.loads(line)) for line in lines] == lines


def _noise(size: int) -> Iterator[bytes]:
    for at in range(0, size, MEGABYTE):
        yield at.to_bytes(8, "big") * (MEGABYTE // 8)
