"""What an administration says of personal data, for everyone: now, and as it was shown with an earlier deposit."""

from chalicelib import bootstrap
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.privacy import PrivacyNotice
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/a/{slug}/privacy", PUBLIC)
def present(request: Request) -> Reply:
    """The present notice."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return _shown(request, found, bootstrap.privacy_notices().present(found.id))


@pages.get("/a/{slug}/privacy/{digest}", PUBLIC)
def kept(request: Request) -> Reply:
    """The version that a deposit names."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return _shown(request, found, bootstrap.privacy_notices().kept(found.id, request.params["digest"]))


def _shown(request: Request, administration: Administration, notice: PrivacyNotice) -> Reply:
    present_digest = bootstrap.privacy_notices().present(administration.id).digest
    return render(
        request, "organisation/privacy.html", administration=administration, notice=notice, present=present_digest
    )
