"""Asking to join, and the operator's decision: one transaction each with its record; what follows comes by event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import APPLICANT, Actor, Chain
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import Work, decide_again
from chalicelib.onboarding.model import JoinRequest, RequestState
from chalicelib.onboarding.ports import Claims, Places
from chalicelib.onboarding.records import Records, RequestAct
from chalicelib.onboarding.suggestions import suggested_codes, suggested_slug
from chalicelib.onboarding.wish import Wish

REASON_LIMIT = 1000
_TAKEN = {
    "slug": Problem("slug", "onboarding.slug_taken"),
    "code": Problem("code", "onboarding.code_taken"),
    "ice": Problem("ice", "onboarding.ice_taken"),
}


@dataclass(frozen=True)
class RequestService:
    """Requests to join."""

    records: Records
    claims: Claims
    places: Places

    def get(self, request_id: str) -> JoinRequest:
        """One request; ``NotFoundError``."""
        return self.records.find(request_id)

    def in_state(self, state: RequestState, cursor: str = "") -> Page[JoinRequest]:
        """A page of those in a state, the oldest first."""
        return self.records.store.in_state(state, cursor)

    def with_suggestions(self, wish: Wish) -> Wish:
        """The wish with a slug and a code where none was chosen.

        The slug is what the name makes, free or not: two requests for one administration then meet.
        """
        codes = (code for code in suggested_codes(wish.name_fr) if self.claims.claimant("code", code) is None)
        slug = wish.slug or suggested_slug(wish.name_fr)
        return replace(wish, slug=slug, code=wish.code or next(codes, ""))

    def problems(self, wish: Wish) -> list[Problem]:
        """Everything that stops a request, but for its address on the platform."""
        known = {"", *(place.code for place in self.places.all())}
        unknown = [] if wish.place in known else [Problem("place", "onboarding.place_unknown")]
        return [*wish.problems(), *unknown]

    def address_problems(self, wish: Wish, administration_id: str = "") -> list[Problem]:
        """What is wrong with slug, code and identifier: their form, or that another has or asked for them."""
        claimed = {"slug": wish.slug, "code": wish.code, "ice": wish.ice}
        wrong = wish.address_problems()
        return [*wrong, *self._taken(claimed, {problem.field for problem in wrong}, administration_id)]

    def ask(self, wish: Wish, language: Language, request_id: str = "") -> JoinRequest:
        """The request, recorded; the same asked again under the same id is one request.

        ``InvalidError`` with everything that is wrong: also when another request for this administration stands or the
        administration is here, which is told without saying whose it is.
        """
        tried: set[str] = set()
        own_id = request_id or new_id()
        return decide_again(lambda: self._ask(wish, language, own_id, tried))

    def approve(self, request_id: str, actor: Actor, **corrections: str) -> JoinRequest:
        """Approved, perhaps with another ``slug``, ``code`` or ``contact_email``; the rest is made by itself.

        ``ConflictError`` if it was decided before, ``InvalidError`` for corrections that are wrong or taken.
        """

        def decide(before: JoinRequest) -> RequestAct:
            before.must_be(RequestState.PENDING)
            wish = replace(before.wish, **corrections).cleaned()
            self._demand(wish, before.administration_id)
            after = before.approved(wish, self.records.clock.now())
            return RequestAct("AdministrationApproved", after, actor, lambda work: self._exchange(work, before, after))

        return self.records.perform(request_id, decide)

    def refuse(self, request_id: str, actor: Actor, reason: str) -> JoinRequest:
        """Refused, with the reason that its contact reads; what it claimed is free again."""
        why = clean_text(reason)
        if not 3 <= len(why) <= REASON_LIMIT:
            raise InvalidError([Problem("reason", "onboarding.reason_missing", limit=REASON_LIMIT)])

        def decide(before: JoinRequest) -> RequestAct:
            before.must_be(RequestState.PENDING)
            after = before.refused(why, self.records.clock.now())
            return RequestAct("AdministrationRefused", after, actor, lambda work: self._release(work, before))

        return self.records.perform(request_id, decide)

    def hinder(self, request_id: str, hindrance: str) -> JoinRequest:
        """Back before the operator; one that is not approved stays as it is."""

        def decide(before: JoinRequest) -> RequestAct | None:
            hindered = RequestAct("AdministrationHindered", before.hindered(hindrance))
            return hindered if before.state is RequestState.APPROVED else None

        return self.records.perform(request_id, decide)

    def make_ready(self, request_id: str) -> JoinRequest:
        """Everything is made; one that is not approved stays as it is."""

        def decide(before: JoinRequest) -> RequestAct | None:
            ready = RequestAct("AdministrationReady", replace(before, state=RequestState.READY))
            return ready if before.state is RequestState.APPROVED else None

        return self.records.perform(request_id, decide)

    def _ask(self, wish: Wish, language: Language, request_id: str, tried: set[str]) -> JoinRequest:
        known = self.records.store.get(request_id)
        if known is not None:
            if known.wish == wish:
                return known
            request_id = new_id()  # another one from the same form: told apart by what it claims
        self._demand(wish)
        chain = Chain.start(f"request/{request_id}")
        request = JoinRequest(request_id, new_id(), wish, language, self.records.clock.now(), chain)
        asked = RequestAct("AdministrationRequested", request, APPLICANT, lambda work: self._claim(work, request))
        return self.records.commit(asked, tried)

    def _demand(self, wish: Wish, administration_id: str = "") -> None:
        problems = [*self.problems(wish), *self.address_problems(wish, administration_id)]
        if problems:
            raise InvalidError(problems)

    def _taken(self, claimed: Mapping[str, str], but: set[str], administration_id: str) -> list[Problem]:
        asked = {kind: value for kind, value in claimed.items() if value and kind not in but}
        holders = {kind: self.claims.claimant(kind, value) for kind, value in asked.items()}
        return [_TAKEN[kind] for kind, holder in holders.items() if holder not in (None, administration_id)]

    def _claim(self, work: Work, request: JoinRequest) -> None:
        for kind, value in request.claims.items():
            self.claims.claim(work, kind, value, request.administration_id)

    def _release(self, work: Work, request: JoinRequest) -> None:
        for kind, value in request.claims.items():
            self.claims.release(work, kind, value, request.administration_id)

    def _exchange(self, work: Work, before: JoinRequest, after: JoinRequest) -> None:
        """What is claimed no more is set free; the rest is claimed, again or anew."""
        for kind, value in before.claims.items():
            if after.claims.get(kind) != value:
                self.claims.release(work, kind, value, before.administration_id)
        self._claim(work, after)
