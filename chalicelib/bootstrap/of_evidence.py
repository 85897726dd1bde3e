"""Receipts, verification, checks of visitors’ files."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo
from chalicelib.adapters.keys.platform_tokens import PlatformTokens
from chalicelib.adapters.pades.receipt_seal import CertificateJudge, PadesSealer
from chalicelib.adapters.storage.evidence_bucket import EvidenceBucket
from chalicelib.adapters.storage.scratch_bucket import ScratchBucket
from chalicelib.evidence.receipts import ReceiptsService
from chalicelib.evidence.replies import RepliesService
from chalicelib.evidence.verification.acknowledgements import AcknowledgementsService
from chalicelib.evidence.verification.check_store import CheckItem, CheckStore
from chalicelib.evidence.verification.checking import ChecksService
from chalicelib.evidence.verification.token_checks import TokensService
from chalicelib.evidence.verification.verifications import VerificationsService
from chalicelib.neighbours.of_evidence import (
    InstalledCertificates,
    ReceiptsOfRegistry,
    RegistrationsOfRegistry,
)
from chalicelib.neighbours.registrations_in_tree import RegistrationsInTree


@cache
def evidence_bucket() -> EvidenceBucket:
    """Sealed receipts and replies."""
    return EvidenceBucket(bootstrap.settings().bucket_evidence, bootstrap.settings().region)


@cache
def certificates() -> InstalledCertificates:
    """Chains of keys, and trusted roots."""
    return InstalledCertificates(bootstrap.organisation())


@cache
def certificate_judge() -> CertificateJudge:
    """What seals made here may claim."""
    return CertificateJudge(certificates(), bootstrap.settings().stage == "production")


@cache
def receipts() -> ReceiptsService:
    """Issues sealed receipts."""
    from chalicelib.adapters.typesetting.typesetter import TypstTypesetter

    facts = ReceiptsOfRegistry(
        bootstrap.registry_stores().mails,
        bootstrap.deposit_store(),
        bootstrap.organisation(),
        bootstrap.settings().public_url,
    )
    kms = aws.client("kms", bootstrap.settings().region)
    sealer = PadesSealer(certificates(), certificate_judge(), kms, bootstrap.settings().tsa_url, bootstrap.clock())
    return ReceiptsService(
        facts,
        TypstTypesetter(),
        sealer,
        bootstrap.platform_signer(),
        evidence_bucket(),
        bootstrap.verification_store(),
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def published_replies() -> RepliesService:
    """Makes sealed replies verifiable."""
    return RepliesService(
        bootstrap.organisation(),
        RegistrationsOfRegistry(bootstrap.registry_stores().mails),
        bootstrap.log(),
        evidence_bucket(),
        bootstrap.verification_store(),
        bootstrap.transactions(),
    )


@cache
def verifications() -> VerificationsService:
    """What anyone may verify."""
    tree = RegistrationsInTree(bootstrap.log(), bootstrap.tree_heads(), bootstrap.tree_proofs())
    return VerificationsService(bootstrap.verification_store(), tree)


@cache
def acknowledgements() -> AcknowledgementsService:
    """Checks of acknowledgements."""
    tokens = PlatformTokens(bootstrap.key_store())
    return AcknowledgementsService(tokens, bootstrap.organisation(), bootstrap.verification_store())


@cache
def receipt_tokens() -> TokensService:
    """Checks of receipts' tokens, and the keys that they are checked with."""
    keys = bootstrap.key_store()
    return TokensService(PlatformTokens(keys), keys, bootstrap.verification_store(), bootstrap.settings().public_url)


@cache
def checks() -> ChecksService:
    """Checks of visitors' files."""
    from chalicelib.adapters.verifying.examiner import PdfExaminer

    dynamo.bind(CheckItem, bootstrap.settings().table_sessions, bootstrap.settings().region)
    scratch = ScratchBucket(bootstrap.settings().bucket_scratch, bootstrap.settings().region)
    return ChecksService(
        scratch, PdfExaminer(certificates()), CheckStore(), bootstrap.verification_store(), bootstrap.clock()
    )
