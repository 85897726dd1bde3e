"""Signing in, accounts, and who calls. Who only calls loads nothing of the rest."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.organisation.signing_in.recognition import BearerCallers, SessionCallers, Subjects

if TYPE_CHECKING:
    from chalicelib.adapters.identity.cognito import CognitoIdentityProvider
    from chalicelib.adapters.identity.cognito_tokens import CognitoTokens
    from chalicelib.adapters.messaging.account_reports import SqsAccountReports
    from chalicelib.organisation.accounts.access_links import AccessLinks
    from chalicelib.organisation.accounts.accounts import AccountsService
    from chalicelib.organisation.accounts.my_sessions import MySessions
    from chalicelib.organisation.accounts.recovery import Recovery
    from chalicelib.organisation.accounts.recovery_codes import RecoveryCodesService
    from chalicelib.organisation.accounts.store import AccountStore
    from chalicelib.organisation.people.account_care import AccountCare
    from chalicelib.organisation.programs.callers import ClientCallers
    from chalicelib.organisation.signing_in.attempt_store import AttemptStore
    from chalicelib.organisation.signing_in.journal import Journal
    from chalicelib.organisation.signing_in.known_browsers import KnownBrowsers
    from chalicelib.organisation.signing_in.limits import Limits
    from chalicelib.organisation.signing_in.sign_in import SignIn
    from chalicelib.web.throttle import Lockout

_QUARTER, _HALF_HOUR, _HOUR, _DAY = (timedelta(minutes=minutes) for minutes in (15, 30, 60, 24 * 60))


@cache
def session_callers() -> SessionCallers:
    """Who calls, by session."""
    return SessionCallers(bootstrap.organisation())


@cache
def subjects() -> Subjects:
    """Whom the identity service means."""
    return Subjects(bootstrap.organisation(), account_store())


@cache
def bearer_callers() -> BearerCallers:
    """Who calls, by token."""
    return BearerCallers(_tokens(), subjects())


@cache
def client_callers() -> "ClientCallers":
    """Which program calls, by a token of ours: ten calls a second are enough for one that does not run in circles."""
    from chalicelib.organisation.programs.callers import ClientCallers

    each = bootstrap.throttle("client-calls", 600, timedelta(minutes=1))
    wrong = bootstrap.throttle("client-wrong-tokens", 20, _QUARTER)
    stores = bootstrap.organisation_stores()
    return ClientCallers(bootstrap.client_store(), *stores, each, wrong, bootstrap.clock())


@cache
def _tokens() -> "CognitoTokens":
    from chalicelib.adapters.identity.cognito_tokens import CognitoTokens

    given = bootstrap.settings()
    return CognitoTokens(given.user_pool, given.user_pool_client, given.region, bootstrap.clock())


@cache
def account_store() -> "AccountStore":
    """Accounts, and which of them a sign-in leads to."""
    from chalicelib.organisation.accounts.store import MODELS, AccountStore

    dynamo.bind_all(MODELS, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return AccountStore()


@cache
def _attempt_store() -> "AttemptStore":
    from chalicelib.organisation.signing_in.attempt_store import AttemptItem, AttemptStore

    dynamo.bind(AttemptItem, bootstrap.settings().table_sessions, bootstrap.settings().region)
    return AttemptStore()


@cache
def journal() -> "Journal":
    """What is written of sign-ins."""
    from chalicelib.organisation.signing_in.journal import Journal

    return Journal(account_store(), _attempt_store(), bootstrap.log(), bootstrap.transactions())


@cache
def known_browsers() -> "KnownBrowsers":
    """Browsers that an account has seen before."""
    from chalicelib.organisation.signing_in.browser_store import BrowserItem, BrowserStore
    from chalicelib.organisation.signing_in.known_browsers import KnownBrowsers

    dynamo.bind(BrowserItem, bootstrap.settings().table_sessions, bootstrap.settings().region)
    return KnownBrowsers(BrowserStore(), bootstrap.clock())


@cache
def sign_in_limits() -> "Limits":
    """How often one may be wrong: ``infra/decisions.md`` says why so often."""
    from chalicelib.organisation.signing_in.limits import Limits

    return Limits(
        known=_lockout("sign-in-known", 5, _QUARTER, _QUARTER),
        strangers=_lockout("sign-in-strangers", 4, _DAY, _HALF_HOUR),
        codes=_lockout("sign-in-codes", 5, _QUARTER, _QUARTER),
        codes_in_a_day=_lockout("sign-in-codes-a-day", 20, _DAY, _DAY),
        addresses=bootstrap.throttle("sign-in-address", 100, _QUARTER),
    )


def _lockout(name: str, limit: int, window: timedelta, closed: timedelta) -> "Lockout":
    from chalicelib.web.session_store import TallyStore
    from chalicelib.web.throttle import Lockout

    bootstrap.session_tables()
    return Lockout(name, limit, window, closed, TallyStore(), bootstrap.clock())


@cache
def account_reports() -> "SqsAccountReports":
    """What is told to whoever looks after accounts."""
    from chalicelib.adapters.messaging.account_reports import SqsAccountReports

    return SqsAccountReports(bootstrap.settings().queue_accounts, bootstrap.settings().region)


@cache
def _identity_provider() -> "CognitoIdentityProvider":
    from chalicelib.adapters.identity.cognito import CognitoIdentityProvider

    return CognitoIdentityProvider(bootstrap.settings().user_pool_client, bootstrap.settings().region)


@cache
def sign_in() -> "SignIn":
    """Signing in, a step at a time."""
    from chalicelib.organisation.signing_in.challenge_store import PendingSignInItem, PendingSignInStore
    from chalicelib.organisation.signing_in.sign_in import SignIn

    dynamo.bind(PendingSignInItem, bootstrap.settings().table_sessions, bootstrap.settings().region)
    return SignIn(
        _identity_provider(),
        _tokens(),
        subjects(),
        PendingSignInStore(),
        sign_in_limits(),
        known_browsers(),
        journal(),
        account_reports(),
        bootstrap.clock(),
    )


@cache
def recovery_codes() -> "RecoveryCodesService":
    """Ten codes for the day the telephone is lost."""
    from chalicelib.organisation.accounts.recovery_code_store import RecoveryCodeStore, RecoveryItem
    from chalicelib.organisation.accounts.recovery_codes import RecoveryCodesService

    dynamo.bind(RecoveryItem, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return RecoveryCodesService(RecoveryCodeStore(), journal(), bootstrap.clock())


@cache
def accounts() -> "AccountsService":
    """Agents' accounts at the identity service."""
    from chalicelib.adapters.identity.cognito_accounts import CognitoAccounts
    from chalicelib.organisation.accounts.accounts import AccountsService

    keeper = CognitoAccounts(bootstrap.settings().user_pool, bootstrap.settings().region)
    store = account_store()
    return AccountsService(keeper, store, store, subjects(), bootstrap.organisation(), bootstrap.clock())


@cache
def recovery() -> "Recovery":
    """What to do about a lost telephone."""
    from chalicelib.organisation.accounts.recovery import Recovery

    return Recovery(
        sign_in(), _identity_provider(), accounts(), recovery_codes(), sign_in_limits(), journal(), bootstrap.clock()
    )


@cache
def access_links() -> "AccessLinks":
    """Links to choose a password; three an hour may be asked for."""
    from chalicelib.organisation.accounts.access_links import AccessLinks, LinkSender
    from chalicelib.organisation.accounts.link_store import LinkItem, LinkStore

    dynamo.bind(LinkItem, bootstrap.settings().table_sessions, bootstrap.settings().region)
    links, asked = LinkStore(), bootstrap.throttle("access-links", 3, _HOUR)
    sender = LinkSender(links, journal(), bootstrap.courier(), bootstrap.clock())
    return AccessLinks(sender, links, accounts(), journal(), sign_in_limits(), asked, bootstrap.clock())


@cache
def account_care() -> "AccountCare":
    """What administrators do about people's accounts."""
    from chalicelib.organisation.people.account_care import AccountCare
    from chalicelib.web.session_store import SessionStore

    bootstrap.session_tables()
    return AccountCare(
        bootstrap.persons(), accounts(), access_links(), SessionStore(), _attempt_store(), sign_in_limits(), journal(),
        bootstrap.clock(),
    )  # fmt: skip


@cache
def my_sessions() -> "MySessions":
    """An agent's own sessions and sign-ins."""
    from chalicelib.organisation.accounts.my_sessions import MySessions
    from chalicelib.web.session_store import SessionStore

    bootstrap.session_tables()
    return MySessions(SessionStore(), _attempt_store(), bootstrap.organisation(), journal(), bootstrap.clock())
