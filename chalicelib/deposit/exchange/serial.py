"""What goes both ways, as JSON values in a deposit's item; only what is known."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from chalicelib.deposit.exchange.model import Asked, AskedState, Exchange, Rating, Reading, Standing
from chalicelib.kernel.clock import from_iso, to_iso

_INSTANTS = ("written_at", "withdrawal_asked_at", "withdrawn_at", "appealed_at", "reopened_at")
_COUNTS = ("written_seq", "sent")


def exchange_to(exchange: Exchange) -> dict[str, Any]:
    """The exchange as JSON values."""
    given: dict[str, Any] = {name: _plain(getattr(exchange, name)) for name in (*_INSTANTS, *_COUNTS)}
    for name in ("standing", "asked", "rating"):
        part = getattr(exchange, name)
        given[name] = {field.name: _plain(getattr(part, field.name)) for field in fields(part)} if part else None
    given["readings"] = [[reading.up_to, to_iso(reading.at)] for reading in exchange.readings]
    return {name: value for name, value in given.items() if value}


def exchange_of(given: dict[str, Any]) -> Exchange:
    """Reads what :func:`exchange_to` wrote."""
    standing, asked, rating = (given.get(name) for name in ("standing", "asked", "rating"))
    known: dict[str, Any] = {name: from_iso(given[name]) for name in _INSTANTS if name in given}
    return Exchange(
        standing=standing_of(standing["seq"], standing) if standing else None,
        asked=_asked(asked) if asked else None,
        rating=Rating(**{**rating, "at": from_iso(rating["at"])}) if rating else None,
        readings=tuple(Reading(up_to, from_iso(at)) for up_to, at in given.get("readings", ())),
        **known,
        **{name: given[name] for name in _COUNTS if name in given},
    )


def standing_of(seq: int, given: dict[str, Any]) -> Standing:
    """Also as events tell it, without the place in the chain."""
    return Standing(
        seq, given["entity_id"], _day(given.get("due_on")), _day(given.get("stopped_on")), bool(given.get("silence"))
    )


def _asked(given: dict[str, Any]) -> Asked:
    return Asked(from_iso(given["at"]), date.fromisoformat(given["until_on"]), AskedState(given["state"]))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_iso(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
