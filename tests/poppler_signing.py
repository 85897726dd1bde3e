"""Signatures made by Poppler's pdfsig with keys of an NSS database: a signer that shares nothing with ours."""

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from tests import pdf_tools

_PASSWORD = "nss"


class Poppler:
    """One signer in a database of its own, in this directory."""

    def __init__(self, directory: Path, private: rsa.RSAPrivateKey, chain: list[x509.Certificate]) -> None:
        self._directory, self._database = directory, directory / "nss"
        self._database.mkdir()
        encryption = (
            serialization.PrivateFormat.PKCS12.encryption_builder()
            .kdf_rounds(1000)
            .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
            .hmac_hash(hashes.SHA1())
            .build(_PASSWORD.encode())
        )
        bundle = pkcs12.serialize_key_and_certificates(b"signer", private, chain[0], chain[1:], encryption)
        (directory / "signer.p12").write_bytes(bundle)
        base = f"sql:{self._database}"
        pdf_tools.run("certutil", "-N", "-d", base, "--empty-password")
        pdf_tools.run("pk12util", "-i", directory / "signer.p12", "-d", base, "-W", _PASSWORD)
        (directory / "root.pem").write_bytes(chain[-1].public_bytes(serialization.Encoding.PEM))
        pdf_tools.run("certutil", "-A", "-n", "root", "-t", "CT,CT,CT", "-d", base, "-i", directory / "root.pem")

    def sign(self, pdf: bytes, field: str = "", digest: str = "SHA256") -> bytes:
        """Signed in that field, or in a new one."""
        given, signed = self._directory / "given.pdf", self._directory / "signed.pdf"
        given.write_bytes(pdf)
        signed.unlink(missing_ok=True)
        where = ("-sign", field, "-etsi") if field else ("-add-signature",)
        pdf_tools.run("pdfsig", "-nssdir", self._database, *where, "-nick", "signer", "-digest", digest, given, signed)
        return signed.read_bytes()
