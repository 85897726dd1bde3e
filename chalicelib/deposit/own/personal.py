"""What pages and API of personal data share."""

from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.deposit.own.letters import copy_subject
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.web.bundles import WantedBundle

COPIES_A_DAY = 10
"""Of one address: making one reads all its letters again."""


def demand_proven(address_digest: str) -> str:
    """The digest; ``SignInRequiredError`` ``deposit.own_code_needed`` where no address was proven."""
    if not address_digest:
        raise SignInRequiredError("deposit.own_code_needed")
    return address_digest


def ask_copy(address_digest: str) -> WantedBundle:
    """Has a copy made of what is held about whoever has this address; ``ThrottledError`` after too many in a day."""
    bootstrap.throttle("copies", COPIES_A_DAY, timedelta(days=1)).hit(address_digest)
    return bootstrap.bundles().ask(copy_subject(address_digest), DEPOSITOR)
