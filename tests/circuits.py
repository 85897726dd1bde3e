"""Replies put into circuits quickly, many in one administration; and a look at folders from outside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.kernel.access import Caller
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord
from chalicelib.registry.model import Mail
from chalicelib.registry.replies.answering import Proposal
from chalicelib.signing.model import Folder, execution_name
from chalicelib.signing.service import SigningService
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.functions.lambdas import Answer
from infra.seed.specification import CircuitSpec, Spec
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.registers import write_sheet

IN_TURN = "visa-then-signature"
CHIEF, SECOND_CHIEF, PRESIDENT = "planning-head", "affairs-head", "president"


def group(*steps: str, hours: int = 48, needed: int | None = None) -> dict[str, Any]:
    """Steps like ``visa:planning-head`` that are open together; all are needed unless a number is given."""
    plans = [dict(zip(("kind", "desk"), step.split(":"), strict=True)) for step in steps]
    return {"steps": plans, "needed": needed or len(plans), "deadline_hours": hours}


def with_circuits(spec: Spec, **groups: Sequence[dict[str, Any]]) -> Spec:
    """The specification with further circuits, by name."""
    added = {name: CircuitSpec(Bilingual(name, name), tuple(plan)) for name, plan in groups.items()}
    return replace(spec, circuits={**spec.circuits, **added})


@dataclass
class Office:
    """One administration whose handler proposes replies to internal mails: nothing but the circuit takes time."""

    cloud: LocalCloud
    seeded: Seeded

    def __post_init__(self) -> None:
        self.journey = Journey(self.cloud, self.seeded)
        self.by_hand: list[str] = []

    def caller(self, agent: str) -> Caller:
        """An agent of the specification, signed in."""
        return bootstrap.organisation().caller(self.seeded.agents[agent].id)

    def mail(self) -> Mail:
        """An internal mail at the permits desk: no depositor, no receipt."""
        numbered = bootstrap.intakes().take_number(write_sheet(self.seeded, "مذكرة داخلية", "I").id)
        desk_id = self.seeded.desks["permits"].id
        return bootstrap.desk().assign(self.caller("registrar"), numbered.id, numbered.version, desk_id, "")

    def mail_in_signature(self) -> Mail:
        """A mail with a proposed reply, nothing of it delivered yet."""
        return self._propose_many(1, IN_TURN, None)[0]

    def propose(self, circuit: str = IN_TURN, content: bytes | None = None) -> str:
        """A proposed reply, nothing of it delivered yet; its folder's id."""
        (folder_id,) = self.propose_many(1, circuit, content)
        return folder_id

    def propose_many(self, count: int, circuit: str = IN_TURN, content: bytes | None = None) -> list[str]:
        """Several proposed replies, each to its own mail; their folders' ids."""
        return [mail.folder_id for mail in self._propose_many(count, circuit, content)]

    def _propose_many(self, count: int, circuit: str, content: bytes | None) -> list[Mail]:
        mails, handler = [self.mail() for _ in range(count)], self.caller("handler")
        files = [bootstrap.replies().open_upload(handler, mail.id, "") for mail in mails]
        for file in files:
            self.journey.send({"url": file.url, "fields": file.fields}, content or letter())
        self.cloud.drain()
        circuit_id = self.seeded.circuits[circuit].id
        return [
            bootstrap.replies().propose(handler, mail.id, mail.version, Proposal(file.file_id, circuit_id, "جواب"))
            for mail, file in zip(mails, files, strict=True)
        ]

    @cached_property
    def answered_by_hand(self) -> tuple[str, str]:
        """A mail, and a clean PDF sent for it: what :meth:`folder_by_hand` needs, made once."""
        mail = self.mail()
        file = bootstrap.replies().open_upload(self.caller("handler"), mail.id, "")
        self.journey.send({"url": file.url, "fields": file.fields}, letter())
        self.cloud.drain()
        return mail.id, file.file_id

    def folder_by_hand(self, circuit: str) -> str:
        """A folder in progress that no execution runs: the test calls its tasks itself."""
        mail_id, file_id = self.answered_by_hand
        signing, folder_id = bootstrap.signing(), new_id()
        by_hand = SigningService(signing.folders, signing.proposals, NoExecutions(), signing.clock)
        by_hand.open_folder(
            folder_id=folder_id,
            administration_id=self.seeded.administration.id,
            mail_id=mail_id,
            intake_id=write_sheet(self.seeded, "جواب", "D").id,
            file_id=file_id,
            circuit_id=self.seeded.circuits[circuit].id,
            entity_id=self.seeded.desks["permits"].entity_id,
            desk_id=self.seeded.desks["permits"].id,
            answered_nature="letter",
        )
        self.by_hand.append(folder_id)
        return folder_id

    def leave(self) -> None:
        """What is left on its way is delivered; folders that no execution runs are none of later tests' sweeps."""
        for folder_id in self.by_hand:
            for group in folder(folder_id).groups:
                bootstrap.folder_store().mark_completed(folder_id, group.place)
        self.cloud.drain(300)

    def task(self, folder_id: str, task: str, **given: Any) -> Any:
        """What the state machine does: calls the task's function; fails if it does."""
        answer = self.try_task(folder_id, task, **given)
        assert not answer.failed, answer.payload
        return answer.payload

    def try_task(self, folder_id: str, task: str, **given: Any) -> Answer:
        """The same, whatever comes of it."""
        function = "signer" if task in ("prepare", "sign", "seal") else "circuit"
        return self.cloud.invoke(function, {"task": task, "folder_id": folder_id, **given})

    def folder_at_first_desk(self, circuit: str = IN_TURN) -> str:
        """A folder whose first group is open."""
        folder_id = self.propose(circuit)
        self.cloud.drain()
        return folder_id

    def grant(self, folder_id: str, step: str, agent: str, expect: int = 0) -> Any:
        """Grants a step over HTTP."""
        return self.journey.decide(folder_id, step, agent, expect=expect)

    def refuse(self, folder_id: str, step: str, agent: str, reason: str) -> Any:
        """Refuses a step over HTTP."""
        return self.journey.decide(folder_id, step, agent, reason)

    def answered(self, folder_id: str) -> Mail:
        """The mail that the folder answers."""
        return bootstrap.registry_stores().mails.get(folder(folder_id).answers)


def abort(office: Office, folder_id: str) -> None:
    """Somebody stops the folder's execution, which tells nobody."""
    machine = bootstrap.settings().circuit_arn.replace(":stateMachine:", ":execution:")
    execution = f"{machine}:{execution_name(folder_id, folder(folder_id).runs)}"
    office.cloud.client("stepfunctions").stop_execution(executionArn=execution)
    office.cloud.drain()


class NoExecutions:
    """The port ``Executions`` of folders that no state machine runs."""

    def start(self, folder_id: str, run: int) -> None:
        """Starts nothing."""

    def complete(self, token: str) -> bool:
        """Wakes nobody."""
        return False

    def is_running(self, folder_id: str, run: int) -> bool:
        """Nothing runs."""
        return False


def folder(folder_id: str) -> Folder:
    """The folder as stored."""
    found = bootstrap.folder_store().get(folder_id)
    assert found is not None
    return found


def records(folder_id: str) -> list[LogRecord]:
    """What the log says of the folder."""
    return list(bootstrap.log().of_object(f"folder/{folder_id}"))


def events(folder_id: str) -> list[str]:
    """The names of those records, in order."""
    return [str(record.body["event"]) for record in records(folder_id)]


def assert_sealed_once(office: Office, folder_id: str) -> Folder:
    """The reply left under one number, signed by everybody who granted, sealed once; its mail is answered; the
    chains of folder and mails verify."""
    sealed, mail = folder(folder_id), office.answered(folder_id)
    assert sealed.state.value == "sealed", (sealed.state, events(folder_id), office.cloud.failures[-2:])
    assert sealed.outgoing is not None and sealed.sealed is not None
    told = events(folder_id)
    for once in ("FolderOpened", "DocumentPrepared", "OutgoingNumberTaken", "FolderSealed"):
        assert told.count(once) == 1, (once, told)
    assert told.count("StepOpened") == len(sealed.groups)
    assert told.count("DocumentSigned") == told.count("SignatureGranted")
    assert (mail.status.value, mail.answer_id) == ("answered", sealed.outgoing.mail_id)
    reply = bootstrap.registry_stores().mails.get(sealed.outgoing.mail_id)
    assert (reply.sealed_key, reply.sealed_sha256) == (sealed.sealed.key, sealed.sealed.sha256)
    for object_id in (f"folder/{folder_id}", f"mail/{mail.id}", f"mail/{reply.id}"):
        assert chains.verify_object(bootstrap.log().of_object(object_id)) is None
    return sealed
