"""Portals as their administrators keep them: each change is an act, decided on the version that was seen."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.days.hours import written_week
from chalicelib.organisation.model import Administration
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.portal.model import Portal, PortalGiven
from chalicelib.organisation.portal.ports import Logos, PortalStore
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure

Change = Callable[[Portal, Administration], tuple[Portal, Administration]]
"""What both say after it."""


@dataclass(frozen=True)
class Portals:
    """``version`` is that of the portal the person saw, None to take it as it is; ``ConflictError`` if it moved on."""

    store: Store
    portals: PortalStore
    acts: OrganisationActs
    logos: Logos
    may: Policy

    def of(self, administration_id: str) -> Portal:
        """What it says of itself; nothing, where it has not said anything yet."""
        return self.portals.portal(administration_id) or Portal(administration_id)

    def change(self, caller: Caller, version: int | None, given: PortalGiven) -> Portal:
        """Everything but the logo. ``InvalidError`` with every problem."""
        return self._perform(caller, version, _fit(given).on)

    def amend(self, caller: Caller, amended: Callable[[PortalGiven], PortalGiven], fields: Collection[str]) -> Portal:
        """What ``amended`` makes of some fields of all that is said when the act is done. ``InvalidError`` with every
        problem of theirs: what stood in the others before is not theirs to judge."""

        def changed(portal: Portal, administration: Administration) -> tuple[Portal, Administration]:
            given = amended(PortalGiven.of(portal, administration))
            return _fit(given, fields).on(portal, administration)

        return self._perform(caller, None, changed)

    def set_logo(self, caller: Caller, version: int | None, image: bytes) -> Portal:
        """Another logo, from a PNG or a JPEG; ``InvalidError`` for anything else."""
        drawn = self.logos.redrawn(image)
        return self._perform(caller, version, _with_logo(sha256(drawn)), drawn)

    def remove_logo(self, caller: Caller, version: int | None) -> Portal:
        """No logo."""
        return self._perform(caller, version, _with_logo(""))

    def logo(self, administration_id: str, digest: str) -> bytes:
        """The PNG of that digest; ``NotFoundError`` when it is no longer the logo."""
        drawn = self.portals.logo(administration_id)
        if drawn is None or sha256(drawn) != digest:
            raise NotFoundError("not_found")
        return drawn

    def _perform(self, caller: Caller, version: int | None, change: Change, drawn: bytes | None = None) -> Portal:
        """``drawn`` is the PNG of a new logo."""
        done: list[Portal] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            actor = self._demand(caller, structure)
            before = self.portals.portal(caller.administration_id, latest=True) or Portal(caller.administration_id)
            if version not in (None, before.version):
                raise ConflictError("organisation.portal_changed_meanwhile", version=before.version)
            known = self._administration(caller.administration_id)
            after, administration = change(before, known)
            done[:] = [before]
            if (after, administration) == (before, known):
                return None
            done[:] = [replace(after, version=before.version + 1)]
            return self._act(structure, actor, done[0], None if administration == known else administration, drawn)

        self.acts.perform(caller.administration_id, decide)
        return done[0]

    def _demand(self, caller: Caller, structure: Structure) -> Actor:
        seat = self.may(caller, MANAGE, Thing(caller.administration_id, structure.root_id)).demand()
        return caller.actor(seat)

    def _administration(self, administration_id: str) -> Administration:
        known = self.store.administration(administration_id, latest=True)
        if known is None:
            raise NotFoundError("not_found")
        return known

    def _act(
        self,
        structure: Structure,
        actor: Actor,
        portal: Portal,
        administration: Administration | None,
        drawn: bytes | None,
    ) -> OrganisationAct:
        def write(work: Work) -> None:
            self.portals.put_portal(portal, work)
            if drawn is not None:
                self.portals.put_logo(portal.administration_id, drawn, work)
            if administration is not None:
                self.store.put_administration(administration, work)

        detail = {"version": portal.version}
        content = _content(portal, administration)
        return OrganisationAct("PortalChanged", structure, actor, detail, content, write)


def _fit(given: PortalGiven, fields: Collection[str] | None = None) -> PortalGiven:
    """``fields`` are those that are judged, None for all."""
    clean = given.cleaned()
    problems = [it for it in clean.problems() if fields is None or it.field in fields]
    if problems:
        raise InvalidError(problems)
    return clean


def _with_logo(digest: str) -> Change:
    return lambda portal, administration: (replace(portal, logo=digest), administration)


def _content(portal: Portal, administration: Administration | None) -> dict[str, Any]:
    contacts = administration.contacts if administration else None
    return {
        "scope": vars(portal.scope),
        "notice": vars(portal.notice),
        "cndp_number": portal.cndp_number,
        "hours": [written_week(portal.hours.usual), written_week(portal.hours.ramadan)],
        "logo": portal.logo,
        "contacts": {**vars(contacts), "address": vars(contacts.address)} if contacts else None,
        "bearings": [administration.sector, administration.place] if administration else None,
        "tifinagh": administration.tifinagh if administration else None,
    }
