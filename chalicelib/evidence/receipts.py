"""Seals the receipts of a registered letter, one for each act that calls for it, whatever crashes on the way.

A sealed receipt is never written again: what changes later, a file found complete or a rejection, is said by another.

Every step may run again: typesetting and sealing leave nothing behind, the store of sealed files keeps the first
file it was given, and one transaction makes receipt, verification and log record true together.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.evidence.model import (
    Receipt,
    ReceiptFacts,
    Revision,
    Sealed,
    SealedFile,
    TrustLevel,
    Verification,
    VerificationKind,
)
from chalicelib.evidence.occasions import Occasion, receipt_object
from chalicelib.evidence.ports import EvidenceFiles, ReceiptSource, Sealer, Typesetter, Verifications
from chalicelib.evidence.tokens import ReceiptTokens, TokenClaims
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.log import SYSTEM, Act, Chain, Log
from chalicelib.kernel.work import Transactions, decide_again

SETTINGS = 3
"""A page is set as expected, then once as found; a third time only where the authority changes its certificate."""


@dataclass(frozen=True)
class ReceiptsService:
    """Issues receipts."""

    facts: ReceiptSource
    typesetter: Typesetter
    sealer: Sealer
    tokens: ReceiptTokens
    files: EvidenceFiles
    store: Verifications
    log: Log
    transactions: Transactions
    clock: Clock

    def issue(self, occasion: Occasion, correlation_id: str) -> Receipt:
        """The receipt of an incoming mail for this occasion: the one that exists, or one made now."""
        found = self.store.receipt(occasion.mail_id, occasion.seq)
        if found is not None:
            return found
        facts = self.facts.of(occasion)
        sealed = self._sealed(facts)
        return decide_again(lambda: self._record(facts, sealed, correlation_id))

    def _sealed(self, facts: ReceiptFacts) -> SealedFile:
        """The file of this receipt, with the token in its QR: no two are alike, so that the one in the file holds."""
        issued_at, token = self.clock.now(), self.tokens.token(TokenClaims.of(facts))
        sealed = self._truthful(replace(facts, token=token), issued_at)
        file = SealedFile(sealed.data, sealed.trust, issued_at, facts.number, token)
        return self.files.put_once(receipt_key(facts), file)

    def _truthful(self, facts: ReceiptFacts, issued_at: datetime) -> Sealed:
        """The page says what its seal is worth, which the seal alone shows: where they differ, it is set again."""
        said = self.sealer.expected(facts.seal_key_id)
        for _ in range(SETTINGS):
            page = self.typesetter.receipt(facts, said, issued_at)
            if said is TrustLevel.UNSEALED:
                return Sealed(page, said)
            sealed = self.sealer.seal(page, facts.seal_key_id)
            if sealed.trust is said:
                return sealed
            said = sealed.trust
        raise UnavailableError("evidence.timestamp_unavailable")

    def _record(self, facts: ReceiptFacts, sealed: SealedFile, correlation_id: str) -> Receipt:
        found = self.store.receipt(facts.mail_id, facts.occasion.seq)
        if found is not None:
            return found
        receipt = _receipt(facts, sealed)
        act = _sealed_act(receipt, self.clock.now(), correlation_id)
        record, chain = Chain.start(receipt_object(facts.mail_id, facts.occasion.seq)).append(act)
        with self.transactions() as work:
            self.store.add_receipt(work, receipt, chain)
            self.store.add_verification(work, _verification(facts, receipt))
            self.log.append(work, record)
        return receipt


def receipt_key(facts: ReceiptFacts) -> str:
    """Where a sealed receipt is to lie: the same key on every try."""
    place = "" if facts.occasion.is_first else f"/{facts.occasion.seq}"
    return f"receipts/{facts.administration_id}/{facts.mail_id}{place}.pdf"


def _receipt(facts: ReceiptFacts, sealed: SealedFile) -> Receipt:
    return Receipt(
        mail_id=facts.mail_id,
        administration_id=facts.administration_id,
        source=facts.source,
        number=facts.number,
        verification_id=facts.verification_id,
        key=sealed.key,
        sha256=sha256(sealed.data),
        trust=sealed.trust,
        issued_at=sealed.made_at,
        kind=facts.kind,
        seq=facts.occasion.seq,
        leg=facts.leg,
        token=sealed.token,
    )


def _sealed_act(receipt: Receipt, at: datetime, correlation_id: str) -> Act:
    detail = {
        "mail_id": receipt.mail_id,
        "source": receipt.source,
        "number": receipt.number,
        "verification_id": receipt.verification_id,
        "key": receipt.key,
        "sha256": receipt.sha256,
        "trust": receipt.trust.value,
        "kind": receipt.kind.value,
        "occasion": receipt.seq,
        **({"leg": receipt.leg} if receipt.leg else {}),
    }
    return Act("ReceiptSealed", at, SYSTEM, receipt.administration_id, detail, correlation_id=correlation_id)


def _verification(facts: ReceiptFacts, receipt: Receipt) -> Verification:
    letters = tuple(
        Revision(file.sha256, f"letter.{place}", facts.submitted_at) for place, file in enumerate(facts.files, 1)
    )
    if facts.follows:
        letters = ()  # recognised by the first receipt's verification
    return Verification(
        id=facts.verification_id,
        kind=VerificationKind.RECEIPT,
        mail_id=facts.mail_id,
        administration_id=facts.administration_id,
        administration=facts.administration,
        number=facts.number,
        at=facts.registered_at,
        submitted_at=facts.submitted_at,
        revisions=(Revision(receipt.sha256, "receipt", receipt.issued_at), *letters),
        trust=receipt.trust,
    )
