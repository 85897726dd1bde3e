"""Signatures that last."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo

if TYPE_CHECKING:
    from chalicelib.lasting.algorithms import Algorithms
    from chalicelib.lasting.care import Care
    from chalicelib.lasting.prolonging import Prolonging
    from chalicelib.lasting.store import DynamoDocuments


@cache
def lasting_store() -> "DynamoDocuments":
    """Followed documents."""
    from chalicelib.lasting.store import MODELS, DynamoDocuments

    dynamo.bind_all(MODELS, bootstrap.settings().table_evidence, bootstrap.settings().region)
    return DynamoDocuments()


@cache
def prolonging() -> "Prolonging":
    """The steps."""
    from chalicelib.lasting.prolonging import Prolonging
    from chalicelib.neighbours.archiving import LoadedWhenCalled
    from chalicelib.neighbours.of_lasting import RecognitionOfEvidence, VersionsInBucket

    return Prolonging(
        lasting_store(),
        VersionsInBucket(bootstrap.evidence_bucket()),
        LoadedWhenCalled(bootstrap.certificates(), bootstrap.settings().tsa_url),
        RecognitionOfEvidence(bootstrap.verification_store()),
        _algorithms(),
        _horizon(),
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def lasting_care() -> "Care":
    """What comes round."""
    from chalicelib.adapters.messaging.queues import SqsLastingCalls
    from chalicelib.lasting.care import Care

    calls = SqsLastingCalls(bootstrap.settings().queue_lasting, bootstrap.settings().region)
    return Care(lasting_store(), calls, _algorithms(), _horizon(), bootstrap.transactions(), bootstrap.clock())


def _algorithms() -> "Algorithms":
    from chalicelib.lasting.algorithms import Algorithms

    return Algorithms.parse(bootstrap.settings().algorithm_ends)


def _horizon() -> timedelta:
    return timedelta(days=bootstrap.settings().renewal_horizon_days)
