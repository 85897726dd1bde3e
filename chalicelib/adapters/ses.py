"""Amazon SES: raw messages through the deployment's configuration set."""

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.aws import client
from chalicelib.adapters.mail_layout import lay_out
from chalicelib.kernel.clock import Clock
from chalicelib.notices.model import Letter, Notice
from chalicelib.notices.ports import TryLaterError, UndeliverableError
from chalicelib.notices.returns import TAG

# What the same message will meet again tomorrow (SES API v2, SendEmail, errors).
_FOR_GOOD = {
    "MessageRejected": "rejected",
    "BadRequestException": "rejected",
    "MailFromDomainNotVerifiedException": "sender_not_verified",
    "NotFoundException": "configuration_set_missing",
}


class SesPost:
    """The port ``Post``."""

    def __init__(self, sender: str, configuration_set: str, clock: Clock, region: str) -> None:
        self._sender = sender
        self._configuration_set = configuration_set
        self._clock = clock
        self._region = region

    def send(self, address: str, letter: Letter, notice: Notice) -> None:
        """Hands the mail to SES with a tag of ours: SES writes a Message-ID of its own over the one we give."""
        try:
            message = lay_out(letter, self._sender, address, notice.id, self._clock.now())
        except ValueError as error:
            raise UndeliverableError("bad_address") from error
        try:
            client("sesv2", self._region).send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [address]},
                Content={"Raw": {"Data": message.as_bytes()}},
                ConfigurationSetName=self._configuration_set,
                EmailTags=[{"Name": TAG, "Value": notice.tag}],
            )
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in _FOR_GOOD:
                raise UndeliverableError(_FOR_GOOD[code]) from error
            raise TryLaterError(code) from error
        except BotoCoreError as error:
            raise TryLaterError("no_answer") from error
