"""Keys made at run time: of an administration's seal, of a person's signature."""

from infra.stack import Stack


class Keys:
    """P-256 keys in KMS, found again by alias. Functions are let at them by their tags (see the policies)."""

    def __init__(self, stack: Stack) -> None:
        self._stack, self._kms = stack, stack.client("kms")

    def of(self, purpose: str, administration_id: str, holder_id: str) -> str:
        """The id of the holder's key for that purpose (``seal`` or ``signature``), made if there is none."""
        alias = f"alias/{self._stack.name}-{purpose}-{holder_id}"
        try:
            return str(self._kms.describe_key(KeyId=alias)["KeyMetadata"]["KeyId"])
        except self._kms.exceptions.NotFoundException:
            return self._make(alias, purpose, administration_id)

    def _make(self, alias: str, purpose: str, administration_id: str) -> str:
        tags = {"wasl:purpose": purpose, "wasl:administration": administration_id, "wasl:stack": self._stack.name}
        made = self._kms.create_key(
            KeySpec="ECC_NIST_P256",
            KeyUsage="SIGN_VERIFY",
            Description=alias.removeprefix("alias/"),
            Tags=[{"TagKey": key, "TagValue": value} for key, value in tags.items()],
        )
        key_id = str(made["KeyMetadata"]["KeyId"])
        self._kms.create_alias(AliasName=alias, TargetKeyId=key_id)
        return key_id
