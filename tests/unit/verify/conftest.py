"""One platform for the session: sealing its receipt is most of the time."""

import ssl
from collections.abc import Iterator

import pytest
from cryptography import x509

from chalicelib.adapters.pades import sealing as pades
from chalicelib.adapters.typesetting.stamps import SEAL_TITLE, FieldSpec, SealStamp, SignatureStamp
from chalicelib.kernel.languages import Bilingual
from infra.local.pki.hierarchy import Pki
from tests.pki import Timestamper, signing_key
from tests.proven import World, written_log
from tests.receipts import AT, VERIFICATION_URL, typeset_receipt
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys, read_keys

HEAD = Bilingual("رئيس القسم", "Chef de division")


@pytest.fixture(scope="session")
def pki() -> Pki:
    return Pki("http://127.0.0.1:1/pki")


@pytest.fixture(scope="session")
def world(pki: Pki) -> World:
    timestamper = Timestamper(pki)
    receipt = pades.seal_receipt(typeset_receipt(), signing_key(pki, "Cachet de l'agence"), timestamper, AT)
    certificate, reply = ssl.PEM_cert_to_DER_cert(pki.root_pem), (typeset_receipt(), *_circuit(pki, timestamper))
    log = written_log(receipt, reply)
    return World(signing_key(pki, "Plateforme"), timestamper, receipt, certificate, log, reply=reply)


def _circuit(pki: Pki, timestamper: Timestamper) -> Iterator[bytes]:
    """A reply prepared, signed and sealed."""
    fields = (FieldSpec("Signature-1-1", HEAD), FieldSpec("Cachet", SEAL_TITLE, is_seal=True))
    prepared = pades.prepare(typeset_receipt(), fields, signing_key(pki, "Plateforme"), timestamper, AT, "N")
    stamp = SignatureStamp("يوسف بناني", HEAD, AT)
    signed = pades.sign(prepared, "Signature-1-1", signing_key(pki, "Head"), timestamper, stamp)
    seal = SealStamp(HEAD, "ENK-D-2026-0000001", AT, VERIFICATION_URL)
    yield from (prepared, signed, pades.seal(signed, "Cachet", signing_key(pki, "Cachet"), timestamper, seal))


@pytest.fixture(scope="session")
def keys(world: World) -> Keys:
    return read_keys(world.keys)


@pytest.fixture(scope="session")
def trust(pki: Pki) -> Trust:
    return Trust([x509.load_pem_x509_certificate(pki.root_pem.encode())])
