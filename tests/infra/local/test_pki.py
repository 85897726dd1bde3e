"""The development PKI, as OpenSSL and pyHanko's validator see it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from infra.local.http.server import Endpoint
from infra.local.pki.hierarchy import Pki, development_pki
from infra.local.pki.site import PkiSite
from infra.local.pki.tsa import POLICY, Rejection

TSA_QUERY = {"Content-Type": "application/timestamp-query"}


@pytest.fixture(scope="module")
def pki() -> Iterator[Pki]:
    def nothing(_environ: object, start: object) -> list[bytes]:
        raise AssertionError("only /pki/ is asked here")

    endpoint = Endpoint(PkiSite(nothing))
    yield development_pki(endpoint.port)
    endpoint.stop()


def request_for(name: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    return made.public_bytes(Encoding.DER)


def openssl(*arguments: str | Path) -> str:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def kept(folder: Path, pki: Pki, chain: tuple[str, ...]) -> None:
    (folder / "root.pem").write_text(pki.root_pem)
    (folder / "leaf.pem").write_text(chain[0])
    (folder / "issuing.pem").write_text(chain[1])
    lists = b""
    for name in ("root", "issuing"):
        answer = requests.get(f"{pki.base_url}/{name}.crl", timeout=5)
        assert answer.headers["Content-Type"] == "application/pkix-crl"
        lists += x509.load_der_x509_crl(answer.content).public_bytes(Encoding.PEM)
    (folder / "lists.pem").write_bytes(lists)


def verified(folder: Path) -> str:
    files = ("-CAfile", folder / "root.pem", "-untrusted", folder / "issuing.pem", "-CRLfile", folder / "lists.pem")
    return openssl("verify", "-x509_strict", "-crl_check_all", *files, folder / "leaf.pem")


def test_a_chain_verifies_strictly_with_its_revocation_lists(pki: Pki, tmp_path: Path) -> None:
    kept(tmp_path, pki, pki.issue(request_for("Cachet"), {"common_name": "Cachet de la commune"}))
    assert verified(tmp_path).strip().endswith("leaf.pem: OK")


def test_a_revoked_certificate_is_on_the_list(pki: Pki, tmp_path: Path) -> None:
    chain = pki.issue(request_for("Lost"))
    pki.revoke(chain[0])
    kept(tmp_path, pki, chain)
    assert "certificate revoked" in verified(tmp_path)


def test_a_certificate_is_for_signatures_that_bind_and_says_where_its_list_is(pki: Pki) -> None:
    leaf = x509.load_pem_x509_certificate(pki.issue(request_for("Agent"))[0].encode())
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.digital_signature, usage.value.content_commitment, usage.value.key_cert_sign) == (
        True,
        True,
        False,
    )
    points = leaf.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert [name.value for name in points[0].full_name or ()] == [f"{pki.base_url}/issuing.crl"]
    issuer = x509.load_der_x509_certificate(requests.get(f"{pki.base_url}/issuing.cer", timeout=5).content)
    leaf.verify_directly_issued_by(issuer)
    assert "proves nothing" in issuer.subject.rfc4514_string()


def test_a_request_that_its_key_did_not_sign_is_refused(pki: Pki) -> None:
    forged = bytearray(request_for("Somebody"))
    forged[-1] ^= 1
    with pytest.raises(ValueError, match="not signed"):
        pki.issue(bytes(forged))


def test_openssl_verifies_a_time_stamp_with_nonce_policy_and_critical_usage(pki: Pki, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_text(requests.get(f"{pki.base_url}/root.pem", timeout=5).text)
    (tmp_path / "data").write_bytes(b"what is stamped")
    query, reply = tmp_path / "query", tmp_path / "reply"
    openssl("ts", "-query", "-data", tmp_path / "data", "-sha256", "-cert", "-tspolicy", POLICY, "-out", query)
    answer = requests.post(pki.tsa_url, data=query.read_bytes(), headers=TSA_QUERY, timeout=5)
    assert answer.headers["Content-Type"] == "application/timestamp-reply"
    reply.write_bytes(answer.content)
    out = openssl("ts", "-verify", "-queryfile", query, "-in", reply, "-CAfile", tmp_path / "root.pem")
    assert "Verification: OK" in out
    (tmp_path / "data").write_bytes(b"something else")
    out = openssl("ts", "-verify", "-data", tmp_path / "data", "-in", reply, "-CAfile", tmp_path / "root.pem")
    assert "Verification: FAILED" in out
    usage = pki.stamper.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert usage.critical


def ask(pki: Pki, **changed: object) -> bytes:
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes(32)}
    request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, **changed})
    answer = requests.post(pki.tsa_url, data=request.dump(), headers=TSA_QUERY, timeout=5)
    return answer.content


def granted(pki: Pki, **changed: object) -> cms.SignedData:
    return tsp.TimeStampResp.load(ask(pki, **changed))["time_stamp_token"]["content"]


def test_the_nonce_comes_back_and_the_certificate_only_when_asked(pki: Pki) -> None:
    signed = granted(pki, nonce=2**62 + 1)
    assert signed["encap_content_info"]["content"].parsed["nonce"].native == 2**62 + 1
    assert signed["certificates"].native is None
    assert len(granted(pki, cert_req=True)["certificates"]) == 1


@pytest.mark.parametrize(
    ("changed", "failure"),
    [
        ({"message_imprint": {"hash_algorithm": {"algorithm": "sha1"}, "hashed_message": bytes(20)}}, "bad_alg"),
        ({"message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": b"1"}}, "bad_data_format"),
        ({"req_policy": "1.2.3"}, "unaccepted_policy"),
    ],
)
def test_what_the_authority_cannot_stamp_is_rejected_with_the_reason(
    pki: Pki, changed: dict[str, object], failure: str
) -> None:
    status = Rejection.load(ask(pki, **changed))["status"].native
    assert (status["status"], status["fail_info"]) == ("rejection", {failure})


def test_anything_that_is_not_a_time_stamp_request_is_refused(pki: Pki) -> None:
    assert requests.post(pki.tsa_url, data=b"x", timeout=5).status_code == 415
    answer = Rejection.load(requests.post(pki.tsa_url, data=b"junk", headers=TSA_QUERY, timeout=5).content)
    assert answer["status"]["status"].native == "rejection"


def test_the_product_s_own_client_accepts_the_token(pki: Pki) -> None:
    from chalicelib.adapters.pades.timestamps import TimestampClient

    assert TimestampClient(pki.tsa_url).token(b"receipt")
