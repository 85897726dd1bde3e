"""Certificates and revocation data in bundles: those that the sealed papers themselves hold, each once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from chalicelib.bundles.model import Member, Role


class Held(Protocol):
    """What a document holds for its validation, each in DER and once."""

    @property
    def certificates(self) -> Sequence[bytes]:
        """Of whoever signed or dated it, and of those above."""

    @property
    def crls(self) -> Sequence[bytes]:
        """Revocation lists."""

    @property
    def ocsps(self) -> Sequence[bytes]:
        """OCSP responses."""


class Versions(Protocol):
    """Versions of sealed files."""

    def latest(self, key: str) -> str:
        """Where the last version of a sealed file lies."""


class Reading(Protocol):
    """Reads documents."""

    def __call__(self, pdf: bytes) -> Held:
        """What is in this one."""


def material(papers: Iterable[Held]) -> Iterator[Member]:
    """What these papers hold: not what is installed today, which may be another since they were sealed."""
    found = list(papers)
    for place, certificate in enumerate(_each_once(it.certificates for it in found), 1):
        yield Member.of(f"certificates/{place:02d}.cer", Role.CERTIFICATE, certificate)
    for place, revoked in enumerate(_each_once(it.crls for it in found), 1):
        yield Member.of(f"revocation/{place:02d}.crl", Role.REVOCATION, revoked)
    for place, answer in enumerate(_each_once(it.ocsps for it in found), 1):
        yield Member.of(f"revocation/{place:02d}.ocsp", Role.REVOCATION, answer)


def _each_once(groups: Iterable[Sequence[bytes]]) -> Iterable[bytes]:
    return dict.fromkeys(data for group in groups for data in group)
