"""The API of the organisation: the public directory."""

from chalicelib import bootstrap
from chalicelib.organisation.listing import slice_of
from chalicelib.organisation.views import AdministrationsView, AdministrationView
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.routing import PUBLIC

api = Api(__name__)


@api.get("/administrations", PUBLIC, answer=AdministrationsView, summary="List the administrations that take deposits")
def list_administrations(request: Request) -> Answer:
    """``?q=`` words of the name; ``?cursor=`` the next page."""
    page = slice_of(bootstrap.organisation().directory(request.query["q"]), request.query["cursor"])
    return paged(page, AdministrationsView(items=[AdministrationView.of(found) for found in page.items]))


@api.get("/administrations/{slug}", PUBLIC, answer=AdministrationView, summary="Read one administration")
def show_administration(request: Request) -> AdministrationView:
    """Names and code."""
    return AdministrationView.of(bootstrap.organisation().by_slug(request.params["slug"]))
