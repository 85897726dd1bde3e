"""Certificates of keys, and the roots that are trusted."""

from collections.abc import Sequence

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.organisation.model import Certificate
from chalicelib.organisation.store.items import get


class PemItem(KeyedModel):
    """pk ``key/{id}``, sk ``certificate``: a chain; pk ``trust``, sk ``roots``: the roots that are trusted."""

    pem = ListAttribute(of=UnicodeAttribute)


class TrustStore:
    """Certificates by key, and trusted roots."""

    def certificate(self, key_id: str) -> Certificate | None:
        """The chain installed for a key."""
        item = get(PemItem, f"key/{key_id}", "certificate")
        return Certificate(key_id, tuple(map(str, item.pem))) if item else None

    def trust_roots(self) -> tuple[str, ...]:
        """PEM texts of the roots that are trusted; none on a new stack."""
        item = get(PemItem, "trust", "roots")
        return tuple(map(str, item.pem)) if item else ()

    def put_certificate(self, certificate: Certificate) -> None:
        """Puts the chain of a key in the place of the one before."""
        PemItem(f"key/{certificate.key_id}", "certificate", pem=list(certificate.chain)).save()

    def put_trust_roots(self, roots: Sequence[str]) -> None:
        """Puts the trusted roots in the place of those before."""
        PemItem("trust", "roots", pem=list(roots)).save()
