"""What a certificate is measured against, and how much a signature proves by itself (ETSI EN 319 142-1, clause 6).

A level is reached, not claimed: T by a trusted timestamp; LT where the document itself holds what proves that no
certificate had been revoked at that instant; LTA where a later trusted timestamp covers that proof.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from chalicelib.adapters.pades.timestamp_trust import run_at_once
from chalicelib.adapters.verifying.report import Trust
from chalicelib.evidence.verification.signatures import Level

_SIGNED_CERTIFICATE = {"signing_certificate", "signing_certificate_v2"}


class Anchors:
    """The trusted roots, with the certificates and revocation lists that the document brings to reach them."""

    def __init__(self, reader: PdfFileReader, trust: Trust) -> None:
        self.reader = reader
        self.roots = [x509.Certificate.load(der) for der in trust.roots]
        self._others = [x509.Certificate.load(der) for der in trust.others]
        self._crls = list(trust.crls)

    def context(self, moment: datetime) -> ValidationContext:
        """As things stood at that moment; revocation counts where it is known."""
        known: dict[str, Any] = {"crls": list(self._crls), "revocation_mode": "soft-fail"}
        return self._context(_store(self.reader), moment, self.roots, **known)

    def proves(self, at: HistoricalResolver | PdfFileReader, moment: datetime, signed_data: Any) -> bool:
        """Whether the document, in that state, shows that no certificate of this signature's had been revoked.

        Where no root of ours vouches for it, a root that the document brings is taken for what it says: whether the
        proof is complete and whether it is vouched for are two questions.
        """
        store = _store(at)
        if store is None or not (store.crls or store.ocsps):
            return False
        held = [choice.chosen for choice in signed_data["certificates"]]
        own = [certificate for certificate in held if certificate.self_issued]
        context = self._context(store, moment, [*self.roots, *own, *_self_issued(store)], revocation_mode="require")
        signer = extract_certs_for_validation(signed_data).signer_cert
        validator = CertificateValidator(signer, intermediate_certs=held, validation_context=context)
        try:
            run_at_once(validator.async_validate_path())
        except (PathError, ValidationError):
            return False
        return True

    def _context(
        self, store: DocumentSecurityStore | None, moment: datetime, roots: Sequence[x509.Certificate], **given: Any
    ) -> ValidationContext:
        settings = {
            "trust_roots": list(roots),
            "other_certs": list(self._others),
            "moment": moment,
            "allow_fetching": False,
            "retroactive_revinfo": True,
            **given,
        }
        return ValidationContext(**settings) if store is None else store.as_validation_context(settings)


def level(anchors: Anchors, signature: Any, moment: datetime, closing: Sequence[int]) -> Level:
    """The level of a signature that is proved to be of that moment; ``closing`` are the revisions that later trusted
    timestamps close."""
    tokens = _tokens(signature.signer_info)

    def complete(at: HistoricalResolver | PdfFileReader) -> bool:
        return all(anchors.proves(at, moment, signed) for signed in (signature.signed_data, *tokens))

    if not complete(anchors.reader):
        return Level.T
    lasting = any(complete(anchors.reader.get_historical_resolver(revision)) for revision in closing)
    return Level.LTA if lasting else Level.LT


def has_signed_certificate(signature: Any) -> bool:
    """Whether the signer's certificate is signed along with the document, as every European level asks."""
    return any(attribute["type"].native in _SIGNED_CERTIFICATE for attribute in signature.signer_info["signed_attrs"])


def _tokens(signer_info: Any) -> list[Any]:
    unsigned = signer_info["unsigned_attrs"]
    if not isinstance(unsigned, cms.CMSAttributes):
        return []
    found = [it for it in unsigned if it["type"].native == "signature_time_stamp_token"]
    return [token["content"] for attribute in found for token in attribute["values"]]


def _store(at: Any) -> DocumentSecurityStore | None:
    try:
        return DocumentSecurityStore.read_dss(at)
    except NoDSSFoundError:
        return None


def _self_issued(store: DocumentSecurityStore) -> list[x509.Certificate]:
    return [certificate for certificate in store.load_certs() if certificate.self_issued]
