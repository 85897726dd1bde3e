"""The command: ``wasl-verify [--keys FILE] [--roots FILE] THING …``.

Exit codes: 0 all holds; 1 something is wrong; 2 it cannot be done; 3 nothing is wrong, but not all could be judged.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509

from wasl_verify.bundle import check_bundle
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys, read_keys
from wasl_verify.pdf import LARGEST, check_pdf
from wasl_verify.report import MALFORMED, FaultError, Report
from wasl_verify.single import check_document, check_signed
from wasl_verify.token import check_token
from wasl_verify.words import VERDICTS, sentences

LONGEST_TOKEN, LONGEST_STATEMENT = 20_000, 20_000_000
"""A closing's statement names every number that was voided."""
CANNOT = 2
_PEM = b"-----BEGIN CERTIFICATE-----"


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks each thing and says what was found; the highest exit code."""
    asked = _parser().parse_args(arguments)
    try:
        keys = read_keys(asked.keys.read_bytes()) if asked.keys else None
        roots = [root for path in asked.roots for root in _certificates(path.read_bytes())] or None
        heads = [path.read_bytes() for path in asked.heads]
    except (OSError, *MALFORMED) as error:
        print(f"wasl-verify: {error}", file=sys.stderr)
        return CANNOT
    codes = [_one(thing, keys, Trust(roots), heads, asked) for thing in asked.things]
    return 1 if 1 in codes else max(codes)


def check(thing: str, keys: Keys | None, trust: Trust, heads: Sequence[bytes] = ()) -> Report:
    """What is found of a file, or of a token given as text. ``heads`` are files of heads that proofs may lead to.
    ``OSError`` for a file that cannot be read."""
    report, path = Report(), Path(thing)
    if _names_a_file(thing):
        with path.open("rb") as file:
            begin = file.read(5)
            if begin.startswith(b"PK"):
                check_bundle(file, keys, trust, report)
                return report
            file.seek(0)
            data = file.read(LARGEST + 1)
    else:
        data = thing.encode()
    with report.within(path.name if _names_a_file(thing) else "token"):
        _check_data(data, heads, keys, trust, report, path.name)
    return report


def _names_a_file(thing: str) -> bool:
    """A token has no dot, and its address has a ``#``."""
    return "#" not in thing and ("." in thing or (len(thing) < 250 and Path(thing).exists()))


def _check_data(
    data: bytes, heads: Sequence[bytes], keys: Keys | None, trust: Trust, report: Report, name: str
) -> None:
    if len(data) > LARGEST:
        raise FaultError("too_large")
    if data.startswith(b"%PDF-"):
        check_pdf(data, trust, report, name)
    elif len(data) <= LONGEST_STATEMENT and data.startswith((b"eyJ", b"{")):
        if keys is None:
            report.unjudged("no_keys")
        elif data.startswith(b"{"):
            check_document(data, heads, keys, trust, report, name)
        else:
            check_signed(data.decode("ascii").strip(), keys, report, name)
    elif len(data) <= LONGEST_TOKEN:
        check_token(data.decode("ascii"), keys, report)
    else:
        raise FaultError("unknown_form")


def _one(thing: str, keys: Keys | None, trust: Trust, heads: Sequence[bytes], asked: argparse.Namespace) -> int:
    try:
        report = check(thing, keys, trust, heads)
    except OSError as error:
        print(f"wasl-verify: {error}", file=sys.stderr)
        return CANNOT
    if asked.json:
        print(json.dumps([vars(one) for one in report.findings], ensure_ascii=False))
        return report.exit_code
    for language in [0] if asked.lang == "ar" else [1] if asked.lang == "fr" else [0, 1]:
        for finding in report.findings:
            print(sentences(finding)[language])
        print(VERDICTS[report.exit_code][language], end="\n\n")
    return report.exit_code


def _certificates(data: bytes) -> list[x509.Certificate]:
    if _PEM in data:
        return x509.load_pem_x509_certificates(data)
    return [x509.load_der_x509_certificate(data)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wasl-verify",
        description="Vérifie, hors ligne, un récépissé (PDF), le jeton de son QR, un dossier (ZIP), une preuve, une "
        "déclaration de clôture ou une preuve du journal. — "
        "يتحقق دون اتصال من وصل (PDF) أو رمز QR أو حزمة (ZIP) أو دليل أو بيان حصر أو إثبات من السجل.",
        epilog="0 : tout est exact · 1 : défaut · 2 : impossible · 3 : pas tout jugé",
    )
    parser.add_argument("things", nargs="+", metavar="THING", help="fichier, ou texte du QR — ملف أو نص الرمز")
    parser.add_argument("--keys", type=Path, help="wasl-keys.json de la plateforme — مفاتيح المنصة")
    parser.add_argument("--roots", type=Path, action="append", default=[], help="racines (PEM, DER) — شهادات الجذر")
    parser.add_argument("--head", dest="heads", type=Path, action="append", default=[], help="tête — رأس السجل")
    parser.add_argument("--lang", choices=("ar", "fr", "both"), default="both")
    parser.add_argument("--json", action="store_true", help="pour programmes — للبرامج")
    return parser
