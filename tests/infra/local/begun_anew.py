"""``python -m tests.infra.local.begun_anew``: a cloud is used, reset and used again; fails if it remembers anything.

In a process of its own: a reset takes away what other tests of a process stand on.
"""

from infra.local.cloud import LocalCloud
from tests.journeys import Journey


def main() -> None:
    """The same administration's first letter, twice."""
    cloud = LocalCloud.start()
    before = first_letter(cloud)
    cloud.reset()
    assert (cloud.mails(), cloud.calls, cloud.failures) == ([], [], [])
    assert first_letter(cloud) == before
    cloud.stop()


def first_letter(cloud: LocalCloud) -> str:
    """Its number, which is the register's first; its receipt is sealed and mailed."""
    journey = Journey(cloud, cloud.seed())
    deposit = journey.deposit()
    assert journey.sealed_receipt(deposit).startswith(b"%PDF-")
    assert [mail for mail in cloud.mails() if deposit["number"] in mail.as_string()]
    return str(deposit["number"])


if __name__ == "__main__":
    main()
