"""Who cannot sign is told so before deciding, not by a circuit that fails afterwards."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from tests.conftest import PortalSession
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey


def without_key(journey: Journey) -> None:
    """The president has no key any more."""
    bootstrap.organisation().put_agent(replace(journey.seeded.agents["president"], signing_key_id=""))


def without_certificate(journey: Journey) -> None:
    """The president's key has no certificate any more."""
    bootstrap.organisation().install_certificate(journey.seeded.agents["president"].signing_key_id, [])


def with_expired_certificate(journey: Journey) -> None:
    """The certificate of the president's key has just ended."""
    administration, key_id = journey.seeded.administration, journey.seeded.agents["president"].signing_key_id
    request = bootstrap.certification().request(administration.id, key_id, "Président", administration.name.fr)
    der = x509.load_pem_x509_csr(request.encode()).public_bytes(Encoding.DER)
    bootstrap.organisation().install_certificate(key_id, journey.cloud.pki.issue(der, days=0))


@pytest.mark.parametrize(
    ("lack", "code"),
    [
        (without_key, "signing.no_signing_key"),
        (without_certificate, "signing.no_signing_certificate"),
        (with_expired_certificate, "signing.signing_certificate_expired"),
    ],
)
def test_who_cannot_sign_is_told_why_may_still_refuse_and_signs_once_the_lack_is_mended(
    journey: Journey, http: PortalSession, lack: Callable[[Journey], None], code: str
) -> None:
    folder_id = journey.proposed_reply()["folder_id"]
    journey.decide(folder_id, "1-1", "head")
    journey.cloud.drain()
    chain = bootstrap.certificates().chain(journey.seeded.agents["president"].signing_key_id)
    lack(journey)
    assert journey.decide(folder_id, "2-1", "president", expect=409)["code"] == code
    browser = signed_in(http, journey.seeded, "president")
    for language in Language:
        page = browser.get(f"/desk/folders/{folder_id}?lang={language}")
        assert texts.text(language, f"error-{code.replace('.', '-')}") in page
        assert 'value="grant"' not in page and 'value="refuse"' in page
    assert journey.folder(folder_id)["groups"][1]["steps"][0]["state"] == "open"
    bootstrap.organisation().put_agent(journey.seeded.agents["president"])
    bootstrap.organisation().install_certificate(journey.seeded.agents["president"].signing_key_id, chain)
    assert 'value="grant"' in browser.get(f"/desk/folders/{folder_id}")
    journey.decide(folder_id, "2-1", "president", expect=200)
    journey.cloud.drain()
    assert journey.folder(folder_id)["state"] == "sealed"
