"""Keys made at run time in AWS KMS: of an administration's seal, of a person's signature."""

from typing import Any


class KmsKeys:
    """The organisation's ``Keys``: P-256 keys, found again by alias. Functions are let at them by their tags.

    A crash after the making and before the alias leaves a key that nothing uses, with its tags and without an alias.
    """

    def __init__(self, client: Any, stack: str) -> None:
        self._kms, self._stack = client, stack

    def of(self, purpose: str, administration_id: str, holder_id: str) -> str:
        """The id of the holder's key for that purpose (``seal`` or ``signature``), made if there is none."""
        alias = f"alias/{self._stack}-{purpose}-{holder_id}"
        try:
            return self._named(alias)
        except self._kms.exceptions.NotFoundException:
            return self._make(alias, purpose, administration_id)

    def _named(self, alias: str) -> str:
        return str(self._kms.describe_key(KeyId=alias)["KeyMetadata"]["KeyId"])

    def _make(self, alias: str, purpose: str, administration_id: str) -> str:
        tags = {"wasl:purpose": purpose, "wasl:administration": administration_id, "wasl:stack": self._stack}
        made = self._kms.create_key(
            KeySpec="ECC_NIST_P256",
            KeyUsage="SIGN_VERIFY",
            Description=alias.removeprefix("alias/"),
            Tags=[{"TagKey": key, "TagValue": value} for key, value in tags.items()],
        )
        key_id = str(made["KeyMetadata"]["KeyId"])
        try:
            self._kms.create_alias(AliasName=alias, TargetKeyId=key_id)
        except self._kms.exceptions.AlreadyExistsException:
            return self._named(alias)  # somebody else was first: theirs is the key
        return key_id
