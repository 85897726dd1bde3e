"""Amazon Cognito: where passwords and second factors are checked, one challenge after the other.

A client without secret of a user pool whose MFA is required: the calls are public by their nature and need no right.
"""

from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters import aws
from chalicelib.kernel.errors import DomainError, GoneError, InvalidError, Problem, SignInRequiredError, ThrottledError
from chalicelib.organisation.signing_in.challenge import Challenge, Step

_STEPS = {
    "NEW_PASSWORD_REQUIRED": Step.NEW_PASSWORD,
    "MFA_SETUP": Step.ENROLMENT,
    "SOFTWARE_TOKEN_MFA": Step.CODE,
}
_REFUSALS = frozenset({"NotAuthorizedException", "UserNotFoundException", "UserNotConfirmedException"})
_BUSY = frozenset({"TooManyRequestsException", "LimitExceededException", "TooManyFailedAttemptsException"})
_OF_FIELDS = {
    "InvalidPasswordException": ("password", "access.password_weak"),
    "CodeMismatchException": ("code", "access.code_wrong"),
    "EnableSoftwareTokenMFAException": ("code", "access.code_wrong"),
    "ExpiredCodeException": ("code", "access.code_used"),
}


class CognitoIdentityProvider:
    """The port ``IdentityProvider``."""

    def __init__(self, client_id: str, region: str) -> None:
        self._client_id, self._region = client_id, region

    def authenticate(self, email: str, password: str) -> Challenge:
        """What is asked after the password; ``SignInRequiredError`` for a wrong one or an unknown user."""
        given = {"USERNAME": email, "PASSWORD": password}
        answer = self._call(
            "initiate_auth", ClientId=self._client_id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
        )
        return self._asked(answer)

    def answer_new_password(self, email: str, password: str, session: str) -> Challenge:
        """What is asked after the change; ``InvalidError`` for a weak password, ``GoneError`` when too late."""
        return self._asked(self._respond("NEW_PASSWORD_REQUIRED", email, session, NEW_PASSWORD=password))

    def answer_code(self, email: str, code: str, session: str) -> str:
        """The ID token; ``InvalidError`` for a code that is wrong or was used, ``GoneError`` when it comes too late."""
        return _id_token(self._respond("SOFTWARE_TOKEN_MFA", email, session, SOFTWARE_TOKEN_MFA_CODE=code))

    def enrol(self, email: str, code: str, session: str) -> str:
        """The ID token once the telephone's first code is right; errors as for :meth:`answer_code`."""
        verified = self._call("verify_software_token", Session=session, UserCode=code)
        return _id_token(self._respond("MFA_SETUP", email, verified["Session"]))

    def _asked(self, answer: Mapping[str, Any]) -> Challenge:
        if "ChallengeName" not in answer:
            raise RuntimeError("the user pool gave tokens for a password alone: its MFA must be required")
        step, session = _STEPS[answer["ChallengeName"]], answer["Session"]
        challenge = Challenge(step, session, answer["ChallengeParameters"]["USER_ID_FOR_SRP"])
        return self._with_secret(challenge) if step is Step.ENROLMENT else challenge

    def _with_secret(self, challenge: Challenge) -> Challenge:
        """A secret at once, so that showing it later changes nothing."""
        given = self._call("associate_software_token", Session=challenge.session)
        return Challenge(challenge.step, given["Session"], challenge.subject, given["SecretCode"])

    def _respond(self, challenge: str, email: str, session: str, **answers: str) -> Any:
        return self._call(
            "respond_to_auth_challenge",
            ClientId=self._client_id,
            ChallengeName=challenge,
            Session=session,
            ChallengeResponses={"USERNAME": email, **answers},
        )

    def _call(self, act: str, **arguments: Any) -> Any:
        client = aws.client("cognito-idp", self._region)
        try:
            return getattr(client, act)(**arguments)
        except ClientError as error:
            told = _as_domain_error(act, error)
            if told is None:
                raise  # a fault of ours
            raise told from error


def _id_token(answer: Mapping[str, Any]) -> str:
    return str(answer["AuthenticationResult"]["IdToken"])


def _as_domain_error(act: str, error: ClientError) -> DomainError | None:
    code, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
    if code in _OF_FIELDS:
        return InvalidError([Problem(*_OF_FIELDS[code])])
    if code in _BUSY or "attempts exceeded" in message:
        return ThrottledError("web.throttled", retry_after_seconds=60, minutes=1)
    if code in _REFUSALS or code == "InvalidParameterException":
        return SignInRequiredError("access.wrong_credentials") if act == "initiate_auth" else _over()
    return None


def _over() -> GoneError:
    return GoneError("access.challenge_over")
