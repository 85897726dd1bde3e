"""Whether a CMS is written as RFC 5652 says, in the parts that its own signature does not cover.

Libraries read on where a version, a parameter or an unused bit is wrong: a changed byte there would pass unseen.
"""

from collections.abc import Iterator
from typing import Any

from asn1crypto import cms, core


def is_well_formed(signed_data: Any) -> bool:
    """Of ``SignedData``, and of each timestamp token in it: versions (sections 5.1, 5.3), algorithms, certificates."""
    signers = list(signed_data["signer_infos"])
    certificates = [choice.chosen for choice in signed_data["certificates"]]
    named = {algorithm["algorithm"].native for algorithm in signed_data["digest_algorithms"]}
    used = {signer["digest_algorithm"]["algorithm"].native for signer in signers}
    plain = signed_data["encap_content_info"]["content_type"].native == "data"
    version = "v1" if plain and all(_version(signer) == "v1" for signer in signers) else "v3"
    return (
        signed_data["version"].native == version
        and named == used
        and all(signer["version"].native == _version(signer) for signer in signers)
        and all(map(_has_no_parameters, (*signed_data["digest_algorithms"], *_digest_algorithms(signers))))
        and all(_ends_with_a_byte(certificate["signature_value"]) for certificate in certificates)
        and all(_names(signer["sid"], certificate) for signer in signers for certificate in certificates)
        and all(is_well_formed(token["content"]) for signer in signers for token in _timestamps(signer))
    )


def _version(signer: Any) -> str:
    return "v1" if signer["sid"].name == "issuer_and_serial_number" else "v3"


def _names(sid: Any, certificate: Any) -> bool:
    """A certificate of the serial number that is told has that issuer, to the letter: names that differ in case, or in
    the sort of a dash, are equal to libraries."""
    if sid.name != "issuer_and_serial_number" or certificate.serial_number != sid.chosen["serial_number"].native:
        return True
    return bool(certificate.issuer.dump() == sid.chosen["issuer"].dump())


def _digest_algorithms(signers: list[Any]) -> Iterator[Any]:
    return (signer["digest_algorithm"] for signer in signers)


def _has_no_parameters(algorithm: Any) -> bool:
    given = algorithm["parameters"]
    return isinstance(given, core.Void) or (isinstance(given, core.Null) and given.dump() == b"\x05\x00")


def _ends_with_a_byte(signature: Any) -> bool:
    return bool(signature.contents[:1] == b"\x00")


def _timestamps(signer: Any) -> Iterator[cms.ContentInfo]:
    attributes = signer["unsigned_attrs"]
    if isinstance(attributes, cms.CMSAttributes):
        yield from (it["values"][0] for it in attributes if it["type"].native == "signature_time_stamp_token")
