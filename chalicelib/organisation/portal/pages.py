"""The administrator's page of the portal, and the logo as everyone sees it."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.organisation.days.hours import read_hours, written_week
from chalicelib.organisation.frame import refused, seen_version, status
from chalicelib.organisation.model import Administration, Contacts
from chalicelib.organisation.portal.choices import place_choices, sector_choices
from chalicelib.organisation.portal.embedding import example, snippet
from chalicelib.organisation.portal.model import Portal, PortalGiven
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, PUBLIC

pages = Pages()

PAGE = "/admin/portal"
LARGEST_LOGO_FORM = 2 * 1024 * 1024
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@pages.get(PAGE, ADMINISTRATORS)
def form(request: Request) -> Reply:
    """What the portal says now, to be changed."""
    portal, administration = _now(request)
    return _shown(request, portal, _typed_of(portal, administration))


@pages.post(PAGE, ADMINISTRATORS)
def change(request: Request) -> Reply:
    """Changes everything but the logo."""
    try:
        bootstrap.portals().change(request.agent, seen_version(request), _given(request))
    except (InvalidError, ConflictError) as error:
        return _shown(request, _now(request)[0], _typed(request), error)
    return redirect(PAGE, done="organisation-portal-changed")


@pages.post(PAGE + "/logo", ADMINISTRATORS, takes_file=LARGEST_LOGO_FORM)
def set_logo(request: Request) -> Reply:
    """Another logo, or none."""
    portals, version = bootstrap.portals(), seen_version(request)
    try:
        if request.form["remove"]:
            portals.remove_logo(request.agent, version)
        else:
            portals.set_logo(request.agent, version, request.files.get("logo", b""))
    except (InvalidError, ConflictError) as error:
        portal, administration = _now(request)
        return _shown(request, portal, _typed_of(portal, administration), error)
    return redirect(PAGE, done="organisation-portal-changed")


@pages.get("/a/{slug}/logo/{digest}", PUBLIC)
def logo(request: Request) -> Reply:
    """The logo's PNG: another logo has another address."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return Reply(200, bootstrap.portals().logo(found.id, request.params["digest"]), "image/png", _FOR_EVER)


def _now(request: Request) -> tuple[Portal, Administration]:
    own_id = request.agent.administration_id
    return bootstrap.portals().of(own_id), bootstrap.organisation().administration(own_id)


def _given(request: Request) -> PortalGiven:
    typed = request.form
    contacts = Contacts(_bilingual(request, "address"), typed["telephone"], typed["email"], typed["website"])
    hours = read_hours(*(_lines(request, name) for name in ("usual", "ramadan")))
    scope, notice = _bilingual(request, "scope"), _bilingual(request, "notice")
    bearings = typed["sector"], typed["place"], typed["tifinagh"]
    return PortalGiven(contacts, scope, notice, hours, typed["cndp_number"], *bearings)


def _bilingual(request: Request, name: str) -> Bilingual:
    return Bilingual(request.form[f"{name}_ar"], request.form[f"{name}_fr"])


def _lines(request: Request, name: str) -> list[str]:
    return [request.form[f"{name}-{day}"] for day in range(7)]


def _typed(request: Request) -> dict[str, str]:
    return {name: request.form[name] for name in request.form}


def _typed_of(portal: Portal, administration: Administration) -> dict[str, str]:
    contacts = administration.contacts
    weeks = {"usual": portal.hours.usual, "ramadan": portal.hours.ramadan}
    texts = {"scope": portal.scope, "notice": portal.notice, "address": contacts.address}
    return {
        **{f"{name}_{language}": it for name, text in texts.items() for language, it in vars(text).items()},
        **{f"{name}-{day}": line for name, week in weeks.items() for day, line in enumerate(written_week(week))},
        "telephone": contacts.telephone,
        "email": contacts.email,
        "website": contacts.website,
        "cndp_number": portal.cndp_number,
        "sector": administration.sector,
        "place": administration.place,
        "tifinagh": administration.tifinagh,
    }


def _shown(request: Request, portal: Portal, typed: dict[str, str], error: DomainError | None = None) -> Reply:
    administration = bootstrap.organisation().administration(request.agent.administration_id)
    public_url = bootstrap.settings().public_url
    return render(
        request,
        "organisation/portal_form.html",
        status(error),
        portal=portal,
        found=administration,
        typed=typed,
        sectors=sector_choices(request.language),
        places=place_choices(request.language),
        snippets=[(it, snippet(public_url, administration, it)) for it in Language],
        example=example(public_url, administration, request.language),
        **refused(error),
    )
