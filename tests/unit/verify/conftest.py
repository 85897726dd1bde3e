"""One platform for the session: sealing its receipt is most of the time."""

import ssl

import pytest
from cryptography import x509

from chalicelib.adapters import pades
from infra.local.pki import Pki
from tests.pki import Timestamper, signing_key
from tests.proven import World, written_log
from tests.receipts import AT, typeset_receipt
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys, read_keys


@pytest.fixture(scope="session")
def pki() -> Pki:
    return Pki("http://127.0.0.1:1/pki")


@pytest.fixture(scope="session")
def world(pki: Pki) -> World:
    timestamper = Timestamper(pki)
    receipt = pades.seal_receipt(typeset_receipt(), signing_key(pki, "Cachet de l'agence"), timestamper, AT)
    certificate = ssl.PEM_cert_to_DER_cert(pki.root_pem)
    return World(signing_key(pki, "Plateforme"), timestamper, receipt, certificate, written_log(receipt))


@pytest.fixture(scope="session")
def keys(world: World) -> Keys:
    return read_keys(world.keys)


@pytest.fixture(scope="session")
def trust(pki: Pki) -> Trust:
    return Trust([x509.load_pem_x509_certificate(pki.root_pem.encode())])
