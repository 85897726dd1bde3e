"""From PAdES B-T to B-LT and B-LTA (ETSI EN 319 142-1, 5.4 and 5.5): each step is an incremental update after the last
signature, of the only kinds that a certification against any change allows (ISO 32000-2, 12.8.2.2 and 12.8.4.3).

The metadata stay as they are, so that an archival file stays one.
"""

from typing import Protocol, cast

from asn1crypto import cms, crl, ocsp, x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore

from chalicelib.adapters.pades.pdf_writing import TOKEN_BYTES, invisible_field, reader_of, writer
from chalicelib.adapters.pades.validation_material import Material

_FIELD = "Archive-"
_LABEL = "ختم زمني للحفظ — Horodatage d'archivage"


class Stamps(Protocol):
    """Timestamps digests."""

    def stamp(self, imprint: bytes, digest: str) -> bytes:
        """The DER token over an imprint that ``digest`` made; ``UnavailableError`` when there is none to be had."""


def with_material(pdf: bytes, material: Material) -> bytes:
    """The document with what its validation needs in its security store, beside what is there."""
    update = writer(pdf)
    update.register_extension(ESIC_EXTENSION_1)
    DocumentSecurityStore.supply_dss_in_writer(
        update,
        None,
        certs=[x509.Certificate.load(der) for der in material.certificates],
        ocsps=[ocsp.OCSPResponse.load(der) for der in material.ocsps],
        crls=[crl.CertificateList.load(der) for der in material.crls],
    )
    update.write_in_place()  # type: ignore[no-untyped-call]  # pyHanko's signature
    return cast(bytes, update.prev.stream.getvalue())


def with_timestamp(pdf: bytes, authority: Stamps, digest: str = "sha256") -> bytes:
    """The document under one more document timestamp, over everything in it. Raises what the authority raises."""
    update = writer(pdf)
    fields = [name for name, _, _ in enumerate_sig_fields(reader_of(update))]
    name = f"{_FIELD}{sum(name.startswith(_FIELD) for name in fields) + 1}"
    placeholder = DocumentTimestamp(2 * TOKEN_BYTES)  # type: ignore[no-untyped-call]  # pyHanko's signature
    steps = PdfCMSEmbedder(invisible_field(name, _LABEL)).write_cms(name, update, existing_fields_only=False)
    next(steps)
    steps.send(SigObjSetup(placeholder))
    prepared, stamped = steps.send(SigIOSetup(digest, in_place=True))
    token = authority.stamp(prepared.document_digest, digest)
    prepared.fill_with_cms(stamped, cms.ContentInfo.load(token))
    return cast(bytes, stamped.getvalue())
