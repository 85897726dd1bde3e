"""Folders for the tests of rules."""

from dataclasses import replace
from datetime import UTC, datetime

from chalicelib.signing.model import Circuit, Folder, FolderState, GroupState, Revision, StepState, open_steps

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def circuit(*groups: list[str], needed: int | None = None) -> Circuit:
    """A circuit of the named groups, each a list like ``["visa:desk-a", "signature:desk-b"]``, 48 hours each."""
    data = []
    for group in groups:
        steps = [dict(zip(("kind", "desk_id"), step.split(":"), strict=True)) for step in group]
        data.append({"steps": steps, "needed": needed or len(steps), "deadline_hours": 48})
    return Circuit.parse({"id": "c", "version": 1, "groups": data})


def folder(plan: Circuit | None = None, prepared: bool = True) -> Folder:
    """A folder in progress whose first group is open."""
    plan = plan or circuit(["visa:chief"], ["signature:president"])
    groups, steps = open_steps(plan)
    groups = (replace(groups[0], state=GroupState.OPEN, due_at=NOW + groups[0].deadline), *groups[1:])
    steps = tuple(replace(s, state=StepState.OPEN) if s.group == 1 else s for s in steps)
    return Folder(
        id="F",
        administration_id="A",
        answers="M",
        intake_id="I",
        subject="جواب",
        entity_id="planning",
        desk_id="permits",
        circuit=plan,
        state=FolderState.IN_PROGRESS,
        opened_at=NOW,
        changed_at=NOW,
        groups=groups,
        steps=steps,
        source_key="files/A/x.pdf",
        revision=Revision(1, "folders/A/F/0001.pdf", "0" * 64) if prepared else None,
    )
