"""Large files of messages as JSON, behind a one-time code: announce, go on, have parts signed, complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.lookups import opened
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import HOLDER

if TYPE_CHECKING:
    from chalicelib.deposit.exchange import views as exchange_views
    from chalicelib.deposit.large_files import views as large_views
else:  # pydantic loads with the first JSON request, not with every start
    exchange_views = later("chalicelib.deposit.exchange.views")
    large_views = later("chalicelib.deposit.large_files.views")

api = Api()
FILES = "/trackings/{code}/files"


@api.post(
    "/trackings/{code}/uploads", HOLDER, status=201, idempotent=True,
    summary="Announce a file of a message that is sent in parts",
)  # fmt: skip
def add_large_parcel(request: Request, given: large_views.NewLargeFile) -> Answer[large_views.PartsView]:
    """201 and how to cut it, for a message to come; needed above 20 MB, and possible below."""
    key = request.header("idempotency-key")
    parts = bootstrap.large_parcels().add(opened(request), given.name, given.size_bytes, given.sha256, key)
    location = f"/api/v1/trackings/{request.params['code']}/files/{parts.file_id}"
    return Answer(large_views.PartsView.of(parts), location=location)


@api.post(f"{FILES}/{{file_id}}/resumption", HOLDER, summary="Go on with a file of a message: which parts are there")
def resume_parcel(request: Request) -> Answer[large_views.PartsView]:
    """What storage holds, also for a token that was given later; 409 once the file has arrived. Unfinished for a day,
    it begins anew with nothing."""
    parts = bootstrap.large_parcels().resume(opened(request), request.params["file_id"])
    return Answer(large_views.PartsView.of(parts))


@api.post(f"{FILES}/{{file_id}}/parts", HOLDER, summary="Have parts of a file of a message signed")
def sign_parts_of_parcel(request: Request, given: large_views.PartsGiven) -> Answer[large_views.PartFormsView]:
    """A request for each part, for a quarter of an hour; asked again, parts that are there stay."""
    forms = bootstrap.large_parcels().sign(opened(request), request.params["file_id"], given.checksums())
    return Answer(large_views.PartFormsView.of(forms))


@api.post(f"{FILES}/{{file_id}}/completion", HOLDER, summary="Say that all parts of a file of a message are there")
def complete_parcel(request: Request, given: large_views.CompletionGiven) -> Answer[exchange_views.PendingParcelView]:
    """The file as it has arrived, again as often as asked until a message took it; 409 while parts are lacking."""
    file = bootstrap.large_parcels().complete(opened(request), request.params["file_id"], given.sha256)
    return Answer(exchange_views.PendingParcelView.told(file, request.language))
