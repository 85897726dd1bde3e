"""The counter's page: begins a deposit for somebody present, in their language; its steps are those of everybody."""

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()
PAGE = "/desk/assisted"


@pages.get(PAGE, AGENT)
def show(request: Request) -> Reply:
    """Says what the agent does here, and asks for the person's language."""
    bootstrap.assisting().demand(request.agent)
    return render(
        request,
        "deposit/assisted.html",
        active="assisted",
        counts=bootstrap.desk_counts().of(request.agent),
    )


@pages.post(PAGE, AGENT)
def begin(request: Request) -> Reply:
    """Opens the draft and goes to its first step."""
    spoken = request.form["language"]
    language = Language(spoken) if spoken in set(Language) else request.language
    deposit = bootstrap.assisting().open(request.agent, language)
    return redirect(f"/drafts/{deposit.id}/depositor", lang=language.value)
