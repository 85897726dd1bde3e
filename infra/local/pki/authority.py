"""A development certification authority that answers by itself: it hears requests on the bus and installs chains."""

import json
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from infra.local.pki.hierarchy import Pki

if TYPE_CHECKING:
    from infra.local.cloud import LocalCloud

RULE = TARGET = "development-authority"


def answered(pki: Pki, request: str) -> str:
    """The chain that answers a PKCS #10 request in PEM: leaf, issuing authority, root."""
    der = x509.load_pem_x509_csr(request.encode()).public_bytes(Encoding.DER)
    return "".join([*pki.issue(der), pki.root_pem])


def answer_requests(cloud: "LocalCloud") -> None:
    """From now on; on AWS it is the operator who carries requests to an authority, and its answers back."""

    def on_request(event: Any) -> None:
        from chalicelib import bootstrap
        from chalicelib.kernel.log import SYSTEM

        certification, key_id = bootstrap.certification(), event["detail"]["key_id"]
        chain = answered(cloud.pki, certification.requested(key_id))
        certification.install(event["detail"]["administration"], key_id, chain, SYSTEM)

    arn = cloud.pump.deliveries.listen(TARGET, on_request)
    bus, pattern = cloud.outputs["Bus"], {"source": ["wasl"], "detail-type": ["CertificateRequested"]}
    events = cloud.client("events")
    events.put_rule(Name=RULE, EventBusName=bus, EventPattern=json.dumps(pattern))
    events.put_targets(Rule=RULE, EventBusName=bus, Targets=[{"Id": TARGET, "Arn": arn}])
