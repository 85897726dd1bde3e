"""Large files of a draft as JSON: announce, go on, have parts signed, complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit import views
    from chalicelib.deposit.large_files import views as large_views
else:  # pydantic loads with the first JSON request, not with every start
    large_views = later("chalicelib.deposit.large_files.views")
    views = later("chalicelib.deposit.views")

api = Api()


@api.post(
    "/deposits/{deposit_id}/uploads", PUBLIC, status=201, idempotent=True,
    summary="Announce a file that is sent in parts", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def add_large_file(request: Request, given: large_views.NewLargeFile) -> Answer[large_views.PartsView]:
    """201 and how to cut it; needed above 20 MB, and possible below."""
    deposit, key = _deposit(request), request.header("idempotency-key")
    parts = bootstrap.large_files().add(deposit, given.name, given.size_bytes, given.sha256, key)
    return Answer(large_views.PartsView.of(parts), location=f"/api/v1/deposits/{deposit.id}/files/{parts.file_id}")


@api.post(
    "/deposits/{deposit_id}/files/{file_id}/resumption", PUBLIC,
    summary="Go on with a file: which parts are there", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def resume_file(request: Request) -> Answer[large_views.PartsView]:
    """What storage holds; 409 once the file has arrived. Unfinished for a day, it begins anew with nothing."""
    parts = bootstrap.large_files().resume(_deposit(request), request.params["file_id"])
    return Answer(large_views.PartsView.of(parts))


@api.post(
    "/deposits/{deposit_id}/files/{file_id}/parts", PUBLIC,
    summary="Have parts signed", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def sign_parts(request: Request, given: large_views.PartsGiven) -> Answer[large_views.PartFormsView]:
    """A request for each part, for a quarter of an hour; asked again, parts that are there stay."""
    forms = bootstrap.large_files().sign(_deposit(request), request.params["file_id"], given.checksums())
    return Answer(large_views.PartFormsView.of(forms))


@api.post(
    "/deposits/{deposit_id}/files/{file_id}/completion", PUBLIC,
    summary="Say that all parts of a file are there", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def complete_file(request: Request, given: large_views.CompletionGiven) -> Answer[views.FileView]:
    """The file as it has arrived, again as often as asked; 409 while parts are lacking."""
    file = bootstrap.large_files().complete(_deposit(request), request.params["file_id"], given.sha256)
    return Answer(views.FileView.of(file, request.language))


def _deposit(request: Request) -> Deposit:
    return bootstrap.deposit_drafts().get(request.params["deposit_id"])
