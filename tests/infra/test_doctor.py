"""What a deployment lacks is said, each in a sentence; what it has is not."""

from dataclasses import replace
from typing import Any

import boto3
import pytest

from chalicelib.config import Settings
from infra.bootstrap_stack import Seeded
from infra.doctor import examine, examine_administration, examine_stack
from infra.local.cloud import LocalCloud
from infra.local.http.server import STACK
from infra.local.pki.hierarchy import Pki
from infra.stack import Stack
from tests.functional.sealing.test_timestamps import authority, granted


class Mail:
    """SES's account and identities, as the doctor asks for them: the local cloud's verifies nothing."""

    exceptions = boto3.client("sesv2", region_name="eu-west-1").exceptions

    def __init__(self, production: bool) -> None:
        self._production = production

    def get_account(self) -> dict[str, Any]:
        """Whether it is out of the sandbox; what it may send a second."""
        return {"ProductionAccessEnabled": self._production, "SendQuota": {"MaxSendRate": 2000.0}}

    def get_email_identity(self, EmailIdentity: str) -> dict[str, bool]:
        """Only the stack's own domain, and one address of another, are proved; others are not known."""
        if EmailIdentity not in (Settings.from_env().mail_from.partition("@")[2], "proved@elsewhere.example"):
            raise self.exceptions.NotFoundException({}, "GetEmailIdentity")
        return {"VerifiedForSendingStatus": True}


def _stack(cloud: LocalCloud, production: bool) -> Stack:
    def client(service: str) -> Any:
        return Mail(production) if service == "sesv2" else cloud.client(service)

    return Stack(STACK, client, Settings.from_env())


@pytest.fixture
def stack(cloud: LocalCloud, administration: Seeded) -> Stack:
    return _stack(cloud, production=True)


def _says(stack: Stack, words: str, **settings: object) -> bool:
    examined = replace(stack, settings=replace(stack.settings, **settings))  # type: ignore[arg-type]  # fields by name
    return any(words in sentence for sentence in examine_stack(examined))


@pytest.mark.parametrize(
    ("words", "lacking", "having"),
    [
        ("No public address", {"public_url": "https://unset.invalid"}, {"public_url": "https://courrier.example"}),
        (
            "No custom domain",
            {"public_url": "https://x.execute-api.eu-west-1.amazonaws.com/api"},
            {"public_url": "https://a.ma"},
        ),
        ("No malware scan", {"malware_scan": "none"}, {"malware_scan": "guardduty"}),
        ("No timestamp authority", {"tsa_url": ""}, {}),
        ("does not answer", {"tsa_url": "http://127.0.0.1:9/tsa"}, {}),
        ("Evidence is locked for 1 day", {"evidence_lock_days": 1}, {"evidence_lock_days": 3650}),
        ("lets this account send 2000 a second", {"messages_a_second": 2001}, {"messages_a_second": 14}),
        ("is not proved", {"mail_from": "a@elsewhere.example"}, {}),
        ("is not proved", {"mail_from": "a@elsewhere.example"}, {"mail_from": "proved@elsewhere.example"}),
        ("The platform's key, which opens every document", {"key_platform": "no-such-key"}, {}),
    ],
)
def test_a_setting_that_lacks_is_named(
    stack: Stack, words: str, lacking: dict[str, object], having: dict[str, object]
) -> None:
    assert _says(stack, words, **lacking)
    assert not _says(stack, words, **having)


def test_a_key_without_certificate_is_named_with_its_holder(stack: Stack, administration: Seeded) -> None:
    whole = administration.administration
    assert not list(examine_administration(stack, whole))
    lacking = replace(whole, seal_key_id="no-such-key")
    assert f"{whole.name.fr}, seal: no certificate" in next(examine_administration(stack, lacking))


def test_who_sits_where_people_sign_without_a_key_is_named(stack: Stack, administration: Seeded) -> None:
    president = administration.agents["president"]
    stack.organisation.put_agent(replace(president, signing_key_id=""))
    (named,) = examine_administration(stack, administration.administration)
    assert f"signature of {president.name.fr}: there is no key" in named


def test_administrations_are_examined_with_the_stack(stack: Stack, administration: Seeded) -> None:
    stack.organisation.put_administration(replace(administration.administration, seal_key_id="no-such-key"))
    assert any("seal: no certificate" in sentence for sentence in examine(stack))


def test_the_sandbox_of_ses_is_named(cloud: LocalCloud) -> None:
    assert any("sandbox" in sentence for sentence in examine_stack(_stack(cloud, production=False)))
    assert not any("sandbox" in sentence for sentence in examine_stack(_stack(cloud, production=True)))


def test_alarms_that_nobody_hears_are_named(stack: Stack) -> None:
    assert any("Nobody is told of alarms" in sentence for sentence in examine_stack(stack))


def test_a_timestamp_authority_is_asked_once_and_its_chain_is_judged(stack: Stack) -> None:
    asked: list[bytes] = []

    def counted(request: bytes) -> bytes:
        asked.append(request)
        return granted(Pki("http://127.0.0.1:9/pki"))(request)

    assert not _says(stack, "leads to no trusted root")
    with authority(counted) as url:
        assert _says(stack, "leads to no trusted root", tsa_url=url)
    assert len(asked) == 1


def test_a_pool_that_requires_no_second_factor_is_told(stack: Stack) -> None:
    lax = stack.client("cognito-idp").create_user_pool(PoolName="lax")["UserPool"]["Id"]
    assert _says(stack, "does not require a second factor", user_pool=lax)
    assert not _says(stack, "does not require a second factor")
