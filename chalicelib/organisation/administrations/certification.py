"""How an administration's keys come to their certificates: a request that waits for an authority, then its answer."""

from dataclasses import dataclass
from functools import partial

from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.administrations.ports import CheckedChain, KeyCertification
from chalicelib.organisation.model import Certificate
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class CertificateState:
    """How far a key's certificate is: ``request`` in PEM and ``installed``, each None until it is there."""

    key_id: str
    request: str | None
    installed: CheckedChain | None


@dataclass(frozen=True)
class Certification:
    """Requests certificates and installs them."""

    store: Store
    acts: OrganisationActs
    keys: KeyCertification

    def request(self, administration_id: str, key_id: str, holder: str, organisation: str) -> str:
        """The PKCS #10 request of a key, in PEM; made once for a name, and anew for another. Named in one script:
        RFC 4518 forbids names that mix directions of writing, and strict verifiers then find no path.
        """

        def made() -> str | None:
            known = self.store.certificate_request(key_id)
            return known if known and self.keys.bears(known, holder, organisation) else None

        known = made()
        if known is not None:
            return known
        text = self.keys.request(key_id, holder, organisation)

        def decide(before: Structure) -> OrganisationAct | None:
            if made() is not None:
                return None
            write = partial(self.store.put_certificate_request, key_id, text)
            return OrganisationAct("CertificateRequested", before, detail={"key_id": key_id}, write=write)

        self.acts.perform(administration_id, decide)
        return self.requested(key_id)

    def requested(self, key_id: str) -> str:
        """The request that was made, in PEM; ``NotFoundError`` if none was."""
        made = self.store.certificate_request(key_id)
        if made is None:
            raise NotFoundError("organisation.certificate_not_requested")
        return made

    def state_of(self, key_id: str) -> CertificateState:
        """How far the certificate of a key is."""
        certificate = self.store.certificate(key_id)
        installed = self.keys.described(certificate.chain) if certificate else None
        return CertificateState(key_id, self.store.certificate_request(key_id), installed)

    def install(self, administration_id: str, key_id: str, chain: str, actor: Actor) -> CheckedChain:
        """Puts a chain (PEM texts, the key's own first) in the place of the one before.

        ``InvalidError`` when it does not certify this key or does not hang together.
        """
        found = self.keys.check(self.requested(key_id), chain)
        certificate = Certificate(key_id, found.chain)

        def decide(before: Structure) -> OrganisationAct | None:
            if self.store.certificate(key_id) == certificate:
                return None
            content = {"chain": list(found.chain)}
            write = partial(self.store.put_certificate, certificate)
            return OrganisationAct("CertificateInstalled", before, actor, {"key_id": key_id}, content, write)

        self.acts.perform(administration_id, decide)
        return found
