"""Receipts a second of sixteen workers whose key stands twelve milliseconds away, beside stock pyHanko's.

Both sides set the same file by the same typesetter, with its QR, and sign it once by the same key behind a client that
answers after KMS's latency; neither asks for a timestamp, and the SDK's own work is on neither side. Ours is the sealer
of the product's function: it reads the certificates and judges them, which stock does not; its seal is told alone too.
Stock is pyHanko twice: as its guide shows a key in KMS, and its ``SimpleSigner`` made to wait as long.

A worker is a process, as each instance is on Lambda. Sixteen of them share this machine's processors here, where every
instance has a share of its own there, so three figures are told: what went through here by the clock on the wall; the
processor time of one, which alone is judged, for others may be at work here too; and 16 ÷ (processor + wait), the most
of sixteen instances with a whole processor each. Threads of one process are no model of that: Python's lock lets one
of them run at a time, so that they share one processor, and the typesetter takes one document at a time.
"""

import asyncio
import hashlib
import os
import ssl
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import count
from multiprocessing import get_context

from asn1crypto import algos
from asn1crypto import x509 as asn1_x509
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import CertificateStore

from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.adapters.pades.receipt_seal import CertificateJudge, PadesSealer
from chalicelib.adapters.pades.sealing import seal_receipt
from chalicelib.kernel.clock import SystemClock
from infra.local.pki.hierarchy import Pki
from tests.benchmarks.aims import at_least, verdict
from tests.benchmarks.sealing import stock_seal, stock_signer, unsealed
from tests.pki import LocalKey, signing_key
from tests.receipts import AT

WORKERS, EACH, ROUNDS = 16, 4, 3
WAIT_SECONDS = 0.012
AIM = 10
STOCK = {"signing": "signing: stock, its guide's KMS", "pipeline": "pipeline: stock, its guide's KMS"}
SEAL, TYPESET = "signing: ours, the seal alone", "pipeline: typeset + QR, no seal"
WHOLE = "pipeline: ours, as the function makes it"


@dataclass(frozen=True)
class Distant:
    """KMS as a client sees it: the signature comes after the wait."""

    key: LocalKey

    def sign(self, Message: bytes, **_: str) -> dict[str, bytes]:
        """As boto3's ``sign`` of a digest."""
        time.sleep(WAIT_SECONDS)
        return {"Signature": self.key.sign_digest(Message)}


@dataclass(frozen=True)
class Installed:
    """The key's chain, and the root above it."""

    pems: tuple[str, ...]
    root: str

    def chain(self, _: str) -> Sequence[str]:
        """See :class:`chalicelib.adapters.pades.receipt_seal.Certificates`."""
        return self.pems

    def roots(self) -> Sequence[str]:
        """See :class:`chalicelib.adapters.pades.receipt_seal.Certificates`."""
        return (self.root,)


class StockDistant(signers.Signer):
    """A key in KMS as pyHanko's guide shows it."""

    def __init__(self, key: LocalKey, others: CertificateStore) -> None:
        super().__init__(
            signing_cert=asn1_x509.Certificate.load(key.chain[0]),
            cert_registry=others,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        )
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """After the wait; a trial gets as many empty bytes."""
        if dry_run:
            return bytes(256)
        await asyncio.sleep(WAIT_SECONDS)
        return self._key.sign_digest(hashlib.new(digest_algorithm, data).digest())


class StockWaiting(signers.SimpleSigner):
    """pyHanko's own signer, which waits as long."""

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """As pyHanko's, after the wait."""
        if not dry_run:
            await asyncio.sleep(WAIT_SECONDS)
        return self.sign_raw(data, digest_algorithm)


Work = Callable[[], object]


@dataclass(frozen=True)
class Speed:
    """What one way reached with all workers: receipts a second by the clock, and processor seconds of one."""

    a_second: float
    cpu_seconds: float

    def __str__(self) -> str:
        apart = WORKERS / (self.cpu_seconds + WAIT_SECONDS)
        return f"{self.a_second:11.0f}{1000 * self.cpu_seconds:9.2f}{1 / self.cpu_seconds:9.0f}{apart:13.0f}"

    def times(self, other: "Speed") -> float:
        """How many times as many in the same processor time."""
        return other.cpu_seconds / self.cpu_seconds


def main() -> int:
    """Prints the tables; 1 if signing alone is not as many times as fast as aimed at."""
    pki = Pki("http://127.0.0.1:1/pki")
    works = works_of(pki, signing_key(pki, "P-256"))
    speeds = by_processes(works)
    print(f"\nReceipts of {WORKERS} workers, the key {1000 * WAIT_SECONDS:g} ms away, on {os.cpu_count()} processors")
    print(f"{'':42}{'here, a s':>11}{'CPU ms':>9}{'a CPU-s':>9}{'apart, a s':>13}{'× stock':>9}")
    for name, speed in speeds.items():
        print(f"  {name:40}{speed}{speed.times(speeds[STOCK[name.partition(':')[0]]]):9.1f}")
    print(f"  {WORKERS} threads of one process, receipts a second:")
    for name in (*STOCK.values(), SEAL, WHOLE):
        print(f"    {name:38}{by_threads(works[name]):11.0f}")
    print(f"  {told(speeds)}")
    sealed, stock = speeds[SEAL], speeds[STOCK["signing"]]
    return verdict(at_least("signing alone, × stock's", sealed.times(stock), AIM))


def told(speeds: Mapping[str, Speed]) -> str:
    """How far the whole receipt is from the aim, and what keeps it from it: no seal could reach it."""
    whole, stock, shared = speeds[WHOLE], speeds[STOCK["pipeline"]], speeds[TYPESET]
    return (
        f"the whole receipt: {whole.times(stock):.1f} × stock, not {AIM}; typesetting and QR, alike on both sides,"
        f" take {1000 * shared.cpu_seconds:.0f} ms of our {1000 * whole.cpu_seconds:.0f}: a free seal would"
        f" be {shared.times(stock):.1f} × stock"
    )


def works_of(pki: Pki, key: LocalKey) -> dict[str, Work]:
    """Each way, by its name in the tables."""
    kms = Distant(key)
    installed = Installed(tuple(map(ssl.DER_cert_to_PEM_cert, key.chain)), pki.root_pem)
    sealer = PadesSealer(installed, CertificateJudge(installed, production=True), kms, "", SystemClock())
    ours, simple = KmsKey.certified(kms, "key", key.chain), stock_signer(key)
    waiting = StockWaiting(simple.signing_cert, simple.signing_key, simple.cert_registry)
    distant, numbers = StockDistant(key, simple.cert_registry), count(1)
    return {
        STOCK["signing"]: lambda: stock_seal(typeset_once(), distant),
        "signing: stock's SimpleSigner": lambda: stock_seal(typeset_once(), waiting),
        SEAL: lambda: seal_receipt(typeset_once(), ours, None, AT),
        "signing: ours, as the function seals": lambda: sealer.seal(typeset_once(), "key"),
        TYPESET: lambda: unsealed(next(numbers)),
        STOCK["pipeline"]: lambda: stock_seal(unsealed(next(numbers)), distant),
        WHOLE: lambda: sealer.seal(unsealed(next(numbers)), "key"),
    }


@cache
def typeset_once() -> bytes:
    """The file that is only signed; set by each process for itself, for the typesetter's threads outlive no fork."""
    return unsealed(0)


def by_processes(works: Mapping[str, Work]) -> dict[str, Speed]:
    """Each way by all workers at once; the ways take turns, so that a busy machine is unfair to none."""
    fork = get_context("fork")
    begin, done = fork.Barrier(WORKERS), fork.Queue()

    def run() -> None:
        for work in works.values():
            work()
        for turn in range(ROUNDS * len(works)):
            work = list(works.values())[turn % len(works)]
            begin.wait()
            started, spent = time.monotonic(), time.process_time()
            for _ in range(EACH):
                work()
            done.put((turn, started, time.monotonic(), time.process_time() - spent))

    processes = [fork.Process(target=run, daemon=True) for _ in range(WORKERS)]
    for process in processes:
        process.start()
    told = [done.get() for _ in range(WORKERS * ROUNDS * len(works))]
    for process in processes:
        process.join()
    return {name: _speed([it for it in told if it[0] % len(works) == place]) for place, name in enumerate(works)}


def _speed(told: Sequence[tuple[int, float, float, float]]) -> Speed:
    """Of what the workers told: the turn, when they began and ended, and their processor seconds."""
    seconds = 0.0
    for turn in {it[0] for it in told}:
        of_turn = [it for it in told if it[0] == turn]
        seconds += max(it[2] for it in of_turn) - min(it[1] for it in of_turn)
    made = len(told) * EACH
    return Speed(made / seconds, sum(it[3] for it in told) / made)


def by_threads(work: Work) -> float:
    """Receipts a second by the clock."""
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda _: work(), range(WORKERS)))
        started = time.monotonic()
        list(pool.map(lambda _: work(), range(WORKERS * EACH)))
        return WORKERS * EACH / (time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main())
