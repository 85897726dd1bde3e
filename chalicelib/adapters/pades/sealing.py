"""PAdES signatures and seals (ETSI EN 319 142-1, level B-T) on receipts and replies.

A receipt gets one seal, which certifies it against any change. A reply is prepared once, then bears signatures, then
one seal that locks it; each is an incremental update, so that every earlier revision stays verifiable.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
    enumerate_sig_fields,
)

from chalicelib.adapters.inspecting.pdf_structure import is_signed
from chalicelib.adapters.keys.signers import SigningKey
from chalicelib.adapters.pades.pdf_writing import (
    Act,
    TimestampAuthority,
    Writer,
    add_signature,
    invisible_field,
    reader_of,
    writer,
)
from chalicelib.adapters.typesetting import stamps
from chalicelib.adapters.typesetting.stamps import FieldSpec, Frame
from chalicelib.kernel.errors import ConflictError

RECEIPT_FIELD = "Receipt-Seal"
OPENING_FIELD = "Opening-Certification"


def seal_receipt(pdf: bytes, key: SigningKey, authority: TimestampAuthority | None, at: datetime) -> bytes:
    """The receipt, certified against any change by the administration's key; still PDF/A.

    One signature by the key, one request to the authority; nothing else leaves the process. ``pdf`` ends with a line
    feed and bears no signature. Raises what key and authority raise (``UnavailableError``).
    """
    act = Act(RECEIPT_FIELD, at, certify=MDPPerm.NO_CHANGES)
    return add_signature(writer(pdf), act, key, authority, invisible_field(RECEIPT_FIELD, "ختم الوصل — Cachet"))


def prepare(
    pdf: bytes,
    fields: Sequence[FieldSpec],
    key: SigningKey,
    authority: TimestampAuthority | None,
    at: datetime,
    reference: str = "",
) -> bytes:
    """A reply ready for its circuit: signature page appended, every field declared, certified by the platform's key.

    The certification allows filling in the declared fields and nothing else; declaring and certifying are one
    revision, because a field added later would break it. ``ConflictError`` (``signing.document_signed``) for a document
    that bears a signature: the certification can only ever be the first, and rewriting would break what is there.
    """
    placed = stamps.frames(fields)
    normal, first = _normalised(pdf, stamps.signature_pages(placed, reference, at))
    update = writer(normal)
    for frame in placed:
        append_signature_field(update, _declared(frame, first))
    act = Act(OPENING_FIELD, at, certify=MDPPerm.FILL_FORMS)
    opening = invisible_field(OPENING_FIELD, "فتح المسار — Ouverture du circuit")
    return add_signature(update, act, key, authority, opening)


def sign(
    pdf: bytes,
    field: str,
    key: SigningKey,
    authority: TimestampAuthority | None,
    stamp: stamps.SignatureStamp,
) -> bytes:
    """The reply with one more signature, in the signatory's name, whose field shows the stamp.

    Raises ``ConflictError``: ``signing.document_locked`` after the seal, ``signing.field_missing`` for a field that
    the circuit did not declare, ``signing.field_signed`` for one that is signed.
    """
    update = _open(pdf, field)
    act = Act(field, stamp.at, name=stamp.name, reason=stamp.reason, stamp=stamps.signature_stamp(stamp))
    return add_signature(update, act, key, authority)


def seal(
    pdf: bytes, field: str, key: SigningKey, authority: TimestampAuthority | None, stamp: stamps.SealStamp
) -> bytes:
    """The reply, sealed by the administration's key and locked: nothing may be added after. Raises as :func:`sign`."""
    update = _open(pdf, field)
    act = Act(
        field, stamp.at, name=stamp.administration.fr, reason=stamp.number, lock=True, stamp=stamps.seal_stamp(stamp)
    )
    return add_signature(update, act, key, authority)


def _open(pdf: bytes, field: str) -> Writer:
    update = writer(pdf)
    _refuse_if_locked(reader_of(update))
    filled = {name: value is not None for name, value, _ in enumerate_sig_fields(reader_of(update))}
    if field not in filled:
        raise ConflictError("signing.field_missing", field=field)
    if filled[field]:
        raise ConflictError("signing.field_signed", field=field)
    return update


def _refuse_if_locked(reader: PdfFileReader) -> None:
    """pyHanko's signer would add to a locked document, and break it."""
    for signature in reader.embedded_signatures:
        lock = signature.fieldmdp
        everything = lock is not None and lock.action is FieldMDPAction.ALL
        if everything or signature.docmdp_level is MDPPerm.NO_CHANGES:
            raise ConflictError("signing.document_locked")


def _normalised(pdf: bytes, pages: Sequence[bytes]) -> tuple[bytes, int]:
    """The document rewritten in one plain revision with the pages at its end, and the place of the first of them.

    A form becomes part of the page: the certification would let anybody go on filling it in.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        if is_signed(document):
            raise ConflictError("signing.document_signed")
        if "/AcroForm" in document.Root:
            document.generate_appearance_streams()
            document.flatten_annotations("all")
        if "/AcroForm" in document.Root:
            del document.Root.AcroForm
        first = len(document.pages)
        for page in pages:
            with pikepdf.open(BytesIO(page)) as appended:
                document.pages.extend(appended.pages)
        rewritten = BytesIO()
        document.save(rewritten, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=False)
    return rewritten.getvalue(), first


def _declared(frame: Frame, first_page: int) -> SigFieldSpec:
    lock = FieldMDPSpec(FieldMDPAction.ALL) if frame.field.is_seal else None
    return SigFieldSpec(
        frame.field.name,
        on_page=first_page + frame.page,
        box=frame.box.from_bottom(),
        readable_field_name=_label(frame.field),
        field_mdp_spec=lock,
        doc_mdp_update_value=MDPPerm.NO_CHANGES if lock else None,
    )


def _label(field: FieldSpec) -> str:
    return f"{field.title.ar} — {field.title.fr}"
