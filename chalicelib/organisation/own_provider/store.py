"""Administrations' own identity providers, their domains, and which agents sign in by them."""

from collections.abc import Sequence

from pynamodb.attributes import BinaryAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.work import Work
from chalicelib.organisation.accounts.store import LoginItem
from chalicelib.organisation.items import get
from chalicelib.organisation.own_provider.model import OwnProvider, Progress
from chalicelib.organisation.own_provider.ports import Login


class ProviderItem(KeyedModel):
    """pk ``provider/{administration}``, sk ``provider``. ``secret`` is encrypted; absent where there is none."""

    issuer = UnicodeAttribute()
    client_id = UnicodeAttribute()
    secret = BinaryAttribute(legacy_encoding=False, null=True)
    email_claim = UnicodeAttribute()
    domains = JSONAttribute()
    progress = UnicodeAttribute()
    version = NumberAttribute()


class DomainItem(KeyedModel):
    """pk ``domain/{domain}``, sk the administration's id. Several may share a domain."""


class BoundItem(KeyedModel):
    """pk ``provider/{administration}``, sk ``agent/{id}/{issuer's digest}``: the way back from ``login/…``."""

    login = UnicodeAttribute()
    issuer = UnicodeAttribute()
    at = UTCDateTimeAttribute()


MODELS = (ProviderItem, DomainItem, BoundItem)


class ProvidersStore:
    """The port ``ProviderStore``."""

    def provider(self, administration_id: str, latest: bool = False) -> OwnProvider | None:
        """The provider as it was a moment ago, or as it is now."""
        item = get(ProviderItem, _pk(administration_id), "provider", consistent_read=latest)
        return _provider(administration_id, item) if item else None

    def put_provider(self, provider: OwnProvider, work: Work) -> None:
        """Stores it."""
        item = ProviderItem(
            _pk(provider.administration_id),
            "provider",
            issuer=provider.issuer,
            client_id=provider.client_id,
            secret=provider.sealed_secret or None,
            email_claim=provider.email_claim,
            domains=list(provider.domains),
            progress=provider.progress.value,
            version=provider.version,
        )
        dynamo(work).save(item)

    def administrations_at(self, domain: str) -> Sequence[str]:
        """The administrations whose provider knows addresses of that domain, and is on."""
        return [item.sk for item in DomainItem.query(f"domain/{domain}")]

    def put_domains(self, administration_id: str, before: Sequence[str], after: Sequence[str], work: Work) -> None:
        """From now on these domains lead to the administration, and no longer those."""
        for domain in set(before) - set(after):
            dynamo(work).delete(DomainItem(f"domain/{domain}", administration_id))
        for domain in set(after) - set(before):
            dynamo(work).save(DomainItem(f"domain/{domain}", administration_id))

    def login(self, administration_id: str, agent_id: str, issuer: str) -> Login | None:
        """By what the agent signs in at that provider, read consistently."""
        item = get(BoundItem, _pk(administration_id), _bound_sk(agent_id, issuer), consistent_read=True)
        return _login(item) if item else None

    def logins(self, administration_id: str) -> Sequence[Login]:
        """Of every agent who has signed in by a provider."""
        return [_login(item) for item in BoundItem.query(_pk(administration_id), BoundItem.sk.startswith("agent/"))]

    def bind(self, administration_id: str, login: Login, work: Work) -> None:
        """The login is the agent's; the unit of work fails if it is somebody's already, or they have one there."""
        sk = _bound_sk(login.agent_id, login.issuer)
        bound = BoundItem(_pk(administration_id), sk, login=login.login, issuer=login.issuer, at=login.at)
        dynamo(work).save(bound, condition=BoundItem.pk.does_not_exist())
        led = LoginItem(_login_pk(login), "login", agent_id=login.agent_id)
        dynamo(work).save(led, condition=LoginItem.pk.does_not_exist())

    def release(self, administration_id: str, login: Login, work: Work) -> None:
        """The login is nobody's any more, and the agent has none at that provider."""
        dynamo(work).delete(BoundItem(_pk(administration_id), _bound_sk(login.agent_id, login.issuer)))
        dynamo(work).delete(LoginItem(_login_pk(login), "login"))


def _pk(administration_id: str) -> str:
    return f"provider/{administration_id}"


def _bound_sk(agent_id: str, issuer: str) -> str:
    return f"agent/{agent_id}/{sha256(issuer.encode())}"


def _login_pk(login: Login) -> str:
    return f"login/{sha256(login.login.encode())}"


def _login(item: BoundItem) -> Login:
    return Login(item.sk.split("/")[1], item.login, item.issuer, item.at)


def _provider(administration_id: str, item: ProviderItem) -> OwnProvider:
    return OwnProvider(
        administration_id,
        item.issuer,
        item.client_id,
        bytes(item.secret) if item.secret else b"",
        item.email_claim,
        tuple(item.domains),
        Progress(item.progress),
        int(item.version),
    )
