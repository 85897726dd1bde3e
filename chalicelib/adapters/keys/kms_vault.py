"""Secrets encrypted by a key of AWS KMS, which never leaves it. The context says whose secret it is: what is put in the
place of another's does not open."""

from typing import Any, cast

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.kernel.errors import UnavailableError


class KmsVault:
    """The port ``Vault``."""

    def __init__(self, client: Any, key_id: str) -> None:
        self._client, self._key_id = client, key_id

    def seal(self, secret: str, whose: str) -> bytes:
        """The secret, encrypted (at most 4,096 bytes); ``UnavailableError`` when KMS does not answer."""
        return self._asked("encrypt", "CiphertextBlob", whose, Plaintext=secret.encode())

    def open(self, sealed: bytes, whose: str) -> str:
        """The secret; ``UnavailableError`` also for what was sealed for somebody else."""
        return self._asked("decrypt", "Plaintext", whose, CiphertextBlob=sealed).decode()

    def _asked(self, act: str, answer: str, whose: str, **given: Any) -> bytes:
        try:
            act_of = getattr(self._client, act)
            return cast(bytes, act_of(KeyId=self._key_id, EncryptionContext={"whose": whose}, **given)[answer])
        except (BotoCoreError, ClientError) as error:
            raise UnavailableError("provider.vault") from error
