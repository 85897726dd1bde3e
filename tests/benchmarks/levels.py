"""What each level of PAdES costs on top of a seal, beside stock pyHanko and beside the floor.

All sides work on the same file in the same process with the same key in memory; authorities and responders are
functions of the same process, and cost both sides alike: no network on any side. Times are medians of CPU time. Ours is
shown too with what stock leaves out: the finished file is judged before its level is said ("judged").
"""

import hashlib
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext

from chalicelib.adapters.pades import lasting as pades_lasting
from chalicelib.adapters.pades.levels import level_of
from chalicelib.adapters.pades.revocation import Answer
from chalicelib.adapters.pades.sealing import seal_receipt
from chalicelib.adapters.pades.validation_material import Collector, signers_of
from chalicelib.lasting.model import Level
from infra.local.pki import tsa
from infra.local.pki.hierarchy import Pki
from tests.benchmarks.aims import at_least, verdict
from tests.benchmarks.sealing import Row, measured, stock_signer, unsealed
from tests.pki import LocalKey, States, Timestamper, signing_key, trust_in
from tests.receipts import AT

AIMS = {"B-B": 5, "B-T": 2, "B-LT": 0.8, "B-LTA": 0.8}
"""How many times as fast as stock. Of the last two most is asking and checking, which nobody can leave out."""


class StockStamper(TimeStamper):
    """The same authority as pyHanko asks it."""

    def __init__(self, pki: Pki) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko's signature
        self._pki = pki

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Answers at once."""
        return tsp.TimeStampResp.load(tsa.answer(self._pki.stamper, req.dump(), datetime.now(UTC)))


class Kept:
    """Answers that are kept, as they are for all documents of one seal."""

    def __init__(self, states: States) -> None:
        self._states, self._kept = states, dict[tuple[bytes, int], Answer]()

    def answers(self, certificate: Any, issuer: Any, after: datetime) -> list[Answer]:
        """Asked for once a certificate."""
        place = (issuer.dump(), certificate.serial_number)
        if place not in self._kept:
            self._kept[place] = next(self._states.answers(certificate, issuer, after))
        return [self._kept[place]]

    def given(self) -> list[bytes]:
        """Every response."""
        return [answer.ocsp for answer in self._kept.values()]


def main() -> int:
    """Prints the table; 1 if ours is slower than its aim at a level, or reaches less than it says."""
    pki = Pki("http://127.0.0.1:1/pki")
    key, roots = signing_key(pki, "P-256"), list(trust_in(pki).roots)
    stamper, pdf = Timestamper(pki), unsealed(0)
    kept = Kept(States([pki], datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=5)))
    collector, now = Collector(roots, kept), datetime.now(UTC) + timedelta(minutes=6)
    b_t = seal_receipt(pdf, key, stamper, AT)

    def b_lt() -> bytes:
        sealed = seal_receipt(pdf, key, stamper, AT)
        return pades_lasting.with_material(sealed, collector.collect(signers_of(sealed), now))

    def b_lta() -> bytes:
        return pades_lasting.with_timestamp(b_lt(), stamper)

    made = b_lta()
    found = [level_of(it, roots, now) for it in (b_t, b_lt(), made)]
    stock = stock_levels(pdf, key, pki, kept.given())
    rows = list(
        measured(
            ("B-B: stock", stock["B-B"]),
            ("B-B: ours", lambda: seal_receipt(pdf, key, None, AT)),
            ("B-T: stock", stock["B-T"]),
            ("B-T: ours", lambda: seal_receipt(pdf, key, stamper, AT)),
            ("B-LT: stock", stock["B-LT"]),
            ("B-LT: ours", b_lt),
            ("B-LTA: stock", stock["B-LTA"]),
            ("B-LTA: ours", b_lta),
            ("B-LTA: ours, judged", lambda: level_of(b_lta(), roots, now)),
            ("floor of B-LTA (three digests, signature)", lambda: floor(made, key)),
        )
    )
    print(f"\nLevels of a receipt, P-256 key, {len(pdf) // 1024} KB before the seal, {len(made) // 1024} KB at B-LTA")
    print(f"{'':44} {'CPU ms':>8} {'a CPU-s':>9}")
    for row in rows:
        print(f"{row.name:44} {row.milliseconds:8.2f} {1000 / row.milliseconds:9.0f}")
    return verdict([*missed(rows), *(["a level is not reached"] if found != list(Level)[2:] else [])])


def missed(rows: list[Row]) -> list[str]:
    """What is less fast beside stock than it is aimed at; the judged row is beside none."""
    pairs = [(rows[place], rows[place + 1]) for place in range(0, 8, 2)]
    aimed = zip(pairs, AIMS.values(), strict=True)
    return [it for (stock, ours), aim in aimed for it in at_least(f"{ours.name}, × stock", ours.times(stock), aim)]


def floor(pdf: bytes, key: LocalKey) -> None:
    """What cannot be left out: the file is digested for the seal, for the archive and for its own name."""
    for _ in range(2):
        hashlib.sha256(pdf).digest()
    key.sign_digest(hashlib.sha256(pdf).digest())


def stock_levels(pdf: bytes, key: LocalKey, pki: Pki, ocsps: list[bytes]) -> dict[str, Callable[[], object]]:
    """pyHanko as its documentation shows each level; responses are given to it, so that it fetches none."""
    signer, stamper = stock_signer(key), StockStamper(pki)
    roots = [asn1_x509.Certificate.load(der) for der in trust_in(pki).roots]

    def sealed(timestamper: TimeStamper | None, lasts: bool, archived: bool) -> object:
        context = ValidationContext(
            trust_roots=roots, ocsps=ocsps, revocation_mode="require", time_tolerance=timedelta(minutes=10)
        )
        wanted = signers.PdfSignatureMetadata(
            field_name="Receipt-Seal",
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            embed_validation_info=lasts,
            use_pades_lta=archived,
            validation_context=context if lasts else None,
        )
        pdf_signer = signers.PdfSigner(wanted, signer, timestamper=timestamper)
        return pdf_signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))

    return {
        "B-B": lambda: sealed(None, lasts=False, archived=False),
        "B-T": lambda: sealed(stamper, lasts=False, archived=False),
        "B-LT": lambda: sealed(stamper, lasts=True, archived=False),
        "B-LTA": lambda: sealed(stamper, lasts=True, archived=True),
    }


if __name__ == "__main__":
    sys.exit(main())
