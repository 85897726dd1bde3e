"""The bundle of a deposited letter, for agents and programs who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import NotFoundError
from chalicelib.registry.accesses.noting import note_bundle
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.web import bundle_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.bundle_views")

api = Api()


@api.post(
    "/mails/{mail_id}/bundle",
    AGENT,
    status=202,
    summary="Have everything that proves a mail put together",
    scope=Scope.MAIL_WRITE,
)
def ask_bundle(request: Request) -> views.BundleView:
    """Of a deposited letter, for whoever may read all that became of it. Asked for again meanwhile, or within ten
    minutes, it is the same."""
    mail, subject = bootstrap.bundles_of_mails().of(request.agent, request.params["mail_id"])
    reader = bootstrap.registry_reading().reader(request.agent, mail)
    return views.BundleView.of(bootstrap.bundles().ask(subject, reader))


@api.get(
    "/mails/{mail_id}/bundle", AGENT, summary="How far a mail's bundle is, and a link to it", scope=Scope.MAIL_READ
)
def show_bundle(request: Request) -> views.BundleView:
    """404 before it is asked for, and half a day after it was made."""
    mail, subject = bootstrap.bundles_of_mails().of(request.agent, request.params["mail_id"])
    bundles = bootstrap.bundles()
    found = bundles.find(subject)
    if found is None:
        raise NotFoundError("bundles.none")
    if not found.is_ready:
        return views.BundleView.of(found)
    url = bundles.link(subject, f"{mail.number}.zip")
    note_bundle(request, mail)
    return views.BundleView.of(found, url)
