"""The operator's pages of one signatory: the request of their signing key, and the certificate that answers it."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError
from chalicelib.organisation.administrations.pages import PEM
from chalicelib.organisation.administrations.signatories import Signatory
from chalicelib.organisation.model import Administration
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import OPERATOR

pages = Pages()

_PATH = "/operator/administrations/{administration_id}/signatories/{agent_id}"


@pages.get(_PATH, OPERATOR)
def signatory(request: Request) -> Reply:
    """Who it is, where they sign, and how far their certificate is."""
    return _shown(request)


@pages.get(f"{_PATH}/certificate-request", OPERATOR)
def signatory_request(request: Request) -> Reply:
    """The PKCS #10 request of their key, to be sent to a certification authority."""
    administration, found = _found(request)
    text = bootstrap.certification().requested(found.key_id)
    name = {"Content-Disposition": f'attachment; filename="{administration.slug}-{found.agent.id}.csr.pem"'}
    return Reply(200, text.encode(), PEM, name)


@pages.post(f"{_PATH}/certificate", OPERATOR)
def install_signatory(request: Request) -> Reply:
    """Installs the chain that a certification authority gave."""
    administration, found = _found(request)
    chain, actor = request.form["chain"], request.agent.actor()
    try:
        bootstrap.certification().install(administration.id, found.key_id, chain, actor)
    except InvalidError as error:
        return _shown(request, error, chain)
    path = f"/operator/administrations/{administration.id}/signatories/{found.agent.id}"
    return redirect(path, done="organisation-certificate-installed")


def _found(request: Request) -> tuple[Administration, Signatory]:
    administration = bootstrap.organisation().administration(request.params["administration_id"])
    return administration, bootstrap.house_signatories().get(administration.id, request.params["agent_id"])


def _shown(request: Request, error: InvalidError | None = None, chain: str = "") -> Reply:
    administration, found = _found(request)
    return render(
        request,
        "organisation/signatory.html",
        422 if error else 200,
        administration=administration,
        found=found,
        problems=problems_by_field(error) if error else {},
        chain=chain,
        tab="administrations",
    )
