"""What a signed PDF itself holds for the validation of its signatures: certificates, and what was said of them."""

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

from chalicelib.adapters.pades.validation_material import Material, reader_of


def held_by(pdf: bytes) -> Material:
    """Certificates of everybody who signed or dated it, in that order, then those of its store; the store's states."""
    reader, material = reader_of(pdf), Material()
    for signature in reader.embedded_signatures:
        for data in (signature.signed_data, *extract_tst_data_iter(signature.signer_info, signed=False)):
            found = extract_certificate_info(data)
            material.add([found.signer_cert, *found.other_certs])
    store = _store(reader)
    if store is not None:
        material.add(store.load_certs())
        material.ocsps.extend(stored.get_object().data for stored in store.ocsps)
        material.crls.extend(stored.get_object().data for stored in store.crls)
    return material


def _store(reader: PdfFileReader) -> DocumentSecurityStore | None:
    try:
        return DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return None
