"""Suspending, resuming and closing an administration: everything stays readable, and nothing is done meanwhile."""

from dataclasses import dataclass, replace
from functools import partial

from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.log import Actor
from chalicelib.kernel.text import clean_text
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.model import Administration
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Standing, Structure

REASON_LIMIT = 1000


@dataclass(frozen=True)
class Standings:
    """The operator's acts on administrations as a whole."""

    store: Store
    acts: OrganisationActs

    def change(self, administration_id: str, standing: Standing, reason: str, actor: Actor) -> Administration:
        """The administration as it then stands, with the reason that its agents read. Again, it changes nothing.

        ``InvalidError`` without a reason.
        """
        why = clean_text(reason)
        if not 3 <= len(why) <= REASON_LIMIT:
            raise InvalidError([Problem("reason", "organisation.standing_reason_missing", limit=REASON_LIMIT)])
        event = {
            Standing.ACTIVE: "AdministrationResumed",
            Standing.SUSPENDED: "AdministrationSuspended",
            Standing.CLOSED: "AdministrationClosed",
        }[standing]

        def decide(before: Structure) -> OrganisationAct | None:
            if before.standing is standing:
                return None
            after = replace(self._administration(administration_id), standing=standing, standing_reason=why)
            write = partial(self.store.put_administration, after)
            structure, detail = replace(before, standing=standing), {"standing": standing.value}
            return OrganisationAct(event, structure, actor, detail, {"reason": why}, write)

        self.acts.perform(administration_id, decide)
        return self._administration(administration_id)

    def _administration(self, administration_id: str) -> Administration:
        found = self.store.administration(administration_id, latest=True)
        if found is None:
            raise NotFoundError("not_found")
        return found
