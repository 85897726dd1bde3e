"""The mail catcher shows what was sent, and runs nothing of it."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest
import requests

from chalicelib.kernel.languages import Language
from chalicelib.notices.kinds import Kind
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.http.server import Endpoint, QuietHandler
from infra.local.mail.mailbox import Mailbox
from infra.local.mail.sms_voice import SENDER


@pytest.fixture
def catcher(cloud: LocalCloud) -> Iterator[str]:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "وصل <b>417</b>", "bureau@wasl.localhost", "a@example.test"
    mail.set_content("نص <script>alert(1)</script>")
    mail.add_alternative("<p>bonjour</p>", subtype="html")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="وصل.pdf")
    cloud.client("sesv2").send_email(
        FromEmailAddress="bureau@wasl.localhost",
        Destination={"ToAddresses": ["a@example.test"]},
        Content={"Raw": {"Data": mail.as_bytes()}},
    )
    endpoint = Endpoint(Mailbox(), handler=QuietHandler)
    yield f"{endpoint.url}/{len(cloud.mails()) - 1}"
    endpoint.stop()


def test_a_mail_is_shown_with_its_parts(catcher: str) -> None:
    page = requests.get(catcher, timeout=10)
    assert "وصل &lt;b&gt;417&lt;/b&gt;" in page.text
    assert "<script>" not in page.text
    assert "<iframe sandbox" in page.text
    assert requests.get(f"{catcher}/html", timeout=10).text.strip() == "<p>bonjour</p>"
    attachment = requests.get(f"{catcher}/0", timeout=10)
    assert (attachment.headers["Content-Type"], attachment.content) == ("application/pdf", b"%PDF-")


def test_the_list_leads_to_each_mail_and_nothing_else_exists(catcher: str) -> None:
    base, number = catcher.rsplit("/", 1)
    assert f'href="/{number}"' in requests.get(base, timeout=10).text
    assert [requests.get(f"{base}/{path}", timeout=10).status_code for path in ("99999", "x", f"{number}/7")] == [
        404
    ] * 3


def test_beside_the_mails_stands_everybodys_telephone(catcher: str, cloud: LocalCloud, administration: Seeded) -> None:
    base, email = catcher.rsplit("/", 1)[0], administration.agents["handler"].email
    page = requests.get(f"{base}/authenticator", timeout=10).text
    assert f"<td>{email}</td><td><code>{cloud.code_for(email)}</code></td>" in page
    assert '<meta http-equiv="refresh"' in page


@pytest.mark.usefixtures("catcher")
def test_a_mail_is_read_once_however_often_it_is_looked_for(cloud: LocalCloud) -> None:
    first, again = cloud.mails(), cloud.mails()
    assert first and all(mail is same for mail, same in zip(first, again, strict=True))


def test_every_kind_of_notice_is_there_to_be_looked_at_in_every_language(catcher: str) -> None:
    base = catcher.rsplit("/", 1)[0]
    listed = requests.get(f"{base}/previews", timeout=30).text
    assert all(f'href="/previews/{kind}/{language}"' in listed for kind in Kind for language in Language)
    shown = requests.get(f"{base}/previews/receipt/fr", timeout=10).text
    assert "SMS" in shown and "GSM 7-bit: 1 part" in shown and '<iframe sandbox title="HTML"' in shown
    assert "Suivre le courrier" in requests.get(f"{base}/previews/receipt/fr/html", timeout=10).text
    assert [requests.get(f"{base}/previews/{path}", timeout=10).status_code for path in ("x/fr", "receipt/x")] == [
        404
    ] * 2


def test_short_messages_are_shown_with_what_they_cost(catcher: str, cloud: LocalCloud) -> None:
    message = {"DestinationPhoneNumber": "+212612345678", "OriginationIdentity": SENDER, "MessageType": "TRANSACTIONAL"}
    cloud.client("pinpoint-sms-voice-v2").send_text_message(**message, MessageBody="<b>رمز</b>")
    page = requests.get(f"{catcher.rsplit('/', 1)[0]}/texts", timeout=10).text
    assert "&lt;b&gt;رمز&lt;/b&gt;" in page and "10 letters, UCS-2: 1 part" in page
