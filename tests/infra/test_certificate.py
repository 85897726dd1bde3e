"""Requests that a KMS key signs, and chains that are refused before they are installed."""

import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ssl import DER_cert_to_PEM_cert, PEM_cert_to_DER_cert

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.adapters.keys.certification import (
    ChainError,
    Subject,
    as_pem,
    check_chain,
    check_roots,
    is_root,
    read_chain,
    request_for,
)
from chalicelib.config import Settings
from infra.bootstrap_stack import Seeded
from infra.certificate import add_roots
from infra.local.cloud import LocalCloud
from infra.local.http.server import STACK
from infra.local.pki.hierarchy import Pki
from infra.stack import Stack
from tests.pki import signing_key

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def pki() -> Pki:
    return Pki("http://127.0.0.1:9/pki")


@pytest.fixture
def key_id(administration: Seeded) -> str:
    return administration.administration.seal_key_id


@pytest.fixture
def public_key(cloud: LocalCloud, key_id: str) -> bytes:
    key: bytes = cloud.client("kms").get_public_key(KeyId=key_id)["PublicKey"]
    return key


@pytest.fixture
def chain(cloud: LocalCloud, key_id: str, pki: Pki) -> list[x509.Certificate]:
    """Leaf, issuing authority, root."""
    request = request_for(cloud.client("kms"), key_id, Subject("خاتم الجماعة", "Commune"))
    return read_chain("".join([*pki.issue(request), pki.root_pem]).encode())


def test_a_request_is_signed_by_the_key_itself_and_names_its_holder(
    cloud: LocalCloud, key_id: str, public_key: bytes
) -> None:
    request = x509.load_der_x509_csr(request_for(cloud.client("kms"), key_id, Subject("خاتم الجماعة", "Commune")))
    assert request.is_signature_valid
    assert request.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) == public_key
    assert request.subject.rfc4514_string() == "CN=خاتم الجماعة,O=Commune,C=MA"


def test_a_whole_chain_is_accepted_and_its_root_told_apart(chain: list[x509.Certificate], public_key: bytes) -> None:
    check_chain(chain, public_key, NOW)
    assert [is_root(certificate) for certificate in chain] == [False, False, True]


def test_a_chain_for_another_key_is_refused(chain: list[x509.Certificate], public_key: bytes) -> None:
    with pytest.raises(ChainError, match="not for this key"):
        check_chain(chain[1:], public_key, NOW)


def test_a_chain_with_a_gap_is_refused(chain: list[x509.Certificate], public_key: bytes) -> None:
    with pytest.raises(ChainError, match="Not issued by the next"):
        check_chain([chain[0], chain[2]], public_key, NOW)


def test_a_certificate_that_is_over_is_refused(chain: list[x509.Certificate], public_key: bytes) -> None:
    with pytest.raises(ChainError, match="Not valid now"):
        check_chain(chain, public_key, NOW + timedelta(days=5000))


def test_what_is_not_pem_is_refused_in_words() -> None:
    with pytest.raises(ChainError, match="not a file of PEM certificates"):
        read_chain(b"hello")


def test_a_chain_with_altered_bytes_is_taken_or_refused_in_words(pki: Pki, soak: bool) -> None:
    draw, key = random.Random("chains"), signing_key(pki, "P-256")
    whole = [*key.chain, PEM_cert_to_DER_cert(pki.root_pem)]
    own = x509.load_der_x509_certificate(key.chain[0]).public_key()
    public_key = own.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    for _ in range(4000 if soak else 200):
        chain = [bytearray(der) for der in whole]
        altered = draw.choice(chain)
        altered[draw.randrange(len(altered))] = draw.randrange(256)
        text = "".join(DER_cert_to_PEM_cert(bytes(der)) for der in chain).encode()
        with suppress(ChainError):
            check_chain(read_chain(text), public_key, NOW)
        with suppress(ChainError):
            check_roots(read_chain(text), NOW)


def test_a_root_is_trusted_without_a_key_of_ours_and_beside_the_others(cloud: LocalCloud, pki: Pki) -> None:
    stack = Stack(STACK, cloud.client, Settings.from_env())
    before = stack.organisation.trust_roots()
    roots = read_chain(pki.root_pem.encode())
    check_roots(roots, NOW)
    for _ in range(2):
        add_roots(stack, [as_pem(root) for root in roots])
    assert stack.organisation.trust_roots() == (*before, pki.root_pem)
    stack.organisation.set_trust_roots(before)


def test_what_is_no_root_is_not_trusted(chain: list[x509.Certificate]) -> None:
    leaf, _, root = chain
    with pytest.raises(ChainError, match="issued by another"):
        check_roots([root, leaf], NOW)
    with pytest.raises(ChainError, match="Not valid now"):
        check_roots([root], NOW + timedelta(days=5000))


def test_a_certificate_that_signed_itself_is_no_authority() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Nobody")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, NOW - timedelta(1), NOW + timedelta(1))
    with pytest.raises(ChainError, match="as an authority"):
        check_roots([builder.sign(key, hashes.SHA256())], NOW)
    leaf = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    with pytest.raises(ChainError, match="Not an authority"):
        check_roots([leaf.sign(key, hashes.SHA256())], NOW)
