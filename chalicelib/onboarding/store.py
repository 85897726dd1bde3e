"""Requests in the organisation's table."""

from pynamodb.attributes import JSONAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from chalicelib.adapters.cursors import read_cursor, write_cursor
from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.onboarding.model import JoinRequest, RequestState
from chalicelib.onboarding.wish import Wish

PAGE_SIZE = 25


class ByRequestState(GlobalSecondaryIndex["RequestItem"]):
    """Requests by state, the oldest first."""

    class Meta:
        index_name = "by_request_state"
        projection = AllProjection()

    request_state = UnicodeAttribute(hash_key=True)
    requested_at = UnicodeAttribute(range_key=True)


class RequestItem(ChainedModel):
    """pk ``request/{id}``, sk ``request``."""

    administration_id = UnicodeAttribute()
    wish = JSONAttribute()
    language = UnicodeAttribute()
    request_state = UnicodeAttribute()
    requested_at = UnicodeAttribute()
    decided_at = UTCDateTimeAttribute(null=True)
    reason = UnicodeAttribute(default="")
    hindrance = UnicodeAttribute(default="")
    by_request_state = ByRequestState()

    @classmethod
    def of(cls, request: JoinRequest) -> "RequestItem":
        """The item of a request's next version."""
        item = cls(
            f"request/{request.id}",
            "request",
            administration_id=request.administration_id,
            wish=vars(request.wish),
            language=request.language.value,
            request_state=request.state.value,
            requested_at=to_iso(request.requested_at),
            decided_at=request.decided_at,
            reason=request.reason,
            hindrance=request.hindrance,
            version=request.version + 1,
        )
        item.set_chain(request.chain)
        return item

    def request(self) -> JoinRequest:
        """The request as stored."""
        request_id = self.pk.partition("/")[2]
        return JoinRequest(
            id=request_id,
            administration_id=self.administration_id,
            wish=Wish(**self.wish),
            language=Language(self.language),
            requested_at=from_iso(self.requested_at),
            chain=self.chain(f"request/{request_id}"),
            state=RequestState(self.request_state),
            decided_at=self.decided_at,
            reason=self.reason,
            hindrance=self.hindrance,
            version=int(self.version),
        )


class RequestStore:
    """The port ``Requests``."""

    def get(self, request_id: str) -> JoinRequest | None:
        """The request, read consistently; None if there is none."""
        try:
            return RequestItem.get(f"request/{request_id}", "request", consistent_read=True).request()
        except DoesNotExist:
            return None

    def save(self, work: Work, request: JoinRequest) -> None:
        """Stores it with the next version; committing fails if it changed since it was read."""
        dynamo(work).save(RequestItem.of(request), condition=RequestItem.unchanged(request.version))

    def in_state(self, state: RequestState, cursor: str) -> Page[JoinRequest]:
        """A page of those in a state, the oldest first."""
        place = read_cursor(cursor, {"request_state": state.value}, pk="S", sk="S", requested_at="S")
        found = RequestItem.by_request_state.query(state.value, limit=PAGE_SIZE, last_evaluated_key=place)
        requests = tuple(item.request() for item in found)
        return Page(requests, write_cursor(found.last_evaluated_key))
