"""What can be said of a signed PDF from its bytes alone, before any PDF library believes its structure.

A changed byte often breaks the structure too; the digest over the signature's ``/ByteRange`` names the cause whatever
the structure looks like.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, parser, tsp

from chalicelib.adapters.verifying.cms_form import is_well_formed
from chalicelib.adapters.verifying.report import Fault

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_END = re.compile(rb"%%EOF(\r\n|\n|\r)?")
_ENDS_AT_MARK = re.compile(rb"%%EOF\s{0,2}\Z")
_MOST_REVISIONS = 64
_STRONG = frozenset({"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
_INDEFINITE = 0x80


@dataclass(frozen=True)
class SignedRange:
    """One signature as the bytes show it: the CMS with its padding, and the two pieces of the file that it covers."""

    contents: bytes
    covered: tuple[memoryview, memoryview]

    def fault(self) -> Fault | None:
        """``ALTERED`` when the covered bytes are not those signed, ``MALFORMED`` for a signature that is not built as
        RFC 5652 and ISO 32000-2 (12.8) ask, ``WEAK`` for a digest that can be forged."""
        if not self.contents:
            return Fault.MALFORMED
        try:
            content = cms.ContentInfo.load(self.contents, strict=False)
            algorithm, signed = _signed_digest(content["content"])
            if algorithm not in _STRONG:
                return Fault.WEAK
            if self._digest(algorithm) != signed:
                return Fault.ALTERED
            sound = _fills(self.contents, content) and is_well_formed(content["content"])
        except (ValueError, TypeError, KeyError, StopIteration, IndexError):
            return Fault.MALFORMED
        return None if sound else Fault.MALFORMED

    def _digest(self, algorithm: str) -> bytes:
        digest = hashlib.new(algorithm)
        for piece in self.covered:
            digest.update(piece)
        return digest.digest()


def _signed_digest(signed_data: Any) -> tuple[str, bytes]:
    """The digest that a signature, or a timestamp token, says the document has, and its algorithm.

    ``StopIteration`` or ``TypeError`` without signed attributes: such a signature can be made to sign other bytes.
    """
    (signer,) = signed_data["signer_infos"]
    named = [attribute["type"].native for attribute in signer["signed_attrs"]]
    attribute = signer["signed_attrs"][named.index("message_digest")]
    encapsulated = signed_data["encap_content_info"]
    if encapsulated["content_type"].native == "tst_info":
        imprint = tsp.TSTInfo.load(bytes(encapsulated["content"]))["message_imprint"]
        return imprint["hash_algorithm"]["algorithm"].native, imprint["hashed_message"].native
    return signer["digest_algorithm"]["algorithm"].native, attribute["values"][0].native


def _fills(contents: bytes, content: Any) -> bool:
    """Nothing hides between the signature's end and the end of its place, nor in its outermost element."""
    if any(contents[parser.peek(contents) :]):
        return False
    if contents[1] == _INDEFINITE:
        return True
    return len(content.contents) == len(content["content_type"].dump()) + len(content["content"].dump())


def signed_ranges(pdf: bytes) -> list[SignedRange]:
    """Every signature found in the bytes; one whose range makes no sense comes with empty contents."""
    return [_signed_range(pdf, *map(int, found.groups())) for found in _RANGE.finditer(pdf)]


def _signed_range(pdf: bytes, start: int, before: int, after: int, length: int) -> SignedRange:
    gap = pdf[before:after]
    sound = start == 0 and before < after and after + length <= len(pdf) and _is_hexadecimal(gap)
    contents = bytes.fromhex(gap[1:-1].decode()) if sound else b""
    view = memoryview(pdf)
    return SignedRange(contents, (view[:before], view[after : after + length]))


def _is_hexadecimal(gap: bytes) -> bool:
    """``<…>`` in one case of letters: as one writer writes it, so that no letter can change its case unseen."""
    inner = gap[1:-1]
    one_case = re.fullmatch(rb"[0-9A-F]*", inner) or re.fullmatch(rb"[0-9a-f]*", inner)
    return gap[:1] == b"<" and gap[-1:] == b">" and len(inner) % 2 == 0 and one_case is not None


def ends_at_its_mark(pdf: bytes) -> bool:
    """Whether nothing follows the last end-of-file mark but one end of line."""
    return _ENDS_AT_MARK.search(pdf[-16:]) is not None


def earlier_states(pdf: bytes) -> tuple[str, ...]:
    """SHA-256, in hexadecimal, of the bytes up to each end-of-file mark but the last, the oldest first."""
    return tuple(_earlier(pdf))


def _earlier(pdf: bytes) -> Iterator[str]:
    so_far, done = hashlib.sha256(), 0
    ends = [found.end() for found in _END.finditer(pdf)]
    for end in ends[:-1][:_MOST_REVISIONS]:
        so_far.update(pdf[done:end])
        done = end
        yield so_far.hexdigest()
