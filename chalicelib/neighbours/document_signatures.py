"""The e-signature book's port ``Signatures``: PAdES with the keys, certificates and names that are installed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.pades.receipt_seal import CertificateJudge, Certificates, der, witness
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.service import OrganisationService
from chalicelib.signing.model import Folder, OutgoingNumber, Step, StepKind
from chalicelib.signing.ports import AnsweredMails, SealedReply, Signatory

if TYPE_CHECKING:  # PDF libraries load in the functions that sign, and nowhere else
    from chalicelib.adapters.keys.kms_keys import KmsKey
    from chalicelib.adapters.pades.timestamp_authorities import TimestampAuthorities
    from chalicelib.adapters.typesetting.stamps import FieldSpec, StandingIn

SEAL_FIELD = "Cachet"


@dataclass(frozen=True)
class DocumentSignatures:
    """Prepares, signs and seals."""

    organisation: OrganisationService
    certificates: Certificates
    judge: CertificateJudge
    kms: Any
    platform_key_id: str
    tsa_url: str
    public_url: str
    answered: AnsweredMails
    clock: Clock

    def prepare(self, document: bytes, folder: Folder) -> bytes:
        """Every signature field of the circuit and the seal's, declared and certified in one revision."""
        from chalicelib.adapters.pades import sealing as pades

        key = self._key(self.platform_key_id, "signing.no_platform_certificate")
        reference = self.answered.number_of(folder.answers)
        return pades.prepare(document, self._fields(folder), key, self._authority(), self.clock.now(), reference)

    def _fields(self, folder: Folder) -> list["FieldSpec"]:
        from chalicelib.adapters.typesetting.stamps import SEAL_TITLE, FieldSpec

        names = {desk.id: desk.name for desk in self.organisation.desks(folder.administration_id)}
        signatures = [step for step in folder.steps if step.kind is StepKind.SIGNATURE]
        fields = [FieldSpec(step.field_name, names[step.desk_id]) for step in signatures]
        return [*fields, FieldSpec(SEAL_FIELD, SEAL_TITLE, is_seal=True)]

    def sign(self, document: bytes, step: Step, signatory: Signatory) -> bytes:
        """PAdES B-T in the signatory's name, dated by the decision, with its visible stamp."""
        from chalicelib.adapters.pades import sealing as pades
        from chalicelib.adapters.typesetting.stamps import SignatureStamp

        key = self._key(signatory.key_id, "signing.no_signing_certificate")
        at = step.decided_at or self.clock.now()
        stamp = SignatureStamp(_in_both_scripts(signatory.name), signatory.function, at, self._standing_in(step))
        return pades.sign(document, step.field_name, key, self._authority(), stamp)

    def _standing_in(self, step: Step) -> "StandingIn | None":
        from chalicelib.adapters.typesetting.stamps import StandingIn

        if step.on_behalf_of is None or step.mandate is None:
            return None
        return StandingIn(self.organisation.agent(step.on_behalf_of).name, step.mandate)

    def seal(self, document: bytes, folder: Folder, outgoing: OutgoingNumber) -> SealedReply:
        """The administration's seal, which locks; a reply never leaves unsealed."""
        from chalicelib.adapters.pades import sealing as pades
        from chalicelib.adapters.typesetting.stamps import SealStamp

        administration = self.organisation.administration(folder.administration_id)
        key = self._key(administration.seal_key_id, "signing.no_seal_certificate")
        url = f"{self.public_url}/v#{outgoing.verification_id}"
        stamp = SealStamp(administration.name, outgoing.number, outgoing.registered_at, url, administration.tifinagh)
        authority = witness(self.tsa_url)
        sealed = pades.seal(document, SEAL_FIELD, key, authority, stamp)
        trust = self.judge.trust(administration.seal_key_id, authority.given if authority else None)
        return SealedReply(sealed, trust.value, self.clock.now())

    def _key(self, key_id: str, missing: str) -> "KmsKey":
        from chalicelib.adapters.keys.kms_keys import KmsKey

        chain = self.certificates.chain(key_id) if key_id else ()
        if not chain:
            raise ConflictError(missing)
        return KmsKey.certified(self.kms, key_id, [der(pem) for pem in chain])

    def _authority(self) -> "TimestampAuthorities | None":
        from chalicelib.adapters.pades.timestamp_authorities import authorities_at

        return authorities_at(self.tsa_url) if self.tsa_url else None


def _in_both_scripts(name: Bilingual) -> str:
    return name.ar if name.ar == name.fr else f"{name.ar} — {name.fr}"
