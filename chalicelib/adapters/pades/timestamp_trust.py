"""Whether a timestamp is a trusted authority's word: judged from the token itself, against the trusted roots."""

from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from asn1crypto import cms, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from chalicelib.adapters.pades.timestamps import certificate_of

T = TypeVar("T")


def is_trusted(token: bytes, roots: Sequence[bytes]) -> bool:
    """Whether the certificate that signed the token (DER) led, at the token's instant, to one of the roots (DER), and
    was made for timestamps and nothing else (RFC 3161, 2.3; RFC 5280, 6).

    The path is made of what the token itself holds. Revocation is not asked for: nothing leaves the process.
    """
    signed = cms.ContentInfo.load(token)["content"]
    held = [choice.chosen for choice in signed["certificates"]]
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(der) for der in roots],
        other_certs=held,
        moment=signed["encap_content_info"]["content"].parsed["gen_time"].native,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    signer = certificate_of(signed, signed["signer_infos"][0])
    validator = CertificateValidator(signer, intermediate_certs=held, validation_context=context)
    try:
        run_at_once(validator.async_validate_usage(set(), {"time_stamping"}))  # type: ignore[no-untyped-call]  # the library's
    except (PathError, ValidationError):
        return False
    return True


def run_at_once(path_validation: Coroutine[Any, Any, T]) -> T:
    """Runs what is asynchronous by its signature alone: without fetching there is nothing to wait for, so that it ends
    at the first step and needs no event loop."""
    try:
        path_validation.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    path_validation.close()
    raise RuntimeError("path validation waited for something outside")
