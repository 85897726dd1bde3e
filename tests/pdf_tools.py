"""Other people's tools on our PDFs, so that pyHanko is never the only witness of pyHanko."""

import re
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import page
from asn1crypto import cms

_LENGTH_FAILED = "a stream /Length does not match its raw content length"
_STREAM = re.compile(rb"/Length (\d+)(?:(?!endobj).)*?stream\r?\n", re.DOTALL)
_STREAM_END = re.compile(rb"(\r\n|\n|\r)endstream")


def run(*command: str | Path) -> str:
    """What a tool prints; fails with it when the tool does."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=120, check=False)
    printed = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, f"{command[0]} said: {printed}"
    return printed


def pages_as_png(pdf: bytes, directory: Path, resolution: int = 150) -> list[Path]:
    """Renders every page with poppler."""
    (directory / "rendered.pdf").write_bytes(pdf)
    run("pdftoppm", "-r", str(resolution), "-png", directory / "rendered.pdf", directory / "page")
    return sorted(directory.glob("page-*.png"))


def text_of(pdf: bytes, directory: Path) -> str:
    """The text as poppler extracts it."""
    (directory / "read.pdf").write_bytes(pdf)
    run("pdftotext", "-layout", directory / "read.pdf", directory / "read.txt")
    return (directory / "read.txt").read_text()


def pdfsig_verdicts(pdf: bytes, directory: Path) -> list[str]:
    """What poppler says of each signature's bytes."""
    (directory / "signed.pdf").write_bytes(pdf)
    printed = run("pdfsig", directory / "signed.pdf")
    return re.findall(r"Signature Validation: (.+)", printed)


def qpdf_check(pdf: bytes, directory: Path) -> str:
    """qpdf's look at the structure."""
    (directory / "checked.pdf").write_bytes(pdf)
    return run("qpdf", "--check", directory / "checked.pdf")


def mutool_verdict(pdf: bytes, directory: Path) -> str:
    """MuPDF's look at the signatures."""
    (directory / "mupdf.pdf").write_bytes(pdf)
    return run("mutool", "sign", "-v", directory / "mupdf.pdf")


def standard_failures(pdf: bytes, profile: str) -> list[str]:
    """Rules of ``2a``, ``2b`` or ``ua1`` that do not hold.

    Waived: that a signature covers the whole file, which no signature but the last can; and a stream's length where
    every one is true. This validator takes a carriage return at the end of packed data, one in 256 of them, for a part
    of the line's end that follows (ISO 19005-2, 6.1.7.1, counts by ``/Length``, as other validators do).
    """
    report = page.validate_pdf_bytes(pdf, profile=profile)
    failed = [f.message for f in report.failures if "SIGNATURE-BYTERANGE" not in f.rule_id]
    return [message for message in failed if message != _LENGTH_FAILED or not lengths_are_true(pdf)]


def lengths_are_true(pdf: bytes) -> bool:
    """Whether after so many bytes as each stream declares stand one end of line and ``endstream``."""
    position = 0
    while (begun := _STREAM.search(pdf, position)) is not None:
        position = begun.end() + int(begun[1])
        if _STREAM_END.match(pdf, position) is None:
            return False
    return True


def openssl_verify(pdf: bytes, root_pem: str, directory: Path) -> int:
    """Every signature as CAdES, each with its one timestamp, by openssl against the root; how many there were.

    Fails for a signature that nothing, or more than one token, dates. Document timestamps are another's
    (:func:`openssl_archive`).
    """
    root = directory / "root.pem"
    root.write_text(root_pem)
    signed = [(der, covered) for der, covered in _signed(pdf) if not _is_token(der)]
    for place, (der, covered) in enumerate(signed):
        signature, data = directory / f"{place}.der", directory / f"{place}.data"
        signature.write_bytes(der)
        data.write_bytes(covered)
        run(
            *("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any"),
            *("-in", signature, "-content", data, "-CAfile", root, "-out", "/dev/null"),
        )
        dated = _openssl_timestamps(der, root, directory)
        assert dated == 1, f"signature {place + 1} of {len(signed)} has {dated} timestamps"
    return len(signed)


def openssl_archive(pdf: bytes, roots_pem: str, directory: Path) -> list[datetime]:
    """Every document timestamp over what it covers, by openssl at its own instant; those instants, in their order."""
    roots, found = directory / "roots.pem", []
    roots.write_text(roots_pem)
    for der, covered in (it for it in _signed(pdf) if _is_token(it[0])):
        at = cms.ContentInfo.load(der)["content"]["encap_content_info"]["content"].parsed["gen_time"].native
        token, data = directory / "archive.der", directory / "archive.data"
        token.write_bytes(der)
        data.write_bytes(covered)
        when = ("-attime", str(int(at.timestamp())))
        run("openssl", "ts", "-verify", "-token_in", "-in", token, "-data", data, "-CAfile", roots, *when)
        found.append(at)
    return found


def _signed(pdf: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each CMS without its padding, and the bytes that it covers."""
    for numbers in re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", pdf):
        start, before, after, length = map(int, numbers)
        padded = bytes.fromhex(pdf[before + 1 : after - 1].decode())
        der = padded[: len(cms.ContentInfo.load(padded, strict=False).dump())]
        yield der, pdf[start:before] + pdf[after : after + length]


def _is_token(der: bytes) -> bool:
    return bool(cms.ContentInfo.load(der)["content"]["encap_content_info"]["content_type"].native == "tst_info")


def _openssl_timestamps(der: bytes, root: Path, directory: Path) -> int:
    """How many tokens there are in a signature, all of them verified."""
    signer = cms.ContentInfo.load(der)["content"]["signer_infos"][0]
    kind = "signature_time_stamp_token"
    tokens = [token for it in signer["unsigned_attrs"] if it["type"].native == kind for token in it["values"]]
    for token in tokens:
        encoded, signed = directory / "token.der", directory / "signed-value"
        encoded.write_bytes(token.dump())
        signed.write_bytes(signer["signature"].native)
        run("openssl", "ts", "-verify", "-token_in", "-in", encoded, "-data", signed, "-CAfile", root)
    return len(tokens)
