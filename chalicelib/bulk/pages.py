"""The page of a batch, for whoever has its unguessable address: what became of each line, and the same as a file."""

from functools import partial

from chalicelib import bootstrap
from chalicelib.bulk.batch import Batch, BatchState
from chalicelib.bulk.results_file import remarks, results_csv
from chalicelib.bulk.routes import line_of
from chalicelib.kernel.text import whole_number
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import PUBLIC

pages = Pages()
PAGE = "/batches/{batch_id}"
REFRESH_SECONDS = 5


@pages.get(PAGE, PUBLIC)
def show(request: Request) -> Reply:
    """How far it is, and fifty lines at a time."""
    batch, results = _batch(request), bootstrap.batch_results()
    shown = render(
        request,
        "bulk/batch.html",
        batch=batch,
        totals=results.totals(batch),
        page=results.page(batch, request.query["cursor"]),
        remarks=partial(remarks, language=request.language),
    )
    if batch.state is BatchState.PREPARING:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.get(PAGE + "/results.csv", PUBLIC)
def results_file(request: Request) -> Reply:
    """Every line, for a spreadsheet."""
    batch = _batch(request)
    content = results_csv(bootstrap.batch_results().all(batch), request.language)
    disposition = f'attachment; filename="wasl-{batch.sent_at:%Y-%m-%d}-{batch.id[:6]}.csv"'
    return Reply(200, content, "text/csv; charset=utf-8", {"Content-Disposition": disposition})


@pages.get(PAGE + "/receipts/{line}", PUBLIC)
def receipt(request: Request) -> Reply:
    """On to a sealed receipt of a line, for five minutes; ``?occasion=`` names a later one."""
    occasion = whole_number(request.query["occasion"], 1)
    link = bootstrap.batch_results().receipt_url(_batch(request), line_of(request), occasion)
    return Reply(303, headers={"Location": link})


def _batch(request: Request) -> Batch:
    return bootstrap.batch_results().get(request.params["batch_id"])
