"""A mail's course as JSON values in its item; what is usual is not written."""

from datetime import date
from typing import Any

from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.registry.clocks.course import Completion, CompletionState, Course, Stage

_COUNTS = ("heard", "read", "appeal")


def written_course(course: Course) -> dict[str, Any]:
    """All but the instant of the next look, which the index has as a key."""
    given: dict[str, Any] = {name: getattr(course, name) for name in _COUNTS if getattr(course, name)}
    if course.stage is not Stage.RUNNING:
        given["stage"] = course.stage.value
    if course.withdrawal_asked_at:
        given["withdrawal_asked_at"] = to_iso(course.withdrawal_asked_at)
    if course.found_complete:
        given["found_complete"] = True
    if course.completion:
        given["completion"] = {
            **vars(course.completion),
            "asked_on": course.completion.asked_on.isoformat(),
            "until_on": course.completion.until_on.isoformat(),
        }
    return given


def read_course(given: dict[str, Any], look_at: str | None) -> Course:
    """Reads what :func:`written_course` wrote."""
    asked, withdrawn = given.get("completion"), given.get("withdrawal_asked_at")
    return Course(
        stage=Stage(given.get("stage", Stage.RUNNING)),
        look_at=from_iso(look_at) if look_at else None,
        completion=_completion(asked) if asked else None,
        withdrawal_asked_at=from_iso(withdrawn) if withdrawn else None,
        found_complete=given.get("found_complete", False),
        **{name: given.get(name, 0) for name in _COUNTS},
    )


def _completion(given: dict[str, Any]) -> Completion:
    days = {name: date.fromisoformat(given[name]) for name in ("asked_on", "until_on")}
    return Completion(**{**given, **days, "state": CompletionState(given["state"])})
