"""What pages show of the registry: names for ids, the acts open to the caller, documents to look at."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.kernel.access import Caller
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.registry.facts import DeskFacts, EntityFacts
from chalicelib.registry.messages.completeness import may_be_confirmed
from chalicelib.registry.model import HistoryEntry, Mail, Step
from chalicelib.registry.ports import Directory

if TYPE_CHECKING:  # what pages are handed: a citizen's page loads nothing of the desks
    from chalicelib.registry.reading import ReadingService


@dataclass(frozen=True)
class OpenAct:
    """An act that can be done to a mail: its name in paths and texts, what the policy calls it, its step."""

    name: str
    permission: str
    step: Step


ACTS = (
    OpenAct("qualify", "mail.qualify", Step.QUALIFY),
    OpenAct("assign", "mail.assign", Step.ASSIGN),
    OpenAct("reply", "mail.reply", Step.PROPOSE_REPLY),
    OpenAct("messages", "mail.correspond", Step.WRITE),
    OpenAct("complete", "mail.correspond", Step.COMPLETE),
    OpenAct("reopen", "mail.reopen", Step.REOPEN),
    OpenAct("confirm_complete", "mail.correspond", Step.CONFIRM_COMPLETE),
    OpenAct("redirect", "mail.redirect", Step.REDIRECT),
    OpenAct("relay", "mail.relay", Step.RELAY),
    OpenAct("reject", "mail.reject", Step.REJECT),
    OpenAct("scan", "intake.open", Step.ATTACH_SCAN),
    OpenAct("void", "number.void", Step.VOID),
)


def open_acts(reading: "ReadingService", caller: Caller, mail: Mail) -> list[str]:
    """The names of what the caller may do to the mail as it stands, the likeliest first."""
    fitting = [act for act in ACTS if mail.allows(act.step) and _fits(act, mail)]
    found = [act for act in fitting if reading.allows(caller, act.permission, mail)]
    return [act.name for act in found if act.step is not Step.VOID or not reading.awaits_seal(mail)]


def _fits(act: OpenAct, mail: Mail) -> bool:
    """Whether the mail is such that the act makes sense, besides its state."""
    if act.step is Step.ATTACH_SCAN:
        return mail.lacks_scan
    if act.step is Step.COMPLETE:
        return mail.has_depositor and mail.course.completion is None and not mail.course.found_complete
    if act.step is Step.CONFIRM_COMPLETE:
        return may_be_confirmed(mail)
    return mail.has_depositor or act.step is not Step.WRITE


class Names:
    """Names of an administration's entities, desks and people, each read once."""

    def __init__(self, directory: Directory, administration_id: str) -> None:
        self._directory, self._administration_id = directory, administration_id
        self._agents: dict[str, Bilingual] = {}

    @cached_property
    def entities(self) -> list[EntityFacts]:
        """Every entity."""
        return self._directory.entities(self._administration_id)

    @cached_property
    def desks(self) -> list[DeskFacts]:
        """Every desk."""
        return self._directory.desks(self._administration_id)

    @property
    def administration(self) -> Bilingual:
        """The name of the whole: its tree's root."""
        return next((entity.name for entity in self.entities if not entity.parent_id), Bilingual("", ""))

    def entity(self, entity_id: str) -> Bilingual:
        """An entity's name; its id if it is no longer there."""
        return next((e.name for e in self.entities if e.id == entity_id), Bilingual(entity_id, entity_id))

    def desk(self, desk_id: str) -> Bilingual:
        """A desk's name; its id if it is no longer there."""
        return next((d.name for d in self.desks if d.id == desk_id), Bilingual(desk_id, desk_id))

    def circuit(self, circuit_id: str) -> Bilingual:
        """A circuit's name; its id if it is no longer there."""
        circuits = self._directory.circuits(self._administration_id)
        return next((c.name for c in circuits if c.id == circuit_id), Bilingual(circuit_id, circuit_id))

    def entity_choices(self, language: Language) -> list[tuple[str, str]]:
        """Every entity that mail may go to, for a field that chooses one."""
        return [(it.id, f"{it.name.in_(language)} ({it.code})") for it in self.entities if not it.closed]

    def desk_choices(self, language: Language) -> list[tuple[str, str]]:
        """Every desk that works on mails, with its entity, for a field that chooses one."""
        working = [desk for desk in self.desks if desk.works]
        return [(d.id, f"{d.name.in_(language)} – {self.entity(d.entity_id).in_(language)}") for d in working]

    def agent(self, agent_id: str) -> Bilingual:
        """A person's name."""
        if agent_id not in self._agents:
            self._agents[agent_id] = self._directory.agent_name(self._administration_id, agent_id)
        return self._agents[agent_id]


def since(entries: list[HistoryEntry], version: int) -> list[HistoryEntry]:
    """The acts that a reader of this version has not seen: every act makes one version, after the registration."""
    return [entry for entry in entries if entry.seq > version + 1]
