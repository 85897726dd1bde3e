"""A draft's own address, its link for later, and the copy of what was answered."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, ThrottledError
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/drafts/{id}", PUBLIC)
def resume(request: Request) -> Reply:
    """On to where something is missing."""
    deposit = bootstrap.deposit_drafts().get(request.params["id"])
    return redirect(f"/drafts/{deposit.id}/{bootstrap.resuming().step(deposit)}")


@pages.get("/drafts/{id}/later", PUBLIC)
def later(request: Request) -> Reply:
    """The link, to copy or to be mailed."""
    return _later(request)


@pages.post("/drafts/{id}/later", PUBLIC)
def mail_link(request: Request) -> Reply:
    """Has the link mailed to the depositor."""
    try:
        deposit = bootstrap.resuming().mail_link(request.params["id"])
    except (ConflictError, ThrottledError) as error:
        return _later(request, error)
    return redirect(f"/drafts/{deposit.id}/later", done="deposit-link-mailed")


@pages.get("/drafts/{id}/answers", PUBLIC)
def answers(request: Request) -> Reply:
    """Everything that was answered, to print or to keep; what identifies is masked once it is submitted."""
    drafts = bootstrap.deposit_drafts()
    deposit = drafts.get(request.params["id"])
    return render(
        request,
        "deposit/answers.html",
        administration=drafts.administration(deposit),
        deposit=deposit,
        details=deposit.shown_details,
        request_kind=drafts.kind(deposit),
        files=deposit.submission.files if deposit.submission else drafts.files(deposit),
    )


def _later(request: Request, error: DomainError | None = None) -> Reply:
    deposit = bootstrap.deposit_drafts().get(request.params["id"])
    if not deposit.is_draft:
        return redirect(f"/drafts/{deposit.id}/done")
    return render(
        request,
        "deposit/later.html",
        status_of(error) if error else 200,
        administration=bootstrap.deposit_drafts().administration(deposit),
        deposit=deposit,
        link=f"{bootstrap.settings().public_url}/drafts/{deposit.id}",
        error=error,
    )
