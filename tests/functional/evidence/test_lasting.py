"""What a depositor downloads, and what anyone is told, of a receipt that was made to last."""

from datetime import UTC, datetime, timedelta
from typing import Any

import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.digests import sha256
from infra.local.cloud import LocalCloud
from tests.faults import Fault, always, injected
from tests.journeys import Journey
from tests.kept import LATER, following, told


def followed_receipt(cloud: LocalCloud, journey: Journey) -> tuple[Any, bytes, str]:
    """A deposit, its receipt as it was sealed, and its verification's id."""
    with following(cloud):
        deposit = journey.deposit()
        cloud.drain()
    sealed = journey.sealed_receipt(deposit)
    return deposit, sealed, journey.call("GET", f"/verifications?sha256={sha256(sealed)}")["items"][0]["id"]


def prolonged(cloud: LocalCloud, verification_id: str) -> None:
    """Its steps are taken once they are due."""
    with time_machine.travel(datetime.now(UTC) + LATER):
        told(cloud, {"lasting": verification_id})


def codes(verification: Any) -> set[str]:
    return {statement["code"] for statement in verification["statements"]}


def test_a_receipt_that_lasts_is_downloaded_recognised_and_told_at_the_level_that_it_has(
    cloud: LocalCloud, journey: Journey
) -> None:
    deposit, sealed, found_as = followed_receipt(cloud, journey)
    before = journey.call("GET", f"/verifications/{found_as}")
    assert before["level"] is None and not any(code.startswith("level") for code in codes(before))
    prolonged(cloud, found_as)
    archived = journey.sealed_receipt(deposit)
    assert archived.startswith(sealed) and len(archived) > len(sealed)
    told_now = journey.call("GET", f"/verifications/{found_as}")
    assert told_now["level"] == "B-LTA" and "level-archived" in codes(told_now)
    assert [it["label"] for it in told_now["revisions"]][-2:] == ["lasting.1", "lasting.2"]
    for pdf in (sealed, archived):
        assert journey.call("GET", f"/verifications?sha256={sha256(pdf)}")["items"][0]["id"] == found_as
    for language, words in (("fr", "niveau PAdES B-LTA"), ("ar", "مستوى PAdES B-LTA")):
        page = requests.get(f"{cloud.url}/v?id={found_as}", headers={"Accept-Language": language}, timeout=30)
        assert words in page.text
    with time_machine.travel(datetime.now(UTC) + timedelta(days=3700)):
        over = bootstrap.verifications().get(found_as)
    assert over.standing is not None and over.standing.level is None


def test_the_level_is_no_higher_than_what_was_reached_while_an_authority_is_silent(
    cloud: LocalCloud, journey: Journey
) -> None:
    deposit, sealed, found_as = followed_receipt(cloud, journey)
    with injected(always("PutObject", Fault.ERROR_500), function="lasting"):
        with time_machine.travel(datetime.now(UTC) + LATER):
            record = {"messageId": "1", "body": f'{{"lasting": "{found_as}"}}', "eventSource": "aws:sqs"}
            assert cloud.invoke("lasting", {"Records": [record]}).payload["batchItemFailures"]
    assert journey.call("GET", f"/verifications/{found_as}")["level"] == "B-T"
    assert journey.sealed_receipt(deposit) == sealed
    prolonged(cloud, found_as)
    assert journey.call("GET", f"/verifications/{found_as}")["level"] == "B-LTA"


def test_a_revoked_certificate_is_told_and_the_receipt_stays_at_its_level(cloud: LocalCloud, journey: Journey) -> None:
    _, _, found_as = followed_receipt(cloud, journey)
    key_id = bootstrap.organisation().administration(journey.seeded.administration.id).seal_key_id
    cloud.pki.revoke(bootstrap.certificates().chain(key_id)[0])
    prolonged(cloud, found_as)
    told_now = journey.call("GET", f"/verifications/{found_as}")
    assert told_now["level"] == "B-T" and told_now["revoked_at"]
    assert {"revoked", "level-b-t"} <= codes(told_now)
    response = requests.get(f"{cloud.url}/v?id={found_as}", headers={"Accept-Language": "fr"}, timeout=30)
    assert "est révoqué depuis" in response.text
