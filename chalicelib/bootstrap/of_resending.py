"""What people see of notices and do about them: depositors, registrars, and agents who choose how they are told."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.neighbours.of_resending import HoldingsOfNotices, MailsOfNotices
from chalicelib.notices.choosing import Choosing
from chalicelib.notices.resending import Resending
from chalicelib.organisation.policy import may


@cache
def resending() -> Resending:
    """Reaches depositors otherwise."""
    return Resending(
        bootstrap.notice_store(),
        bootstrap.notice_records(),
        bootstrap.mailboxes(),
        bootstrap.notice_facts(),
        MailsOfNotices(bootstrap.registry_reading()),
        may,
        bootstrap.courier(),
        bootstrap.clock(),
    )


@cache
def choosing() -> Choosing:
    """Agents' choices."""
    return Choosing(
        bootstrap.notice_preferences(),
        HoldingsOfNotices(),
        bootstrap.courier(),
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )
