"""Who else of an organisation may follow a letter: colleagues whom its depositor names, by their addresses.

Named one by one, in the letter, or once at the account from which an organisation sends in bulk: an address's domain
says nothing of who works together where it is a provider's, a shared host's or a ministry's, and no list of such
domains is ever whole. Whoever is named proves the address by a code, sees the letter among those shared with it, and
its receipt; the reply opens by the depositor's own code all the same.
"""

import re
from collections.abc import Iterator, Mapping

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.identifiers import is_email, mailbox

MOST = 10
NAMED = 80
_BETWEEN = re.compile(r"[\s,;،؛]+")


def colleagues_of(lines: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses in the line ``colleagues``, each once, without the depositor's own; none of a citizen's."""
    if lines["kind"] == "citizen":
        return ()
    typed = (mailbox(address) for address in _BETWEEN.split(lines["colleagues"]) if address)
    return tuple(dict.fromkeys(address for address in typed if address != mailbox(lines["email"])))


def colleague_problems(colleagues: str) -> Iterator[Problem]:
    """What is no address, by its first characters, or one too many."""
    addresses = colleagues.split()
    if wrong := [address for address in addresses if not is_email(address)]:
        yield Problem("colleagues", "deposit.colleague_invalid", address=wrong[0][:NAMED])
    if len(addresses) > MOST:
        yield Problem("colleagues", "deposit.too_many_colleagues", limit=MOST)
