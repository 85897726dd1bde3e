"""The bundle of a letter, for its depositor behind a one-time code: asked for, waited for, saved."""

from chalicelib import bootstrap
from chalicelib.deposit.exchange.pages import access_over
from chalicelib.deposit.lookups import opened
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.web.bundles import REFRESH_SECONDS
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()
PAGE = "/track/{code}/bundle"


@pages.get(PAGE, PUBLIC)
def show(request: Request) -> Reply:
    """How far it is, and the way to it."""
    try:
        deposit = opened(request)
    except SignInRequiredError:
        return redirect(f"/track/{request.params['code']}")
    found = bootstrap.bundles().find(deposit.source)
    holder = bootstrap.deposit_drafts().holder(deposit)
    shown = render(request, "deposit/bundle.html", administration=holder, deposit=deposit, bundle=found)
    if found and found.is_moving:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.post(PAGE, PUBLIC)
def ask(request: Request) -> Reply:
    """Has it made."""
    try:
        deposit = opened(request)
    except SignInRequiredError as error:
        return access_over(request, error)
    bootstrap.bundles().ask(deposit.source, DEPOSITOR)
    return redirect(f"/track/{deposit.submitted.tracking_code}/bundle")


@pages.get(PAGE + "/file", PUBLIC)
def file(request: Request) -> Reply:
    """On to the file, for some minutes."""
    try:
        deposit = opened(request)
    except SignInRequiredError:
        return redirect(f"/track/{request.params['code']}")
    return Reply(303, headers={"Location": bootstrap.bundles().link(deposit.source, f"{deposit.number}.zip")})
