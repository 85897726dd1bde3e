"""Letters as they stand once they are numbered, put there without their way: what is looked at is the list of them."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from chalicelib import bootstrap
from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.fates import Registration, SealedReceipt
from chalicelib.deposit.model import Deposit, Submission
from chalicelib.kernel.ids import new_id, new_tracking_code, new_verification_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain
from infra.bootstrap_stack import Seeded

FIRST = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def new_address() -> str:
    """An address that nobody has."""
    return f"amina.{secrets.token_hex(6)}@citizen.example"


def put_letter(seeded: Seeded, email: str, day: int = 0, subject: str = "طلب وثيقة") -> Deposit:
    """A numbered letter of that address, submitted so many days after the first."""
    at, deposit_id = FIRST + timedelta(days=day), new_id()
    submission = Submission(at, "0" * 32, "TST-A", new_id(), new_verification_id(), new_tracking_code(), ())
    draft = Deposit(
        deposit_id,
        seeded.administration.id,
        Language.ARABIC,
        at,
        Chain.start(f"deposit/{deposit_id}"),
        Details(name="أمينة", email=email, subject=subject),
    )
    numbered = draft.frozen(submission, bootstrap.address_digests().of(email)).registered(
        Registration(f"TST-A-2026-{day + 1:07d}", at)
    )
    with bootstrap.transactions()() as work:
        bootstrap.deposit_store().add(work, numbered)
    return numbered


def put_later_receipt(deposit_id: str, occasion: int = 4) -> None:
    """The receipt of what was decided since, as if it had been sealed."""
    deposit = bootstrap.deposit_drafts().get(deposit_id)
    place = f"receipts/{deposit_id}-{occasion}.pdf"
    later = SealedReceipt("file_complete", occasion, place, new_verification_id(), deposit.submitted.submitted_at)
    with bootstrap.transactions()() as work:
        bootstrap.deposit_store().save(work, deposit.with_later_receipt(later))


def erase_address(deposit: Deposit) -> None:
    """As if the depositor had asked for it."""
    with bootstrap.transactions()() as work:
        bootstrap.deposit_store().save(work, replace(deposit, details=replace(deposit.details, email="")))
