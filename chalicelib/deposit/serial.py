"""The parts of a deposit as JSON, for its item."""

from datetime import datetime
from typing import Any

from chalicelib.deposit.drafts.arrangement import Arrangement, Place
from chalicelib.deposit.exchange.serial import exchange_of, exchange_to
from chalicelib.deposit.fates import Helper, Refusal, Registration, Reply, SealedReceipt
from chalicelib.deposit.following.legs import Leg
from chalicelib.deposit.model import Deposit, DepositedFile, Submission
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Bilingual

_INSTANTS = ("cleared_at", "rejected_at", "delayed_at", "receipt_at", "voided_at")
_TEXTS = ("receipt_key", "receipt_kind", "rejection_note")


def arrangement_to(arrangement: Arrangement) -> list[list[str]]:
    """Pairs of a file's id and its nature, in order."""
    return [[place.file_id, place.nature] for place in arrangement]


def arrangement_of(given: list[list[str]]) -> Arrangement:
    """Reads what :func:`arrangement_to` wrote."""
    return tuple(Place(file_id, nature) for file_id, nature in given)


def helper_to(helper: Helper) -> dict[str, Any]:
    """The helper as JSON values."""
    return {**vars(helper), "name": vars(helper.name)}


def helper_of(given: dict[str, Any]) -> Helper:
    """Reads what :func:`helper_to` wrote."""
    return Helper(**{**given, "name": Bilingual(**given["name"])})


def submission_to(submission: Submission) -> dict[str, Any]:
    """The submission as JSON values."""
    files = [_without_nothing(vars(file)) for file in submission.files]
    return {**vars(submission), "submitted_at": to_iso(submission.submitted_at), "files": files}


def submission_of(given: dict[str, Any]) -> Submission:
    """Reads what :func:`submission_to` wrote."""
    files = tuple(DepositedFile(**{**file, "reasons": tuple(file.get("reasons", ()))}) for file in given["files"])
    return Submission(**{**given, "submitted_at": from_iso(given["submitted_at"]), "files": files})


def fate_to(deposit: Deposit) -> dict[str, Any]:
    """What became of the deposit, as JSON values; only what is known."""
    fate: dict[str, Any] = {name: _instant(getattr(deposit, name)) for name in _INSTANTS}
    fate.update({name: getattr(deposit, name) or None for name in _TEXTS})
    if deposit.registration:
        fate["registration"] = _with_instants(vars(deposit.registration))
    if deposit.refusal:
        fate["refusal"] = _with_instants(vars(deposit.refusal))
    if deposit.reply:
        fate["reply"] = _with_instants(vars(deposit.reply))
    fate["earlier_replies"] = [_with_instants(vars(reply)) for reply in deposit.earlier_replies]
    fate["later_receipts"] = [_with_instants(vars(receipt)) for receipt in deposit.later_receipts]
    fate["legs"] = [_with_instants(vars(leg)) for leg in deposit.legs]
    fate["exchange"] = exchange_to(deposit.exchange)
    return _without_nothing(fate)


def fate_of(given: dict[str, Any]) -> dict[str, Any]:
    """Reads what :func:`fate_to` wrote, as arguments of ``Deposit``."""
    fate: dict[str, Any] = {name: from_iso(given[name]) for name in _INSTANTS if name in given}
    fate.update({name: given[name] for name in _TEXTS if name in given})
    for name, made in (("registration", Registration), ("refusal", Refusal), ("reply", Reply)):
        if name in given:
            fate[name] = made(**_read_instants(given[name]))
    earlier = given.get("earlier_replies", ())
    fate["earlier_replies"] = tuple(Reply(**_read_instants(reply)) for reply in earlier)
    fate["later_receipts"] = tuple(
        SealedReceipt(**_read_instants(receipt)) for receipt in given.get("later_receipts", ())
    )
    fate["legs"] = tuple(Leg(**_read_instants(leg)) for leg in given.get("legs", ()))
    fate["exchange"] = exchange_of(given.get("exchange", {}))
    return fate


def _with_instants(values: dict[str, Any]) -> dict[str, Any]:
    return _without_nothing({k: to_iso(v) if isinstance(v, datetime) else v for k, v in values.items()})


def _read_instants(values: dict[str, Any]) -> dict[str, Any]:
    return {k: from_iso(v) if k == "at" or k.endswith("_at") else v for k, v in values.items()}


def _instant(instant: datetime | None) -> str | None:
    return to_iso(instant) if instant else None


def _without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, (), [], {})}
