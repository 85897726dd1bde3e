"""The operator's pages of administrations: all, each one's name, standing, seal's certificate, signatories."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.administrations.renaming import NameGiven
from chalicelib.organisation.frame import refused, seen_version, status
from chalicelib.organisation.model import Administration
from chalicelib.organisation.structure.model import Standing
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import OPERATOR

pages = Pages()

PEM = "application/x-pem-file"
_MOVES = {
    Standing.ACTIVE: (Standing.SUSPENDED, Standing.CLOSED),
    Standing.SUSPENDED: (Standing.ACTIVE, Standing.CLOSED),
    Standing.CLOSED: (Standing.ACTIVE,),
}


@pages.get("/operator/administrations", OPERATOR)
def administrations(request: Request) -> Reply:
    """Every administration by name, those that were closed too; or those that have the words."""
    words, cursor = request.query["q"], request.query["cursor"]
    directory = bootstrap.directory()
    page = directory.find(words, request.language, cursor) if words else directory.on_platform(cursor)
    return render(request, "organisation/administrations.html", page=page, words=words, tab="administrations")


@pages.get("/operator/administrations/{administration_id}", OPERATOR)
def administration(request: Request) -> Reply:
    """One administration."""
    return _shown(request, _found(request))


@pages.post("/operator/administrations/{administration_id}/standing", OPERATOR)
def change_standing(request: Request) -> Reply:
    """Suspends, resumes or closes it."""
    found, wanted = _found(request), request.form["standing"]
    if wanted not in set(Standing):
        return _shown(request, found)
    try:
        bootstrap.standings().change(found.id, Standing(wanted), request.form["reason"], request.agent.actor())
    except InvalidError as error:
        return _shown(request, found, error, reason=request.form["reason"], wanted=wanted)
    return redirect(f"/operator/administrations/{found.id}", done="organisation-standing-changed")


@pages.post("/operator/administrations/{administration_id}/name", OPERATOR)
def rename(request: Request) -> Reply:
    """Gives it another name."""
    found, typed = _found(request), request.form
    given = NameGiven(Bilingual(typed["name_ar"], typed["name_fr"]), typed["legal_reference"])
    try:
        bootstrap.renaming().rename(found.id, seen_version(request), given, request.agent.actor())
    except (InvalidError, ConflictError) as error:
        return _shown(request, found, error, name=given)
    return redirect(f"/operator/administrations/{found.id}", done="organisation-renamed")


@pages.get("/operator/administrations/{administration_id}/certificate-request", OPERATOR)
def certificate_request(request: Request) -> Reply:
    """The PKCS #10 request of its seal's key, to be sent to a certification authority."""
    found = _found(request)
    text = bootstrap.certification().requested(found.seal_key_id)
    name = {"Content-Disposition": f'attachment; filename="{found.slug}.csr.pem"'}
    return Reply(200, text.encode(), PEM, name)


@pages.post("/operator/administrations/{administration_id}/certificate", OPERATOR)
def install_certificate(request: Request) -> Reply:
    """Installs the chain that a certification authority gave."""
    found = _found(request)
    try:
        bootstrap.certification().install(found.id, found.seal_key_id, request.form["chain"], request.agent.actor())
    except InvalidError as error:
        return _shown(request, found, error, chain=request.form["chain"])
    return redirect(f"/operator/administrations/{found.id}", done="organisation-certificate-installed")


def _found(request: Request) -> Administration:
    return bootstrap.organisation().administration(request.params["administration_id"])


def _shown(
    request: Request,
    found: Administration,
    error: DomainError | None = None,
    reason: str = "",
    wanted: str = "",
    chain: str = "",
    name: NameGiven | None = None,
) -> Reply:
    return render(
        request,
        "organisation/administration.html",
        status(error),
        found=found,
        moves=_MOVES[found.standing],
        certificate=bootstrap.certification().state_of(found.seal_key_id),
        signatories=bootstrap.house_signatories().of(found.id),
        name=name or NameGiven(found.name, ""),
        reason=reason,
        wanted=wanted,
        chain=chain,
        tab="administrations",
        **refused(error),
    )
