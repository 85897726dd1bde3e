"""Circuits that do not go their plain way: part of everything that functions do (``tests/everything.py``)."""

from tests.circuits import Office, abort, folder


def circuits_in_trouble(office: Office) -> None:
    """All of it, in an administration with the circuit ``one-visa``."""
    decided_before_its_wait(office)
    decided_without_a_run(office)


def decided_before_its_wait(office: Office) -> None:
    """A wait begins when its group is decided: it is ended at once. Its token is a running execution's, which asks
    what is next, and waits again."""
    waiting = office.folder_at_first_desk("one-visa")
    decided = office.folder_by_hand("one-visa")
    office.task(decided, "prepare")
    office.task(decided, "open_group", group=1, token="t" * 20)
    office.grant(decided, "1-1", "head")
    office.task(decided, "open_group", group=1, token=folder(waiting).groups[0].token)
    office.cloud.drain()


def decided_without_a_run(office: Office) -> None:
    """Nobody waits for a decision: the sweep sees that the execution is gone, and starts another."""
    folder_id = office.folder_at_first_desk("one-visa")
    abort(office, folder_id)
    office.grant(folder_id, "1-1", "head")
