"""Keys in AWS KMS. Only a digest leaves the function, and nothing but a real signature calls KMS."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.keys.signers import Algorithm
from chalicelib.kernel.errors import UnavailableError


@dataclass(frozen=True)
class KmsKey:
    """A KMS asymmetric key; ``chain`` is empty for a key that signs only where no certificate is asked."""

    client: Any
    key_id: str
    algorithm: Algorithm = Algorithm.ECDSA_P256
    chain: tuple[bytes, ...] = ()

    @classmethod
    def certified(cls, client: Any, key_id: str, chain: Sequence[bytes]) -> "KmsKey":
        """The key with its certificate chain (DER, its own first), which also says how it signs."""
        return cls(client, key_id, algorithm_of(chain[0]), tuple(chain))

    def sign_digest(self, digest: bytes) -> bytes:
        """See :class:`~chalicelib.adapters.keys.signers.DigestSigner`; ``UnavailableError`` when KMS does not sign."""
        try:
            answer = self.client.sign(
                KeyId=self.key_id, Message=digest, MessageType="DIGEST", SigningAlgorithm=self.algorithm.value
            )
        except (BotoCoreError, ClientError) as error:
            raise UnavailableError("signing.key_unavailable") from error
        return cast(bytes, answer["Signature"])

    def public_key(self) -> bytes:
        """Its SubjectPublicKeyInfo, DER; ``UnavailableError`` when KMS does not answer."""
        try:
            return cast(bytes, self.client.get_public_key(KeyId=self.key_id)["PublicKey"])
        except (BotoCoreError, ClientError) as error:
            raise UnavailableError("signing.key_unavailable") from error


def algorithm_of(certificate: bytes) -> Algorithm:
    """How the key of a DER certificate signs. ``ValueError`` for a kind of key we do not use."""
    from asn1crypto import x509

    public_key = x509.Certificate.load(certificate).public_key
    if public_key.algorithm == "rsa":
        return Algorithm.RSA_PKCS1
    if public_key.algorithm == "ec" and public_key.curve == ("named", "secp256r1"):
        return Algorithm.ECDSA_P256
    raise ValueError(f"no signatures with {public_key.algorithm} keys of this kind")
