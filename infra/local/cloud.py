"""The embedded local cloud, whole: start, deploy, deliver, look inside, reset. One in a process."""

import os
import sys
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
import requests
from botocore.config import Config

from infra.local.cognito import authenticator
from infra.local.deploying import resources_compute as _compute  # noqa: F401  # registers its creators
from infra.local.deploying import resources_people as _people  # noqa: F401
from infra.local.deploying import resources_storage as _storage  # noqa: F401
from infra.local.deploying.provision import Stack
from infra.local.functions import events, lambdas, running, step_functions
from infra.local.functions.lambdas import Answer, Failure, Runtime
from infra.local.functions.pump import Pump
from infra.local.functions.state_clock import CLOCK
from infra.local.http.front import HttpFront
from infra.local.http.server import REGION, STACK, Endpoint, QuietHandler, aws_endpoint
from infra.local.http.transport import TRANSPORT
from infra.local.iam.judge import Call, Iam
from infra.local.mail import mailbox, sms_voice
from infra.local.mail.sms_voice import ShortMessage
from infra.local.mends import gate, install_mends
from infra.local.pki.hierarchy import Pki, development_pki
from infra.local.s3.malware import MALWARE, MalwareScan

if TYPE_CHECKING:
    from infra.bootstrap_stack import Seeded
    from infra.seed.specification import Spec

MAIL_FROM = "bureau@wasl.localhost"


class LocalCloud:
    """Everything of one stack in this process. Make it with :meth:`start`."""

    _one: "LocalCloud | None" = None
    _over = False

    def __init__(self, template: Mapping[str, Any], port: int, aws_port: int, prefix: str) -> None:
        self._template, self._prefix = template, prefix
        self.runtime = Runtime(on_async=self._on_async)
        self.pump = Pump(self.runtime, self.client)
        self.iam = Iam()
        self.malware: MalwareScan = MALWARE
        self._install()
        self.aws = aws_endpoint(gate, aws_port)
        TRANSPORT.install()
        for host in ("127.0.0.1", "localhost"):
            TRANSPORT.serve(f"http://{host}:{self.aws.port}", self.aws.app)
        self.front = HttpFront(self._on_http_error, prefix)
        self.web = Endpoint(self.front, port, QuietHandler)
        self.url = self.web.url + prefix
        self.outputs: dict[str, str] = {}

    @classmethod
    def start(
        cls,
        template: Mapping[str, Any] | None = None,
        *,
        port: int = 0,
        aws_port: int = 0,
        prefix: str = "",
    ) -> "LocalCloud":
        """Starts the doubled AWS, deploys the template (the packaged one, unless another is given), serves the portal.

        Sets this process's environment as the template sets the functions'. Started a second time, gives the first.
        """
        if cls._over:
            raise RuntimeError("a process has one local cloud, and it was stopped")
        if cls._one is None:
            cloud = cls(template if template is not None else _packaged(), port, aws_port, prefix)
            cloud._deploy()
            cls._one = cloud
        return cls._one

    def _install(self) -> None:
        install_mends()
        running.install()
        self.iam.install()
        lambdas.install(self.runtime)
        events.install(self.pump.deliveries)
        self.malware.install(self.pump.deliveries, self.client)
        step_functions.install()

    def _deploy(self) -> None:
        parameters = {
            "Stage": "local",
            "PublicUrl": self.url,
            "MailFrom": MAIL_FROM,
            "TsaUrl": self.pki.tsa_urls,
            "SmsSender": sms_voice.SENDER,
            "MessagesASecond": "1000",
        }
        self.stack = Stack(self._template, self.client, REGION, STACK, parameters)
        self.stack.deploy()
        self.outputs = self.stack.outputs()
        os.environ.update(self.stack.environment())
        self.front.open(self.stack.properties("RestAPI")["Body"])

    def update(self, template: Mapping[str, Any]) -> None:
        """Deploys the next version of the template over what runs."""
        self.stack.update(template)
        self.outputs = self.stack.outputs()
        os.environ.update(self.stack.environment())
        _forget_settings()

    @property
    def pki(self) -> Pki:
        """The development PKI, served beside AWS under ``/pki/``: issues for keys, stamps times, proves nothing."""
        return development_pki(self.aws.port)

    def client(self, service: str) -> Any:
        """A boto3 client with the administrator's rights (when no function is running)."""
        return _client(service)

    def seed(self, spec: "Spec | None" = None) -> "Seeded":
        """Makes the demonstration's administration, or the specification's, as ``python -m infra bootstrap`` does."""
        from infra.local.deploying import seeding  # the product is imported only once the environment is set
        from infra.seed import specification

        return seeding.seed(STACK, self.client, self.pki, spec or specification.read())

    def invoke(self, function: str, event: Any) -> Answer:
        """Runs a function (by its short name, physical name or ARN) and waits for its answer."""
        return self.runtime.run(lambdas.find(function), event)

    def drain(self, timeout: float = 120, windows_over: bool = False) -> None:
        """Delivers, in this thread, until nothing moves; ``TimeoutError`` if something still does after the seconds.

        Batches that are gathered for a minute are left to gather, unless their time is said to be over.
        """
        self.pump.drain(timeout, windows_over)

    def background(self) -> None:
        """Delivers in a thread from now on, schedules included."""
        self.pump.background()

    def fire(self, rule: str) -> None:
        """A scheduled rule's time has come; by logical id or name."""
        self.pump.fire(self.outputs.get(rule, rule))

    def advance(self, seconds: float) -> None:
        """Puts the state machines' clock forward: waits and deadlines pass. Everything else keeps its own time."""
        CLOCK.advance(seconds)

    def mails(self) -> list[EmailMessage]:
        """Every mail sent, oldest first."""
        return mailbox.mails()

    def texts(self) -> list[ShortMessage]:
        """Every short message sent, oldest first."""
        return list(sms_voice.sent)

    def code_for(self, email: str) -> str:
        """What this account's telephone shows: a one-time code that is good now and was not used."""
        return authenticator.code_for(email)

    @property
    def calls(self) -> list[Call]:
        """The rights that functions used: (function, action, resource), each once."""
        return list(self.iam.calls)

    @property
    def denied(self) -> list[Call]:
        """The rights that functions lacked."""
        return list(self.iam.denied)

    @property
    def failures(self) -> list[Failure]:
        """What functions and the portal failed at."""
        return self.runtime.failures

    def reset(self) -> None:
        """Forgets everything and deploys again; names stay, made ids (keys, user pool) change."""
        step_functions.stop_all()
        self.pump.clear()
        self.failures.clear()
        self.iam.clear()
        sms_voice.sent.clear()
        requests.post(f"{self.aws.url}/moto-api/reset", timeout=30).raise_for_status()
        _forget_settings()
        self._deploy()

    def stop(self) -> None:
        """Ends deliveries and servers."""
        self.pump.stop()
        step_functions.stop_all()
        self.web.stop()
        self.aws.stop()
        for host in ("127.0.0.1", "localhost"):
            TRANSPORT.forget(f"http://{host}:{self.aws.port}")
        type(self)._one, type(self)._over = None, True

    def _on_async(self, function_arn: str, event: Any) -> None:
        self.pump.deliveries.invoke_later(function_arn, event)

    def _on_http_error(self, request: str, body: str) -> None:
        self.failures.append(Failure("APIHandler", "HTTP 5xx", f"{request}: {body}", ""))


@cache
def _client(service: str) -> Any:
    s3 = {"signature_version": "s3v4", "s3": {"addressing_style": "path"}} if service == "s3" else {}
    return boto3.client(service, region_name=REGION, config=Config(**s3, retries={"max_attempts": 1}))


def _packaged() -> dict[str, Any]:
    from infra.compose import (
        template,
    )  # packaging is needed only when no template was given

    return template(stage="local")


def _forget_settings() -> None:
    """The product keeps its settings and adapters for the life of a process: a new stack has new ones."""
    loaded = [module for name, module in list(sys.modules.items()) if name.startswith("chalicelib.bootstrap.")]
    for made in (made for module in loaded for made in vars(module).values()):
        if hasattr(made, "cache_clear"):
            made.cache_clear()
