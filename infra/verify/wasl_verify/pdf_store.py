"""A document's security store: certificates and revocation data (ETSI EN 319 142-1, 5.4.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from cryptography import x509
from cryptography.x509 import ocsp

from wasl_verify import certificates, der
from wasl_verify.report import FaultError

NAMES = {"/Certs", "/CRLs", "/OCSPs"}


@dataclass(frozen=True)
class Store:
    """What is in it."""

    certificates: tuple[x509.Certificate, ...] = ()
    lists: tuple[x509.CertificateRevocationList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()


def read_store(document: pikepdf.Pdf, place: str) -> Store:
    """The store, empty if there is none; :class:`FaultError` for one that holds anything else."""
    store = document.Root.get("/DSS")
    if store is None:
        return Store()
    if set(store.keys()) - {"/Type"} - NAMES:
        raise FaultError("bad_store", place)
    return Store(
        tuple(certificates.read(one) for one in _streams(store, "/Certs")),
        tuple(read_list(one) for one in _streams(store, "/CRLs")),
        tuple(read_answer(one) for one in _streams(store, "/OCSPs")),
    )


def read_list(data: bytes) -> x509.CertificateRevocationList:
    """A revocation list in DER."""
    der.demand(data)
    return x509.load_der_x509_crl(data)


def read_answer(data: bytes) -> ocsp.OCSPResponse:
    """An OCSP response in DER."""
    der.demand(data)
    return ocsp.load_der_ocsp_response(data)


def _streams(store: Any, name: str) -> Iterator[bytes]:
    for stream in store.get(name, []):
        yield stream.read_bytes()
