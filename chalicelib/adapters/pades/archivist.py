"""Lasting's ``Archivist``: documents made to last by pyHanko, under this deployment's roots."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from asn1crypto import x509

from chalicelib.adapters.pades import lasting as pades_lasting
from chalicelib.adapters.pades.levels import level_of
from chalicelib.adapters.pades.receipt_seal import der
from chalicelib.adapters.pades.revocation import Revocation
from chalicelib.adapters.pades.timestamp_authorities import Stamper
from chalicelib.adapters.pades.validation_material import (
    LONG_AGO,
    Collector,
    Material,
    NothingSaidSinceError,
    RevokedCertificateError,
    last_authority_of,
    reader_of,
    signers_of,
)
from chalicelib.kernel.errors import UnavailableError
from chalicelib.lasting.algorithms import suite_of
from chalicelib.lasting.model import Level, Seen
from chalicelib.lasting.ports import RevokedError, TooEarlyError


class Roots(Protocol):
    """What this deployment trusts."""

    def roots(self) -> Sequence[str]:
        """PEM texts."""


@dataclass(frozen=True)
class PadesArchivist:
    """Asks ``revocation`` for states and ``authority`` for timestamps; None where no authority is set."""

    trusted: Roots
    revocation: Revocation
    authority: Stamper | None

    def seen(self, pdf: bytes, now: datetime) -> Seen:
        """The level, and of an archived file until when and by what it is one."""
        level = level_of(pdf, self._roots(), now)
        return Seen(level, _suite(pdf), _end(self._last_authority(pdf, now))) if level is Level.B_LTA else Seen(level)

    def _last_authority(self, pdf: bytes, now: datetime) -> Material:
        """That it is in good standing is not a thing of the past: its newest answer will do."""
        last = [replace(one, since=LONG_AGO) for one in last_authority_of(pdf)]
        try:
            return self._collector().collect(last, now)
        except RevokedCertificateError as error:
            raise UnavailableError("lasting.authority_revoked") from error

    def with_proofs(self, pdf: bytes, now: datetime) -> bytes:
        """States of the signatures' certificates, or of the last document timestamp's."""
        archived = bool(reader_of(pdf).embedded_timestamp_signatures)
        signed = last_authority_of(pdf) if archived else signers_of(pdf)
        try:
            return pades_lasting.with_material(pdf, self._collector().collect(signed, now))
        except RevokedCertificateError as error:
            raise RevokedError(error.at) from error
        except NothingSaidSinceError as error:
            raise TooEarlyError(error.until) from error

    def with_timestamp(self, pdf: bytes, digest: str) -> bytes:
        """By the first authority that answers well."""
        if self.authority is None:
            raise UnavailableError("lasting.no_timestamp_authority")
        return pades_lasting.with_timestamp(pdf, self.authority, digest)

    def _roots(self) -> list[bytes]:
        return [der(pem) for pem in self.trusted.roots()]

    def _collector(self) -> Collector:
        return Collector(self._roots(), self.revocation)


def _suite(pdf: bytes) -> str:
    stamp = reader_of(pdf).embedded_timestamp_signatures[-1]
    imprint = stamp.signed_data["encap_content_info"]["content"].parsed["message_imprint"]
    digest, key = imprint["hash_algorithm"]["algorithm"].native, stamp.signer_cert.public_key
    return suite_of(digest, key.algorithm, key.bit_size)


def _end(material: Material) -> datetime:
    """When the first certificate of the last authority's path ends."""
    ends: list[datetime] = [x509.Certificate.load(der).not_valid_after for der in material.certificates]
    return min(ends)
