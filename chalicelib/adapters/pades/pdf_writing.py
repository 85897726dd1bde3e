"""The one way in which a signature is put into a PDF: an incremental update by pyHanko, around a CMS of ours.

Differences from pyHanko's own signer, which all matter: the XMP metadata stay as they are (rewriting them would end
PDF/A conformity), room for the signature is reserved by arithmetic instead of by a trial signature, and the CMS comes
from a template.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Protocol, cast

from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.stamp import StaticStampStyle

from chalicelib.adapters.keys.signers import SigningKey
from chalicelib.adapters.pades.cms import signed_data

_SIGNER_INFO_BYTES = 1536
TOKEN_BYTES = 8192


class TimestampAuthority(Protocol):
    """Timestamps bytes."""

    def token(self, data: bytes) -> bytes:
        """The DER token over the SHA-256 of ``data``; ``UnavailableError`` when there is none to be had."""


@dataclass(frozen=True)
class Act:
    """One signature to make: what the signature dictionary says, what it forbids, what its field shows.

    ``certify`` makes it the document's certification, at that permission; ``lock`` closes the document for good;
    ``stamp`` is a PDF of one page as large as the field.
    """

    field: str
    at: datetime
    name: str = ""
    reason: str = ""
    certify: MDPPerm | None = None
    lock: bool = False
    stamp: bytes | None = None


class Writer(IncrementalPdfFileWriter):
    """An incremental update that leaves the document's metadata alone."""

    def _update_meta(self) -> None:
        """A signature changes nothing that the metadata tell of."""


def writer(pdf: bytes) -> Writer:
    """An update of this document, to be signed once. pyHanko's errors for what is no PDF."""
    return Writer(BytesIO(pdf))


def reader_of(update: Writer) -> PdfFileReader:
    """The document as it was before the update."""
    return update.prev


def invisible_field(name: str, label: str) -> SigFieldSpec:
    """A field that shows nothing: outside the page, as PDF/A and PDF/UA together want it."""
    return SigFieldSpec(name, readable_field_name=label, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))


def add_signature(
    update: Writer, act: Act, key: SigningKey, authority: TimestampAuthority | None, new: SigFieldSpec | None = None
) -> bytes:
    """The document with the update and the signature: PAdES B-T, or B-B without an authority.

    Signs the field named by the act, which must exist unless ``new`` describes it.
    """
    placeholder = SignatureObject(
        timestamp=act.at,
        subfilter=SigSeedSubFilter.PADES,
        name=act.name or None,
        reason=act.reason or None,
        bytes_reserved=2 * _room(key, authority),
    )
    steps = PdfCMSEmbedder(new).write_cms(act.field, update, existing_fields_only=new is None)
    next(steps)
    steps.send(SigObjSetup(placeholder, _permissions(act), _appearance(act)))
    prepared, signed = steps.send(SigIOSetup("sha256", in_place=True))
    timestamp = authority.token if authority else None
    prepared.fill_with_cms(signed, signed_data(prepared.document_digest, key, timestamp))
    return cast(bytes, signed.getvalue())


def _room(key: SigningKey, authority: TimestampAuthority | None) -> int:
    return sum(map(len, key.chain)) + _SIGNER_INFO_BYTES + (TOKEN_BYTES if authority else 0)


def _permissions(act: Act) -> SigMDPSetup | None:
    if act.certify is not None:
        return SigMDPSetup("sha256", certify=True, docmdp_perms=act.certify)
    if act.lock:
        everything = FieldMDPSpec(FieldMDPAction.ALL)
        return SigMDPSetup("sha256", field_lock=everything, docmdp_perms=MDPPerm.NO_CHANGES)
    return None


def _appearance(act: Act) -> SigAppearanceSetup | None:
    if act.stamp is None:
        return None
    whole = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins())
    style = StaticStampStyle(
        background=_Drawing(act.stamp), background_layout=whole, background_opacity=1.0, border_width=0
    )
    return SigAppearanceSetup(style, act.at, None)


class _Drawing(PdfContent):
    """The first page of a PDF in memory, drawn as a form XObject. For one document only."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        drawing = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.set_resource(ResourceType.XOBJECT, pdf_name("/Stamp"), drawing)
        left, bottom, right, top = drawing.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Stamp Do"
