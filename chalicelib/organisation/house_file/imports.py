"""What administrators do with files of their house: send one, which is checked; look at what it would do; apply it."""

from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ConflictError, InvalidError, OvertakenError, Problem
from chalicelib.kernel.log import Actor, Chain, Origin
from chalicelib.organisation.house_file import table
from chalicelib.organisation.house_file.changed import changes
from chalicelib.organisation.house_file.model import LARGEST_FILE, HouseImport, ImportState, Report
from chalicelib.organisation.house_file.ports import HouseFiles, RegistrationModels
from chalicelib.organisation.house_file.records import ImportAct, ImportRecords
from chalicelib.organisation.house_file.whole import Wholes
from chalicelib.organisation.policy import MANAGE, READ
from chalicelib.organisation.structure.ports import Structures

SHOWN_AT_MOST = 10


@dataclass(frozen=True)
class HouseImports:
    """All raise ``NotFoundError`` for another administration's import, ``ForbiddenError`` for who administers nothing.

    What each act of a file needs is demanded when it is done, as on the pages.
    """

    records: ImportRecords
    files: HouseFiles
    structures: Structures
    models: RegistrationModels
    wholes: Wholes
    may: Policy
    clock: Clock

    def send(self, caller: Caller, import_id: str, content: bytes) -> HouseImport:
        """The file, kept to be checked; sent again under the same id, it is one. ``InvalidError`` for no file or one
        that is too large."""
        actor = self._demand(caller)
        if not 0 < len(content) <= LARGEST_FILE:
            code = "organisation.file_too_large" if content else "organisation.file_empty"
            raise InvalidError([Problem("file", code, limit_mb=LARGEST_FILE // 1_000_000)])
        known = self.records.store.get(caller.administration_id, import_id)
        if known is not None:
            return known
        self.files.put(import_id, content)
        named = (import_id, caller.administration_id, caller.agent_id, sha256(content))
        it = HouseImport(*named, self.clock.now(), Chain.start(f"import/{import_id}"))
        return self.records.begin(ImportAct("ImportCheckAsked", it, actor))

    def get(self, caller: Caller, import_id: str) -> HouseImport:
        """One import."""
        self._demand(caller, reading=True)
        return self.records.find(caller.administration_id, import_id)

    def report(self, it: HouseImport) -> Report | None:
        """What was found in it; None before its check, and a day after."""
        return self.files.report(it.id)

    def latest(self, caller: Caller) -> list[HouseImport]:
        """The administration's last ones, the newest first."""
        found = self.records.store.of_administration(caller.administration_id)
        return sorted(found, key=lambda it: it.sent_at, reverse=True)[:SHOWN_AT_MOST]

    def check_again(self, caller: Caller, import_id: str) -> HouseImport:
        """Checked once more, against the house as it now stands; one that is being worked on goes on."""
        actor = self._demand(caller)

        def decide(before: HouseImport) -> ImportAct | None:
            after = replace(before, state=ImportState.CHECKING, agent_id=caller.agent_id)
            return None if before.is_at_work else ImportAct("ImportCheckAsked", after, actor)

        return self.records.perform(self.get(caller, import_id), decide)

    def apply(self, caller: Caller, import_id: str, origin: Origin) -> HouseImport:
        """Begins to do what the check found; asked for again, it goes on.

        ``ConflictError`` for one that has problems or nothing to do, and while another is being applied;
        ``OvertakenError``, which names what changed, when the house is no longer the one that it was checked against.
        """
        actor = self._demand(caller)

        def decide(before: HouseImport) -> ImportAct | None:
            if before.state in (ImportState.APPLYING, ImportState.DONE):
                return None
            self._demand_ready(before)
            after = replace(before, state=ImportState.APPLYING, agent_id=caller.agent_id, origin=origin)
            return ImportAct("ImportStarted", after, actor)

        return self.records.perform(self.get(caller, import_id), decide)

    def _demand_ready(self, it: HouseImport) -> None:
        if not it.can_be_applied:
            raise ConflictError("organisation.import_not_ready")
        others = self.records.store.of_administration(it.administration_id)
        if any(other.state is ImportState.APPLYING for other in others):
            raise ConflictError("organisation.import_running")
        self._demand_seen(it)

    def _demand_seen(self, it: HouseImport) -> None:
        """Acts on the house move the structure's version, those on the registry's models their own."""
        structure, models = self.structures.get(it.administration_id), self.models.standing(it.administration_id)
        if (structure.version, models.version) == (it.seen_version, it.seen_models):
            return
        seen = self.files.seen(it.id)
        now = table.written(self.wholes.drawn(it.administration_id))
        raise OvertakenError(changes(seen, now) if seen else (), "organisation.changed_meanwhile")

    def _demand(self, caller: Caller, reading: bool = False) -> Actor:
        act = READ if reading else MANAGE
        return caller.actor(self.may(caller, act, Thing(caller.administration_id)).demand())
