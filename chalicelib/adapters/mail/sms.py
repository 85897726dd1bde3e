"""AWS End User Messaging: short messages to telephones. What becomes of them is told on the account's default bus."""

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.aws import client
from chalicelib.notices.fates import MAILBOX, TAG
from chalicelib.notices.model import Notice
from chalicelib.notices.ports import BusyError, Mailbox, TryLaterError, UndeliverableError

HOURS_OF_USE = 24
_OPTED_OUT = "DESTINATION_PHONE_NUMBER_OPTED_OUT"
_SPENT = "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"


class EndUserMessaging:
    """The port ``Texting``. ``sender`` is the ARN of what they come from: a sender id, a number or a pool."""

    def __init__(self, sender: str, stack: str, region: str) -> None:
        self._sender = sender
        self._stack = stack
        self._region = region

    def send(self, mailbox: Mailbox, text: str, notice: Notice) -> None:
        """Has it sent within a day, or not at all; the context comes back with whatever is told of it."""
        try:
            client("pinpoint-sms-voice-v2", self._region).send_text_message(
                DestinationPhoneNumber=mailbox.address,
                OriginationIdentity=self._sender,
                MessageBody=text,
                MessageType="TRANSACTIONAL",
                TimeToLive=HOURS_OF_USE * 3600,
                Context={TAG: notice.tag, MAILBOX: mailbox.mark, "wasl-stack": self._stack},
            )
        except ClientError as error:
            raise _as_ours(error) from error
        except BotoCoreError as error:
            raise TryLaterError("no_answer") from error


def _as_ours(error: ClientError) -> Exception:
    """API reference, SendTextMessage, errors: what is wrong with the message, with us, or with the moment."""
    code, reason = error.response["Error"]["Code"], str(error.response.get("Reason", ""))
    if code == "ThrottlingException":
        return BusyError(code)
    if code == "ServiceQuotaExceededException":
        return UndeliverableError("sms_spent") if reason == _SPENT else BusyError(reason or code)
    if code == "ConflictException":
        return UndeliverableError("sms_opted_out" if reason == _OPTED_OUT else "sms_refused")
    if code in ("ValidationException", "ResourceNotFoundException", "AccessDeniedException"):
        return UndeliverableError("sms_refused")
    return TryLaterError(code)
