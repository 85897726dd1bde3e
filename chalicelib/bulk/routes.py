"""Batches as JSON, for programs: those of an administration, and those of a sender with an account."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.bulk.manifest import LARGEST_BODY
from chalicelib.bulk.sending import Manifest, sender_of
from chalicelib.kernel.access import Scope
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import NotFoundError
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.errors import HttpError
from chalicelib.web.later import later
from chalicelib.web.routing import PROGRAM

if TYPE_CHECKING:
    from chalicelib.bulk import file_views, views
    from chalicelib.bulk.batch import Batch
    from chalicelib.web import queries
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    file_views = later("chalicelib.bulk.file_views")
    views = later("chalicelib.bulk.views")
    queries = later("chalicelib.web.queries")
    web_views = later("chalicelib.web.views")

api = Api()
BATCHES_AN_HOUR = 60
SHORTEST_KEY = 22
"""Characters of a key: a batch's address is drawn from it, and shows what became of the lines to whoever has it."""
REFUSED_SHOWN = 20


@api.post(
    "/batches", PROGRAM, status=201, idempotent=True, takes_file=LARGEST_BODY,
    summary="Send up to 500 letters in one call", scope=Scope.BATCHES_WRITE,
)  # fmt: skip
def send(request: Request, given: views.BatchGiven) -> Answer[views.SentView]:
    """The manifest first, the files after it. Every line is judged at once; one that is refused stops no other. Drafts
    are made within seconds; then ask for forms, send the files, and each letter is deposited by itself as soon as its
    files are there. `Idempotency-Key` is required: the same call again is the same batch."""
    key = request.header("idempotency-key")
    if not key:
        raise HttpError(400, "idempotency_key_missing")
    if len(key) < SHORTEST_KEY:
        raise HttpError(400, "idempotency_key_guessable", least=SHORTEST_KEY)
    bootstrap.throttle("batches", BATCHES_AN_HOUR, timedelta(hours=1)).hit(sender_of(request.agent))
    manifest = Manifest(key, sha256(request.body), given.language, given.depositor.reached(), given.lines())
    batch = bootstrap.batch_sending().send(request.agent, manifest)
    refused = bootstrap.batch_results().refused(batch, REFUSED_SHOWN)
    view = views.SentView.with_refused(batch, _page(batch), refused, request.language)
    return Answer(view, location=f"/api/v1/batches/{batch.id}")


@api.get("/batches", PROGRAM, summary="List one's batches", scope=Scope.BATCHES_READ)
def list_batches(request: Request, query: queries.Paged) -> Answer[views.BatchesView]:
    """Those of the account, or of all the administration's programs, the newest first."""
    page = bootstrap.batch_results().of_sender(sender_of(request.agent), query.cursor)
    return paged(page, views.BatchesView(items=[views.BatchView.of(batch, _page(batch)) for batch in page.items]))


@api.get("/batches/{batch_id}", PROGRAM, summary="Ask how far a batch is", scope=Scope.BATCHES_READ)
def read_batch(request: Request) -> views.CountedView:
    """How many lines are in each state, as of now."""
    batch = _own(request)
    return views.CountedView.with_totals(batch, _page(batch), bootstrap.batch_results().totals(batch))


@api.get("/batches/{batch_id}/lines", PROGRAM, summary="Read a result for each line", scope=Scope.BATCHES_READ)
def read_lines(request: Request, query: queries.Paged) -> Answer[views.LinesView]:
    """Fifty at a time, in their order: what is wrong with it, what is missing, its number and its receipts."""
    page = bootstrap.batch_results().page(_own(request), query.cursor)
    return paged(page, views.LinesView.of(page.items, request.language))


@api.post(
    "/batches/{batch_id}/forms", PROGRAM, summary="Get the forms to send the files of some lines",
    scope=Scope.BATCHES_WRITE,
)  # fmt: skip
def forms(request: Request, given: file_views.FormsGiven) -> file_views.FormsView:
    """A form for each file that has not come, for fifteen minutes; ask again for what is left. A file above 20 MB goes
    in parts instead, under its `address`."""
    return file_views.FormsView.of(bootstrap.batch_results().wanted(_own(request), given.lines), _public_url())


@api.get(
    "/batches/{batch_id}/lines/{line}/receipt", PROGRAM, summary="Get a link to the receipt of a line",
    scope=Scope.BATCHES_READ,
)  # fmt: skip
def receipt_link(request: Request, query: queries.ReceiptQuery) -> web_views.LinkView:
    """404 while there is none."""
    link = bootstrap.batch_results().receipt_url(_own(request), line_of(request), query.occasion)
    return web_views.LinkView.to(link)


def line_of(request: Request) -> int:
    """The line in the path; ``NotFoundError`` for what is no number."""
    typed = request.params["line"]
    if not typed.isascii() or not typed.isdecimal() or len(typed) > 3:
        raise NotFoundError("bulk.no_such_line")
    return int(typed)


def _own(request: Request) -> Batch:
    return bootstrap.batch_results().own(sender_of(request.agent), request.params["batch_id"])


def _page(batch: Batch) -> str:
    return f"{_public_url()}/batches/{batch.id}"


def _public_url() -> str:
    return bootstrap.settings().public_url
