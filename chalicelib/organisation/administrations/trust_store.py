"""Certificates of keys, and the roots that are trusted."""

from collections.abc import Sequence

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import get
from chalicelib.organisation.model import Certificate


class PemItem(KeyedModel):
    """pk ``key/{id}``, sk ``certificate`` (its chain) or ``request``; pk ``trust``, sk ``roots``: what is trusted."""

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

    def certificate_request(self, key_id: str) -> str | None:
        """The PKCS #10 request made for a key, in PEM, read consistently."""
        item = get(PemItem, f"key/{key_id}", "request", consistent_read=True)
        return str(item.pem[0]) if item else None

    def put_certificate(self, certificate: Certificate, work: Work | None = None) -> None:
        """Puts the chain of a key in the place of the one before, with the rest of the work if there is one."""
        item = PemItem(f"key/{certificate.key_id}", "certificate", pem=list(certificate.chain))
        if work is None:
            item.save()
        else:
            dynamo(work).save(item)

    def put_certificate_request(self, key_id: str, request: str, work: Work) -> None:
        """Puts the request made for a key."""
        dynamo(work).save(PemItem(f"key/{key_id}", "request", pem=[request]))

    def put_trust_roots(self, roots: Sequence[str]) -> None:
        """Puts the trusted roots in the place of those before."""
        PemItem("trust", "roots", pem=list(roots)).save()
