"""``make run``: the whole system on this machine, until Ctrl-C."""

import errno
import logging
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.deploying.seeding import PASSWORD
from infra.local.http.server import Endpoint, QuietHandler, free_port
from infra.local.mail.mailbox import Mailbox
from infra.local.pki.authority import answer_requests
from infra.local.s3.scanners import best_here


@dataclass(frozen=True)
class Ports:
    """Where the portal, the caught mails and the doubled AWS are served."""

    portal: int
    mails: int
    aws: int

    @classmethod
    def near(cls, wanted: int) -> "Ports":
        """The wanted port and the two after it; each falls forward to the next that is free."""
        portal = free_port(wanted)
        mails = free_port(portal + 1)
        return cls(portal, mails, free_port(mails + 1))


def _nothing_before(cloud: LocalCloud) -> None:
    """The demonstration is all that is served."""


def serve(port: int, before: Callable[[LocalCloud], object] = _nothing_before) -> int:
    """Starts, seeds, says where everything is, and delivers in the background; returns the exit status.

    ``before`` may put more into the cloud before it is served.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    print("Starting the local cloud …", flush=True)
    try:
        ports = Ports.near(port)
    except OSError as error:
        print(f"No port is free from {port} on: {errno.errorcode.get(error.errno or 0, error)}")
        return 1
    cloud = LocalCloud.start(port=ports.portal, aws_port=ports.aws)
    os.environ.update(POWERTOOLS_LOG_LEVEL="WARNING", POWERTOOLS_METRICS_DISABLED="true")  # for whom reads the terminal
    cloud.malware.scanner, scanner = best_here()
    catcher = Endpoint(Mailbox(), ports.mails, QuietHandler)
    answer_requests(cloud)
    seeded = cloud.seed()
    before(cloud)
    cloud.background()
    for stop in (signal.SIGINT, signal.SIGTERM):  # a shell's background jobs begin with the first ignored
        signal.signal(stop, signal.default_int_handler)
    try:
        print(_told(cloud, seeded, catcher, scanner), flush=True)
        threading.Event().wait()
    except KeyboardInterrupt:
        print("\nStopping. What was deposited here is gone.", flush=True)
    cloud.stop()
    catcher.stop()
    return 0


def _told(cloud: LocalCloud, seeded: Seeded, catcher: Endpoint, scanner: str) -> str:
    agents = list(seeded.agents.values())
    people = [*agents, seeded.operator] if seeded.operator else agents
    width = max(len(person.email) for person in people)
    accounts = "\n".join(f"    {person.email:<{width}}  {person.name.fr}" for person in people)
    return f"""
  Portal        {cloud.url}
  First link    {cloud.url}/a/{seeded.administration.slug}  (deposit a letter)
  Agents        {cloud.url}/sign-in
{accounts}
    password of each: {PASSWORD}
    codes of each     {catcher.url}/authenticator  (instead of a telephone)
  Mails         {catcher.url}  (what would have been sent; /texts for short messages, /previews for every kind)
  Malware scan  by {scanner}

  State is in memory: it is gone when this stops. Keys and certificates are for development: they prove nothing.
  Ctrl-C stops.
"""
