"""Things made older than they are. Travelling by days would have sweeps take away what other tests have begun."""

from dataclasses import replace
from datetime import timedelta

from chalicelib import bootstrap


def age_draft(deposit_id: str, by: timedelta) -> None:
    """As if the draft had been opened that much earlier."""
    deposit = bootstrap.deposit_store().get(deposit_id)
    assert deposit is not None
    with bootstrap.transactions()() as work:
        bootstrap.deposit_store().save(work, replace(deposit, opened_at=deposit.opened_at - by))


def age_file(file_id: str, by: timedelta) -> None:
    """As if the file had been announced that much earlier."""
    file = bootstrap.files().get(file_id)
    with bootstrap.transactions()() as work:
        bootstrap.file_store().save(work, replace(file, opened_at=file.opened_at - by))
