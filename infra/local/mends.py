"""Every mend of moto, installed together, and the gates before it."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from infra.local import kms
from infra.local.cognito import service as cognito
from infra.local.dynamodb import mends as dynamodb
from infra.local.functions import queues
from infra.local.http import answers, json_calls
from infra.local.mail import ses_events
from infra.local.mail.sms_voice import SmsVoice
from infra.local.pki.site import PkiSite
from infra.local.s3 import multipart as s3_multipart
from infra.local.s3 import objects as s3_objects
from infra.local.s3.gate import S3Gate
from infra.local.s3.malware import ScanSite

WsgiApp = Callable[..., Any]

# These call back into this process, or lock for themselves: one request may have to wait for another.
_CONCURRENT = {"lambda", "states", "dynamodb"}


def install_mends() -> None:
    """Once, before the server starts."""
    for mend in (answers, cognito, dynamodb, json_calls, kms, queues, s3_multipart, s3_objects, ses_events):
        mend.install()


def gate(app: WsgiApp) -> WsgiApp:
    """What stands before moto."""
    return PkiSite(ScanSite(S3Gate(SmsVoice(OneAtATime(app)))))


class OneAtATime:
    """Each request to a service is atomic, as on AWS: moto checks and writes in two steps."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app
        self._locks: dict[str, threading.RLock] = defaultdict(threading.RLock)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """WSGI."""
        service = _service(environ)
        if service in _CONCURRENT:
            return self._app(environ, start_response)  # type: ignore[no-any-return]  # WSGI
        with self._locks[service]:
            return self._app(environ, start_response)  # type: ignore[no-any-return]  # WSGI


def _service(environ: dict[str, Any]) -> str:
    """The service of the signature's scope (``…/20261122/eu-west-1/sqs/aws4_request``); S3 where there is none."""
    scope = environ.get("HTTP_AUTHORIZATION", "").partition("Credential=")[2].split(",")[0].split("/")
    if len(scope) > 3:
        return str(scope[3])
    return "cognito-idp" if environ.get("HTTP_X_AMZ_TARGET", "").startswith("AWSCognito") else "s3"
