"""The log's records of the e-signature book: names, and what of a folder each one states."""

from datetime import datetime
from typing import Any

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.log import SYSTEM, Act, Actor
from chalicelib.signing.model import Folder, Group, Revision, Step, StepKind


def act(event: str, folder: Folder, at: datetime, actor: Actor = SYSTEM, **detail: Any) -> Act:
    """An act on a folder; ids and codes only, and the salted digest of what was written in words."""
    content = detail.pop("content", None)
    common = {"folder_id": folder.id, "mail_id": folder.answers}
    return Act(event, at, actor, folder.administration_id, {**common, **detail}, content)


def opened(folder: Folder, at: datetime) -> Act:
    """``FolderOpened``: the circuit it was frozen with."""
    circuit = folder.circuit
    return act("FolderOpened", folder, at, circuit_id=circuit.id, circuit_version=circuit.version)


def group_opened(folder: Folder, group: Group, steps: tuple[Step, ...], at: datetime) -> Act:
    """``StepOpened``: the desks that may now decide, and until when."""
    due_at = to_iso(group.due_at) if group.due_at else None
    desks = [{"step": step.name, "desk_id": step.desk_id, "kind": step.kind.value} for step in steps]
    return act("StepOpened", folder, at, group=group.place, due_at=due_at, desks=desks)


def decided(folder: Folder, step: Step, at: datetime, actor: Actor) -> Act:
    """``VisaGranted``, ``SignatureGranted`` or ``FolderRefused``; the reason is kept as a digest."""
    if step.reason:
        return act("FolderRefused", folder, at, actor, step=step.name, content={"reason": step.reason})
    event = "VisaGranted" if step.kind is StepKind.VISA else "SignatureGranted"
    return act(event, folder, at, actor, step=step.name)


def abandoned(folder: Folder, at: datetime, actor: Actor) -> Act:
    """``FolderAbandoned``; the reason is kept as a digest."""
    return act("FolderAbandoned", folder, at, actor, content={"reason": folder.reason})


def document_changed(event: str, folder: Folder, revision: Revision, at: datetime, **detail: Any) -> Act:
    """``DocumentPrepared``, with the digest of the file that it was made of, or ``DocumentSigned``: the revision that
    came out."""
    return act(event, folder, at, revision=revision.number, sha256=revision.sha256, **detail)


def sealed(folder: Folder, revision: Revision, at: datetime) -> Act:
    """``FolderSealed``: the reply as it leaves, under its outgoing number."""
    if folder.outgoing is None:
        raise ValueError("a folder is sealed under its outgoing number")
    return act(
        "FolderSealed",
        folder,
        at,
        reply_mail_id=folder.outgoing.mail_id,
        number=folder.outgoing.number,
        verification_id=folder.outgoing.verification_id,
        key=revision.key,
        sha256=revision.sha256,
    )
