"""The PDF revisions of folders, and sealed replies, in S3."""

from typing import Any

from chalicelib.adapters.storage.evidence_bucket import EvidenceBucket
from chalicelib.evidence.model import SealedFile, TrustLevel
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id
from chalicelib.signing.model import Folder, Revision
from chalicelib.signing.ports import SealedReply

READING_SECONDS = 300


class S3FolderDocuments:
    """Revisions in the documents bucket under keys of their own; sealed replies in the evidence bucket."""

    def __init__(self, client: Any, documents: str, evidence: EvidenceBucket) -> None:
        self._client = client
        self._documents = documents
        self._evidence = evidence

    def read(self, key: str) -> bytes:
        """The bytes of a cleared file or of a revision."""
        body: bytes = self._client.get_object(Bucket=self._documents, Key=key)["Body"].read()
        return body

    def write_revision(self, folder: Folder, number: int, document: bytes) -> Revision:
        """Stores a revision. The key has a random end: a revision that a crash orphaned is never met again."""
        key = f"folders/{folder.administration_id}/{folder.id}/{number:04d}-{new_id()}.pdf"
        self._client.put_object(Bucket=self._documents, Key=key, Body=document, ContentType="application/pdf")
        return Revision(number, key, sha256(document))

    def publish(self, folder: Folder, reply: SealedReply) -> Revision:
        """Stores the sealed reply under its mail's key; what was stored first is what is answered."""
        if folder.revision is None or folder.outgoing is None:
            raise ValueError("a folder is published once it is prepared and numbered")
        key, number = f"replies/{folder.administration_id}/{folder.outgoing.mail_id}.pdf", folder.outgoing.number
        file = SealedFile(reply.document, TrustLevel(reply.trust), reply.made_at, number)
        stored = self._evidence.put_once(key, file)
        return Revision(folder.revision.number + 1, stored.key, sha256(stored.data))

    def read_url(self, revision: Revision) -> str:
        """A link to read a revision in the browser, valid five minutes."""
        if revision.key.startswith("replies/"):
            return self._evidence.read_url(revision.key, f"{revision.sha256[:12]}.pdf")
        url: str = self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._documents,
                "Key": revision.key,
                "ResponseContentType": "application/pdf",
                "ResponseContentDisposition": "inline",
            },
            ExpiresIn=READING_SECONDS,
        )
        return url
