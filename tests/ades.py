"""pyHanko's own validation of archived signatures (ETSI EN 319 102-1, 5.6.3), as of any instant; a second opinion."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from asn1crypto import ocsp, x509
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import OCSPContainer

from chalicelib.adapters.pades.validation_material import reader_of


def validations(pdf: bytes, roots: Sequence[bytes], now: datetime, responses: Sequence[bytes]) -> Iterator[Any]:
    """The result for each signature. ``responses`` are what responders (OCSP, DER) say on that day of certificates that
    are not over yet: whoever validates then asks for them, here nothing is fetched."""
    anchors = SimpleTrustManager.build([x509.Certificate.load(der) for der in roots])
    said = [OCSPContainer.load_multi(ocsp.OCSPResponse.load(der)) for der in responses]
    spec = SignatureValidationSpec(
        CertValidationPolicySpec(trust_manager=anchors, revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO)),
        RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        local_knowledge=LocalKnowledge(known_ocsps=[one for several in said for one in several]),
    )
    timing = ValidationTimingInfo(now, now, point_in_time_validation=True)
    for signature in reader_of(pdf).embedded_regular_signatures:
        yield asyncio.run(ades.ades_lta_validation(signature, PdfSignatureValidationSpec(spec), timing))
