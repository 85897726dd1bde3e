"""The mails that SES was asked to send."""

import email
import email.policy
from email.message import EmailMessage
from typing import cast

from moto.ses.models import ses_backends

from infra.local.server import ACCOUNT, REGION


def mails() -> list[EmailMessage]:
    """Every mail sent, oldest first."""
    sent = ses_backends[ACCOUNT][REGION].sent_messages
    return [_parse(message.raw_data) for message in sent]


def _parse(raw: str | bytes) -> EmailMessage:
    data = raw.encode() if isinstance(raw, str) else raw
    return cast(EmailMessage, email.message_from_bytes(data, policy=email.policy.default))


def clear() -> None:
    """Nothing to do yet."""
