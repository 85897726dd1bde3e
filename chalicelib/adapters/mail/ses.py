"""Amazon SES: raw messages through the deployment's configuration set."""

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.aws import client
from chalicelib.adapters.mail.layout import lay_out
from chalicelib.kernel.clock import Clock
from chalicelib.notices.fates import MAILBOX, TAG
from chalicelib.notices.letter import Letter
from chalicelib.notices.model import Notice
from chalicelib.notices.ports import BusyError, Mailbox, TryLaterError, UndeliverableError

# What the same message will meet again tomorrow (SES API v2, SendEmail, errors).
_FOR_GOOD = {
    "MessageRejected": "rejected",
    "BadRequestException": "rejected",
    "MailFromDomainNotVerifiedException": "sender_not_verified",
    "NotFoundException": "configuration_set_missing",
}
# What every message meets for now: the account's rate or its day's quota is used up, or it may not send.
_BUSY = frozenset(
    {
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "LimitExceededException",
        "SendingPausedException",
        "AccountSuspendedException",
    }
)


class SesPost:
    """The port ``Post``."""

    def __init__(self, sender: str, configuration_set: str, clock: Clock, region: str) -> None:
        self._sender = sender
        self._configuration_set = configuration_set
        self._clock = clock
        self._region = region

    def send(self, mailbox: Mailbox, letter: Letter, notice: Notice) -> None:
        """Hands the mail to SES with tags of ours: SES writes a Message-ID of its own over the one we give."""
        try:
            message = lay_out(letter, self._sender, mailbox.address, notice.id, self._clock.now())
        except ValueError as error:
            raise UndeliverableError("bad_address") from error
        try:
            client("sesv2", self._region).send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [mailbox.address]},
                Content={"Raw": {"Data": message.as_bytes()}},
                ConfigurationSetName=self._configuration_set,
                EmailTags=[{"Name": TAG, "Value": notice.tag}, {"Name": MAILBOX, "Value": mailbox.mark}],
            )
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in _FOR_GOOD:
                raise UndeliverableError(_FOR_GOOD[code]) from error
            raise (BusyError if code in _BUSY else TryLaterError)(code) from error
        except BotoCoreError as error:
            raise TryLaterError("no_answer") from error
