"""The API of a house's file: read it whole, send it back changed, see what that would do, have it done.

A file is checked by itself after it was sent, and applied by itself once that is asked for: programs ask again until
``state`` is ``checked``, then ``done`` or ``stopped``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.organisation.house_file import table
from chalicelib.organisation.house_file.model import LARGEST_BODY
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, READERS

if TYPE_CHECKING:
    from chalicelib.organisation.house_file import bodies, views
    from chalicelib.organisation.house_file.model import HouseImport
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.organisation.house_file.bodies")
    views = later("chalicelib.organisation.house_file.views")

api = Api()
IMPORT = "/organisation/imports/{import_id}"


@api.get("/organisation/file", READERS, summary="The whole organisation as one file")
def export(request: Request) -> Answer[views.HouseFileView]:
    """What is open: sent back unchanged, it changes nothing."""
    whole = bootstrap.whole_houses().of(request.agent)
    content = table.written(whole).decode("utf-8-sig")
    return Answer(views.HouseFileView(name=table.name(whole), content=content))


@api.post(
    "/organisation/imports",
    ADMINISTRATORS,
    status=201,
    idempotent=True,
    takes_file=LARGEST_BODY,
    summary="Send a file of the organisation to be checked",
)
def send(request: Request, body: bodies.HouseFileBody) -> Answer[views.ImportView]:
    """Nothing is changed by it. What it does not name stays; what is to end says `closed` in `state`."""
    it = bootstrap.house_imports().send(request.agent, new_id(), body.content.encode())
    return Answer(_view(request, it), location=f"/api/v1/organisation/imports/{it.id}")


@api.get(IMPORT, READERS, summary="What a file would do, or how far it is")
def show(request: Request) -> Answer[views.ImportView]:
    """Every problem with its line, column and code; every act that the file asks for."""
    return Answer(_view(request, bootstrap.house_imports().get(request.agent, request.params["import_id"])))


@api.post(IMPORT + "/check", ADMINISTRATORS, summary="Check a file once more")
def check(request: Request) -> Answer[views.ImportView]:
    """Against the organisation as it now stands."""
    return Answer(_view(request, bootstrap.house_imports().check_again(request.agent, request.params["import_id"])))


@api.post(IMPORT + "/application", ADMINISTRATORS, summary="Apply a file that was checked")
def apply(request: Request) -> Answer[views.ImportView]:
    """Begins; 409 where something is wrong with the file, or the organisation has changed since the check."""
    imports, import_id = bootstrap.house_imports(), request.params["import_id"]
    return Answer(_view(request, imports.apply(request.agent, import_id, request.origin)))


def _view(request: Request, it: HouseImport) -> views.ImportView:
    return views.ImportView.of(it, bootstrap.house_imports().report(it), request.language)
