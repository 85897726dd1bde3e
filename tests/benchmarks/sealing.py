"""How many sealed receipts a CPU-second makes, beside stock pyHanko and beside the floor of any such thing.

All sides sign the same file in the same process with the same key in memory, which stands in KMS's place: no network
on any side. Times are medians of CPU time, not of the clock on the wall. Timestamps are left out of every row but the
one that says so: there, the authority is another process, and what counts is our asking it and checking its answer.
"""

import hashlib
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from itertools import count
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chalicelib.adapters.pades.sealing import seal_receipt
from chalicelib.adapters.pades.timestamps import TimestampClient
from chalicelib.adapters.typesetting.typesetter import TypstTypesetter
from chalicelib.evidence.model import TrustLevel
from infra.local.pki import tsa
from infra.local.pki.hierarchy import Pki
from tests.benchmarks.aims import at_least, verdict
from tests.pki import LocalKey, rsa_key, signing_key
from tests.receipts import AT, receipt_facts

ROUNDS = 40
AIM = 5


@dataclass(frozen=True)
class Row:
    """One line of the table: CPU milliseconds for one receipt."""

    name: str
    milliseconds: float

    def against(self, stock: "Row") -> str:
        return f"{self.name:40} {self.milliseconds:8.2f} {1000 / self.milliseconds:9.0f} {self.times(stock):8.1f} ×"

    def times(self, stock: "Row") -> float:
        return stock.milliseconds / self.milliseconds


def main() -> int:
    """Prints one table a kind of key. 1 if our seal with either misses its aim."""
    pki, missed = Pki("http://127.0.0.1:1/pki"), []
    for name, key in (("P-256", signing_key(pki, "P-256")), ("RSA 2048", signing_key(pki, "RSA", rsa_key()))):
        print(f"\nSealed receipts, {name} key, {len(unsealed(0)) // 1024} KB before the seal")
        print(f"{'':40} {'CPU ms':>8} {'a CPU-s':>9} {'speed':>10}")
        speed = print_rows(key, pki)
        print(f"aim: our seal ≥ {AIM} × stock")
        missed += at_least(f"our seal with {name}, × stock", speed, AIM)
    return verdict(missed)


def print_rows(key: LocalKey, pki: Pki) -> float:
    """Prints the table; how many times as fast as stock our seal is."""
    numbers, pdf, signer = count(1), unsealed(0), stock_signer(key)
    with authority(pki) as client:
        stock, ours, floor, stock_whole, whole, stamped, alone = measured(
            ("seal: stock pyHanko SimpleSigner", lambda: stock_seal(pdf, signer)),
            ("seal: ours", lambda: seal_receipt(pdf, key, None, AT)),
            ("seal: floor (SHA-256 + raw signature)", lambda: key.sign_digest(hashlib.sha256(pdf).digest())),
            ("receipt: typeset + QR + stock seal", lambda: stock_seal(unsealed(next(numbers)), signer)),
            ("receipt: typeset + QR + our seal", lambda: seal_receipt(unsealed(next(numbers)), key, None, AT)),
            ("receipt: the same + timestamp", lambda: seal_receipt(unsealed(next(numbers)), key, client, AT)),
            ("receipt: typeset + QR, no seal", lambda: unsealed(next(numbers))),
        )
    for row in (stock, ours, floor):
        print(row.against(stock))
    for row in (stock_whole, whole, stamped, alone):
        print(row.against(stock_whole))
    return ours.times(stock)


def unsealed(number: int) -> bytes:
    """A receipt of two files and a subject of a hundred letters; every number is typeset anew."""
    return TypstTypesetter().receipt(receipt_facts(number=f"ENK-A-2026-{number:07d}"), TrustLevel.DEVELOPMENT, AT)


def stock_signer(key: LocalKey) -> signers.SimpleSigner:
    """pyHanko's own signer, made once: its own handling of key and certificates is what is measured."""
    others = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko's signature
    others.register_multiple([asn1_x509.Certificate.load(der) for der in key.chain])
    return signers.SimpleSigner(
        asn1_x509.Certificate.load(key.chain[0]), asn1_keys.PrivateKeyInfo.load(key.pkcs8()), others
    )


def stock_seal(pdf: bytes, signer: signers.Signer) -> Any:
    """The same seal with pyHanko as its documentation shows it: certified, PAdES, B-B."""
    wanted = signers.PdfSignatureMetadata(
        field_name="Receipt-Seal",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    return signers.PdfSigner(wanted, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))


def measured(*works: tuple[str, Callable[[], object]]) -> Iterator[Row]:
    """The median CPU time of each work, once warm; all take turns, so that a busy machine is unfair to none."""
    for _, work in works:
        work()
    rounds = [[cpu_milliseconds(work) for _, work in works] for _ in range(ROUNDS)]
    for (name, _), times in zip(works, zip(*rounds, strict=True), strict=True):
        yield Row(name, statistics.median(times))


def cpu_milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


@contextmanager
def authority(pki: Pki) -> Iterator[TimestampClient]:
    """A timestamping authority in a process of its own, so that its work is not counted as ours."""
    ours, theirs = Pipe()
    process = Process(target=serve_timestamps, args=(pki, theirs), daemon=True)
    process.start()
    yield TimestampClient(f"http://127.0.0.1:{ours.recv()}/tsa")
    process.terminate()
    process.join()


def serve_timestamps(pki: Pki, started: Connection) -> None:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            body = tsa.answer(pki.stamper, asked, datetime.now(UTC))
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    started.send(server.server_port)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
