"""``python -m infra doctor``: what a deployment still lacks, in words, with what to do about it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509

from chalicelib.adapters.pades.receipt_seal import der
from chalicelib.adapters.pades.timestamp_trust import is_trusted
from chalicelib.adapters.pades.timestamps import TimestampClient
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import NotFoundError, UnavailableError
from chalicelib.organisation.administrations.signatories import signing_desks
from chalicelib.organisation.model import Administration
from infra.stack import Stack

SOON = timedelta(days=60)
Examination = Callable[[Stack], Iterator[str]]


def doctor(stack_name: str) -> int:
    """Prints a line for each thing that lacks; 0 if nothing does."""
    found = examine(Stack.deployed(stack_name))
    print("\n".join(f"- {line}" for line in found) if found else "Nothing lacks.")
    return 1 if found else 0


def examine(stack: Stack) -> list[str]:
    """What lacks, a sentence for each thing: of the stack itself, then of each administration."""
    return [*examine_stack(stack), *_administrations(stack)]


def examine_stack(stack: Stack) -> list[str]:
    """What the stack itself lacks."""
    return [sentence for examination in EXAMINATIONS for sentence in examination(stack)]


def _address(stack: Stack) -> Iterator[str]:
    host = urlsplit(stack.settings.public_url).hostname or ""
    if host == "unset.invalid":
        yield "No public address: deploy again with DomainName, or with PublicUrl set to the output EndpointURL."
    elif host.endswith(".amazonaws.com"):
        yield "No custom domain: links and QR codes made now will not outlive this stack. Set DomainName."


def _malware_scan(stack: Stack) -> Iterator[str]:
    if not stack.settings.scans_uploads:
        yield "No malware scan (MalwareScan): nobody looks for viruses in uploads, and pages say so."


def _timestamps(stack: Stack) -> Iterator[str]:
    urls = stack.settings.tsa_url.split()
    if not urls:
        yield "No timestamp authority (TsaUrl): receipts say that their instant is not proved by a third party."
    for url in urls:
        yield from _timestamp_authority(stack, url)


def _timestamp_authority(stack: Stack, url: str) -> Iterator[str]:
    try:
        token = TimestampClient(url).token(b"doctor")
    except UnavailableError:
        yield f"The timestamp authority at {url} does not answer: without another, nothing can be sealed."
        return
    roots = [der(pem) for pem in stack.organisation.trust_roots()]
    if not is_trusted(token, roots):
        yield (
            f"The timestamp authority at {url} leads to no trusted root: receipts say that their date is not from a"
            f" trusted authority. Trust its root: python -m infra certificate --stack {stack.name} trust --root FILE"
        )


def _evidence(stack: Stack) -> Iterator[str]:
    days = stack.settings.evidence_lock_days
    if days <= 1:
        yield f"Evidence is locked for {days} day: set EvidenceLockDays to the retention period of real letters."


def _mail(stack: Stack) -> Iterator[str]:
    mail = stack.client("sesv2")
    account = mail.get_account()
    if not account.get("ProductionAccessEnabled"):
        yield "SES is in its sandbox: only verified addresses receive mail. Ask AWS for production access."
    asked, granted = stack.settings.messages_a_second, account["SendQuota"]["MaxSendRate"]
    if asked > granted:
        yield f"MessagesASecond is {asked}, and SES lets this account send {granted:g} a second: it would be throttled."
    sender = stack.settings.mail_from
    domain = sender.partition("@")[2]
    if not any(_proved(mail, identity) for identity in (domain, sender)):
        yield f"The mail domain {domain} is not proved: publish the DKIM records that the outputs, or SES, give."


def _proved(mail: Any, identity: str) -> bool:
    """Whether SES lets the account send from it."""
    try:
        return bool(mail.get_email_identity(EmailIdentity=identity)["VerifiedForSendingStatus"])
    except mail.exceptions.NotFoundException:
        return False


def _trust(stack: Stack) -> Iterator[str]:
    if not stack.organisation.trust_roots():
        yield "No trusted root: every seal is shown as a development seal. Install a chain with --trust."


def _platform_key(stack: Stack) -> Iterator[str]:
    lacking = _certificate(stack, stack.settings.key_platform)
    if lacking:
        yield f"The platform's key, which opens every document to be signed: {lacking}"


def _published_keys(stack: Stack) -> Iterator[str]:
    if stack.key_store.ring().signing(datetime.now(UTC)) is None:
        yield (
            "No published key signs for the platform: no acknowledgement and no receipt can be given. Run python -m"
            f" infra bootstrap, or python -m infra keys --stack {stack.name} use --key …"
        )


def _administrations(stack: Stack) -> Iterator[str]:
    listed = list(stack.directory.all())
    if not listed:
        yield "No administration: run python -m infra bootstrap."
    for administration in listed:
        yield from examine_administration(stack, stack.organisation.administration(administration.id))


def examine_administration(stack: Stack, administration: Administration) -> Iterator[str]:
    """What the keys of one administration and of its agents lack."""
    holders, today = {"seal": administration.seal_key_id}, civil_date(datetime.now(UTC))
    desks = {desk.id: desk for desk in stack.organisation.desks(administration.id)}
    for agent in stack.organisation.agents(administration.id):
        if agent.works_on(today) and (agent.signing_key_id or signing_desks(agent, desks, today)):
            holders[f"signature of {agent.name.fr}"] = agent.signing_key_id
    for holder, key_id in holders.items():
        lacking = _certificate(stack, key_id)
        if lacking:
            yield f"{administration.name.fr}, {holder}: {lacking}"


def _certificate(stack: Stack, key_id: str) -> str:
    """What is wrong with a key's certificate; empty if nothing is."""
    if not key_id:
        return "there is no key; the function onboarding makes it: look at its dead letters, or run infra bootstrap."
    try:
        chain = stack.organisation.certificate(key_id).chain
    except NotFoundError:
        return f"no certificate; python -m infra certificate --stack {stack.name} request --key {key_id} --name …"
    until = x509.load_pem_x509_certificate(chain[0].encode()).not_valid_after_utc
    now = datetime.now(UTC)
    if until < now:
        return f"the certificate ended on {until:%Y-%m-%d}."
    return f"the certificate ends on {until:%Y-%m-%d}; request the next." if until < now + SOON else ""


def _second_factor(stack: Stack) -> Iterator[str]:
    pool = stack.client("cognito-idp").get_user_pool_mfa_config(UserPoolId=stack.settings.user_pool)
    if pool.get("MfaConfiguration") != "ON":
        yield "The user pool does not require a second factor: nobody can sign in. Deploy the template again."


def _alarms(stack: Stack) -> Iterator[str]:
    topics = stack.client("sns").list_topics()["Topics"]
    ours = [topic["TopicArn"] for topic in topics if f":{stack.name}-AlarmTopic" in topic["TopicArn"]]
    subscribed = [arn for arn in ours if stack.client("sns").list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]]
    if not subscribed:
        yield "Nobody is told of alarms: set AlarmMail, or subscribe to the alarm topic."


EXAMINATIONS: tuple[Examination, ...] = (
    _address,
    _malware_scan,
    _timestamps,
    _evidence,
    _mail,
    _trust,
    _platform_key,
    _published_keys,
    _second_factor,
    _alarms,
)
