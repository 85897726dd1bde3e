"""Evidence of deliveries."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.evidence.stages.making import StagesService
from chalicelib.evidence.stages.store import DynamoEvidences, EvidenceItem
from chalicelib.evidence.tokens import host_of
from chalicelib.neighbours.of_stages import DeliveredMessages


@cache
def stages() -> StagesService:
    """Makes it, and lists it."""
    dynamo.bind(EvidenceItem, bootstrap.settings().table_evidence, bootstrap.settings().region)
    messages = DeliveredMessages(bootstrap.deposit_store(), bootstrap.sending_store(), bootstrap.organisation())
    issuer = host_of(bootstrap.settings().public_url)
    return StagesService(messages, bootstrap.platform_signer(), DynamoEvidences(), issuer)
