"""What can be said of a signed PDF from its bytes alone, before any PDF library believes its structure.

A changed byte often breaks the structure too; the digest over the signature's ``/ByteRange`` names the cause whatever
the structure looks like.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from asn1crypto import cms

from chalicelib.adapters.cms_form import is_well_formed

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_END = re.compile(rb"%%EOF(\r\n|\n|\r)?")
_ENDS_AT_MARK = re.compile(rb"%%EOF\s{0,2}\Z")
_MOST_REVISIONS = 64


@dataclass(frozen=True)
class SignedRange:
    """One signature as the bytes show it: the DER with its padding, and the SHA-256 of what it covers."""

    contents: bytes
    digest: bytes
    end: int

    def is_altered(self) -> bool:
        """Whether the covered bytes, the CMS or its zero padding are not as they were signed."""
        try:
            content = cms.ContentInfo.load(self.contents, strict=False)
            attributes = content["content"]["signer_infos"][0]["signed_attrs"]
            signed = next(a["values"][0].native for a in attributes if a["type"].native == "message_digest")
            padding = self.contents[len(content.dump()) :]
            whole = len(content.contents) == len(content["content_type"].dump()) + len(content["content"].dump())
            well_formed = whole and is_well_formed(content["content"])
        except (ValueError, TypeError, KeyError, StopIteration, IndexError):
            return True
        return bool(signed != self.digest or any(padding) or not well_formed)


def signed_ranges(pdf: bytes) -> list[SignedRange]:
    """Every signature found in the bytes; one whose range makes no sense comes with empty contents."""
    return [_signed_range(pdf, *map(int, found.groups())) for found in _RANGE.finditer(pdf)]


def _signed_range(pdf: bytes, start: int, before: int, after: int, length: int) -> SignedRange:
    gap = pdf[before:after]
    sound = start == 0 and before < after and after + length <= len(pdf) and _is_hexadecimal(gap)
    contents = bytes.fromhex(gap[1:-1].decode()) if sound else b""
    covered = hashlib.sha256(pdf[:before])
    covered.update(pdf[after : after + length])
    return SignedRange(contents, covered.digest(), after + length)


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
