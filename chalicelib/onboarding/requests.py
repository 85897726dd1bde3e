"""Asking to join, and the operator's decision: one transaction each with its record; what follows comes by event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import APPLICANT, SYSTEM, Act, Actor, Chain, Log
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import Transactions, Work, decide_again
from chalicelib.onboarding.model import JoinRequest, RequestState
from chalicelib.onboarding.ports import Claims, Places, Requests
from chalicelib.onboarding.suggestions import suggested_codes, suggested_slug
from chalicelib.onboarding.wish import Wish

REASON_LIMIT = 1000
_TAKEN = {
    "slug": Problem("slug", "onboarding.slug_taken"),
    "code": Problem("code", "onboarding.code_taken"),
    "ice": Problem("ice", "onboarding.ice_taken"),
}


def _nothing_more(work: Work) -> None:
    """The request itself is all that is written."""


@dataclass(frozen=True)
class RequestService:
    """Requests to join."""

    store: Requests
    claims: Claims
    places: Places
    log: Log
    transactions: Transactions
    clock: Clock

    def get(self, request_id: str) -> JoinRequest:
        """One request; ``NotFoundError``."""
        request = self.store.get(request_id)
        if request is None:
            raise NotFoundError("onboarding.unknown")
        return request

    def in_state(self, state: RequestState, cursor: str = "") -> Page[JoinRequest]:
        """A page of those in a state, the oldest first."""
        return self.store.in_state(state, cursor)

    def with_suggestions(self, wish: Wish) -> Wish:
        """The wish with a slug and a code where none was chosen.

        The slug is what the name makes, free or not: two requests for one administration then meet.
        """
        codes = (code for code in suggested_codes(wish.name_fr) if self.claims.claimant("code", code) is None)
        slug = wish.slug or suggested_slug(wish.name_fr)
        return replace(wish, slug=slug, code=wish.code or next(codes, ""))

    def problems(self, wish: Wish) -> list[Problem]:
        """Everything that stops a request, but for what is taken."""
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
        return decide_again(lambda: self._ask(wish, language, request_id or new_id()))

    def approve(self, request_id: str, actor: Actor, **corrections: str) -> JoinRequest:
        """Approved, perhaps with another ``slug``, ``code`` or ``contact_email``; the rest is made by itself.

        ``ConflictError`` if it was decided before, ``InvalidError`` for corrections that are wrong or taken.
        """
        return decide_again(lambda: self._approve(request_id, actor, corrections))

    def refuse(self, request_id: str, actor: Actor, reason: str) -> JoinRequest:
        """Refused, with the reason that its contact reads; what it claimed is free again."""
        why = clean_text(reason)
        if not 3 <= len(why) <= REASON_LIMIT:
            raise InvalidError([Problem("reason", "onboarding.reason_missing", limit=REASON_LIMIT)])
        return decide_again(lambda: self._refuse(request_id, actor, why))

    def hinder(self, request_id: str, hindrance: str) -> JoinRequest:
        """Back before the operator; one that is not approved stays as it is."""
        return decide_again(lambda: self._move(request_id, "AdministrationHindered", lambda it: it.hindered(hindrance)))

    def make_ready(self, request_id: str) -> JoinRequest:
        """Everything is made; one that is not approved stays as it is."""
        ready = RequestState.READY
        return decide_again(lambda: self._move(request_id, "AdministrationReady", lambda it: replace(it, state=ready)))

    def _ask(self, wish: Wish, language: Language, request_id: str) -> JoinRequest:
        known = self.store.get(request_id)
        if known is not None:
            if known.wish == wish:
                return known
            request_id = new_id()  # another one from the same form: told apart by what it claims
        problems = [*self.problems(wish), *self.address_problems(wish)]
        if problems:
            raise InvalidError(problems)
        chain = Chain.start(f"request/{request_id}")
        request = JoinRequest(request_id, new_id(), wish, language, self.clock.now(), chain)
        return self._commit(request, "AdministrationRequested", APPLICANT, lambda work: self._claim(work, request))

    def _approve(self, request_id: str, actor: Actor, corrections: Mapping[str, str]) -> JoinRequest:
        before = self.get(request_id)
        before.must_be(RequestState.PENDING)
        wish = replace(before.wish, **corrections).cleaned()
        problems = [*self.problems(wish), *self.address_problems(wish, before.administration_id)]
        if problems:
            raise InvalidError(problems)
        after = before.approved(wish, self.clock.now())

        def claims(work: Work) -> None:
            self._release(work, before, but=after)
            self._claim(work, after)

        return self._commit(after, "AdministrationApproved", actor, claims)

    def _refuse(self, request_id: str, actor: Actor, reason: str) -> JoinRequest:
        before = self.get(request_id)
        before.must_be(RequestState.PENDING)
        after = before.refused(reason, self.clock.now())
        return self._commit(after, "AdministrationRefused", actor, lambda work: self._release(work, before))

    def _move(self, request_id: str, event: str, change: Callable[[JoinRequest], JoinRequest]) -> JoinRequest:
        before = self.get(request_id)
        if before.state is not RequestState.APPROVED:
            return before
        return self._commit(change(before), event, SYSTEM)

    def _taken(self, claimed: Mapping[str, str], but: set[str], administration_id: str) -> list[Problem]:
        asked = {kind: value for kind, value in claimed.items() if value and kind not in but}
        holders = {kind: self.claims.claimant(kind, value) for kind, value in asked.items()}
        return [_TAKEN[kind] for kind, holder in holders.items() if holder not in (None, administration_id)]

    def _claim(self, work: Work, request: JoinRequest) -> None:
        for kind, value in request.claims.items():
            self.claims.claim(work, kind, value, request.administration_id)

    def _release(self, work: Work, request: JoinRequest, but: JoinRequest | None = None) -> None:
        for kind, value in request.claims.items():
            if but is None or but.claims.get(kind) != value:
                self.claims.release(work, kind, value, request.administration_id)

    def _commit(
        self, after: JoinRequest, event: str, actor: Actor, also: Callable[[Work], None] = _nothing_more
    ) -> JoinRequest:
        record, chain = after.chain.append(self._said(after, event, actor))
        stored = replace(after, chain=chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.store.save(work, stored)
            also(work)
        return replace(stored, version=stored.version + 1)

    def _said(self, it: JoinRequest, event: str, actor: Actor) -> Act:
        detail: dict[str, Any] = {"request_id": it.id, "slug": it.wish.slug, "code": it.wish.code}
        if it.hindrance:
            detail["hindrance"] = it.hindrance
        content = {"wish": vars(it.wish), "reason": it.reason}
        return Act(event, self.clock.now(), actor, it.administration_id, detail, content, f"request/{it.id}")
