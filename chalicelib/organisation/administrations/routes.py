"""The operator's acts on an administration, and on keys of its seal and its signatories, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.organisation.model import Administration
from chalicelib.organisation.structure.model import Standing
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import OPERATOR, PUBLIC

if TYPE_CHECKING:
    from chalicelib.organisation.administrations import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.administrations.views")

api = Api()


@api.get("/platform/administrations", OPERATOR, summary="List every administration, those that were closed too")
def list_all(request: Request, query: views.AllQuery) -> Answer[views.HousesView]:
    """Ten at a time, by French name; or those that have the words."""
    directory, cursor = bootstrap.directory(), query.cursor or ""
    page = directory.find(query.q, request.language, cursor) if query.q else directory.on_platform(cursor)
    return paged(page, views.HousesView(items=[views.HouseView.listed(found) for found in page.items]))


@api.post("/administrations/{slug}/standing", OPERATOR, summary="Suspend, resume or close an administration")
def change_standing(request: Request, given: views.StandingGiven) -> Answer[views.StandingView]:
    """How it then stands; the same again changes nothing."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    changed = bootstrap.standings().change(found.id, Standing(given.standing), given.reason, request.agent.actor())
    return Answer(views.StandingView(standing=changed.standing, reason=changed.standing_reason))


@api.get(
    "/administrations/{slug}/name", PUBLIC, summary="Read an administration's names", scope=Scope.DIRECTORY_READ
)  # fmt: skip
def show_name(request: Request) -> Answer[views.AdministrationNameView]:
    """The present one, and those before it."""
    return _named(bootstrap.organisation().by_slug(request.params["slug"]))


@api.put("/administrations/{slug}/name", OPERATOR, summary="Give an administration another name")
@precondition("organisation.renamed_meanwhile")
def rename(request: Request, given: views.AdministrationNameGiven) -> Answer[views.AdministrationNameView]:
    """The names after it. The present one by the same act changes nothing, by another act it is refused.

    A certificate of its seal is requested in that name; the one before serves until another is installed."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    operator = request.agent.actor()
    return _named(bootstrap.renaming().rename(found.id, expected_version(request), given.given(), operator))


@api.get("/administrations/{slug}/certificate", OPERATOR, summary="Read what certifies an administration's seal")
def show_certificate(request: Request) -> Answer[views.CertificateView]:
    """The request for a certification authority, and the certificate that is installed."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return Answer(views.CertificateView.of(bootstrap.certification().state_of(found.seal_key_id)))


@api.put(
    "/administrations/{slug}/certificate",
    OPERATOR,
    conditional=False,  # the authority's last answer holds, whatever was installed before
    summary="Install a seal's certificate",
)
def install_certificate(request: Request, given: views.ChainGiven) -> Answer[views.CertificateView]:
    """The certificate, in the place of the one before; 422 when it does not certify this key."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    bootstrap.certification().install(found.id, found.seal_key_id, given.chain, request.agent.actor())
    return Answer(views.CertificateView.of(bootstrap.certification().state_of(found.seal_key_id)))


@api.get("/administrations/{slug}/signatories", OPERATOR, summary="List who signs in an administration")
def list_signatories(request: Request) -> views.SignatoriesView:
    """Those who work there and have a signing key, or sit where one is asked for; by French name."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    listed = bootstrap.house_signatories().of(found.id)
    return views.SignatoriesView(items=[views.SignatoryView.of(it) for it in listed])


@api.put(
    "/administrations/{slug}/signatories/{agent_id}/certificate",
    OPERATOR,
    conditional=False,  # as with a seal's
    summary="Install a signatory's certificate",
)
def install_signatory_certificate(request: Request, given: views.ChainGiven) -> Answer[views.SignatoryView]:
    """The certificate, in the place of the one before; 422 when it does not certify this key, 404 before it is
    requested and for who does not work there any more."""
    administration, agent_id = bootstrap.organisation().by_slug(request.params["slug"]), request.params["agent_id"]
    key_id = bootstrap.house_signatories().get(administration.id, agent_id).key_id
    bootstrap.certification().install(administration.id, key_id, given.chain, request.agent.actor())
    return Answer(views.SignatoryView.of(bootstrap.house_signatories().get(administration.id, agent_id)))


def _named(found: Administration) -> Answer[views.AdministrationNameView]:
    return Answer(views.AdministrationNameView.of(found), version=found.name_version)
