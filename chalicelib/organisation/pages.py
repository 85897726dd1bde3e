"""The directory, the portals, and signing in and out."""

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import DomainError, GoneError, InvalidError, Problem, SignInRequiredError, ThrottledError
from chalicelib.organisation import challenges
from chalicelib.organisation.opening_views import OpeningWords
from chalicelib.organisation.ports import Challenge
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.responses import cookie
from chalicelib.web.routing import AGENT, PUBLIC
from chalicelib.web.sessions import COOKIE

pages = Pages(__name__)

CHALLENGE_COOKIE = "__Host-challenge"
_CHALLENGE_SECONDS = 180
DESK = "/desk"
_FIRST_PAGES: tuple[tuple[Role | None, str], ...] = (
    (Role.REGISTRAR, "/desk/qualify"),
    (Role.HANDLER, "/desk/mine"),
    (Role.HEAD, "/desk/mine"),
    (Role.SIGNATORY, "/desk/sign"),
    (Role.OPERATOR, "/operator"),
    (Role.AUDITOR, "/desk/register"),
    (None, "/desk/mine"),
)


@pages.get("/", PUBLIC)
def directory(request: Request) -> Reply:
    """The administrations that take deposits, with a search by name."""
    words = request.query["q"]
    page = bootstrap.directory().find(words, request.language, request.query["cursor"])
    return render(request, "organisation/directory.html", words=words, page=page)


@pages.get("/a/{slug}", PUBLIC)
def portal(request: Request) -> Reply:
    """An administration's own page."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    office = bootstrap.calendars().calendar_of(found.id)
    opening = OpeningWords.of(office, bootstrap.clock().now(), request.language)
    said = bootstrap.portals().of(found.id)
    return render(request, "organisation/portal.html", portal=found, said=said, opening=opening)


@pages.get("/sign-in", PUBLIC)
def sign_in_form(request: Request) -> Reply:
    """The form; agents who are signed in go on."""
    if request.caller:
        return redirect(_next(request.query["next"]))
    return _form(request, request.query["next"])


@pages.post("/sign-in", PUBLIC)
def sign_in(request: Request) -> Reply:
    """Checks the password; a first sign-in goes on to a new password."""
    email, password = request.form["email"], request.form.raw("password")
    if not email or not password:
        fields = [name for name, value in (("email", email), ("password", password)) if not value]
        return _form(
            request,
            request.form["next"],
            email,
            InvalidError([Problem(f, f"organisation.{f}_missing") for f in fields]),
        )
    try:
        outcome = bootstrap.sign_in().with_password(email, password, request.address)
    except (SignInRequiredError, ThrottledError) as error:
        return _form(request, request.form["next"], email, error)
    if isinstance(outcome, Challenge):
        reply = redirect("/sign-in/password", next=request.form["next"])
        reply.cookies.append(cookie(CHALLENGE_COOKIE, challenges.written(email, outcome.session), _CHALLENGE_SECONDS))
        return reply
    return _signed_in(request, outcome.agent_id)


@pages.get("/sign-in/password", PUBLIC)
def new_password_form(request: Request) -> Reply:
    """The form for the first change of password."""
    if not challenges.read(request.cookies.get(CHALLENGE_COOKIE, "")):
        return redirect("/sign-in", next=request.query["next"])
    return _password_form(request, request.query["next"])


@pages.post("/sign-in/password", PUBLIC)
def change_password(request: Request) -> Reply:
    """Changes the first password and signs in."""
    password, next_ = request.form.raw("password"), request.form["next"]
    if password != request.form.raw("again"):
        return _password_form(request, next_, InvalidError([Problem("again", "organisation.passwords_differ")]))
    challenge = challenges.read(request.cookies.get(CHALLENGE_COOKIE, ""))
    if challenge is None:
        return _form(request, next_, "", GoneError("organisation.challenge_over"))
    try:
        caller = bootstrap.sign_in().with_new_password(challenge.email, password, challenge.session)
    except InvalidError as refused:
        return _password_form(request, next_, refused)
    except (GoneError, SignInRequiredError):
        return _form(request, next_, challenge.email, GoneError("organisation.challenge_over"))
    return _signed_in(request, caller.agent_id)


@pages.get("/desk", AGENT)
def desk(request: Request) -> Reply:
    """The agent's first page: where the work of their desks arrives."""
    roles = request.agent.roles
    return redirect(next(path for role, path in _FIRST_PAGES if role is None or role in roles))


@pages.post("/sign-out", PUBLIC)
def sign_out(request: Request) -> Reply:
    """Ends the session."""
    bootstrap.sessions().end(request.session)
    reply = redirect("/sign-in", done="organisation-signed-out")
    reply.cookies.append(cookie(COOKIE, "", 0))
    return reply


def _signed_in(request: Request, agent_id: str) -> Reply:
    request.start(*bootstrap.sessions().sign_in(request.session, agent_id))
    reply = redirect(_next(request.form["next"]))
    reply.cookies.append(cookie(CHALLENGE_COOKIE, "", 0))
    return reply


def _form(request: Request, next_: str, email: str = "", error: DomainError | None = None) -> Reply:
    status = status_of(error) if error else 200
    status = 422 if status == 401 else status  # 401 would ask for a scheme that browsers cannot answer
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if isinstance(error, InvalidError) else error
    return render(
        request, "organisation/sign_in.html", status, next=next_, email=email, problems=problems, general=general
    )


def _password_form(request: Request, next_: str, error: InvalidError | None = None) -> Reply:
    problems = problems_by_field(error) if error else {}
    challenge = challenges.read(request.cookies.get(CHALLENGE_COOKIE, ""))
    email = challenge.email if challenge else ""
    return render(
        request, "organisation/new_password.html", 422 if error else 200, next=next_, email=email, problems=problems
    )


def _next(path: str) -> str:
    """The page asked for before signing in, if it is one of ours; else the agent's own desk."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not any(c in path for c in "\r\n\t")
    return path if ours and not path.startswith("/sign-") else DESK
