"""The sign-in's second step: a new password, a telephone to set up, or its code. Each page stands at its own step."""

import base64
from collections.abc import Callable, Sequence

from chalicelib import bootstrap
from chalicelib.kernel.errors import (
    DomainError,
    GoneError,
    InvalidError,
    Problem,
    SignInRequiredError,
    ThrottledError,
)
from chalicelib.organisation.signing_in.arrival import back, go_on, next_page, pending, visit, welcome
from chalicelib.organisation.signing_in.challenge import PendingSignIn, Step, demand_step, grouped, otpauth
from chalicelib.organisation.signing_in.pages import first_page, form_status
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()
_OVER = (GoneError, SignInRequiredError)


@pages.get("/sign-in/password", PUBLIC)
def password_form(request: Request) -> Reply:
    """Asks for the password that takes the place of the first one."""
    found = _at(request, Step.NEW_PASSWORD)
    return _shown(request, "access/new_password.html", found) if found else back(request)


@pages.post("/sign-in/password", PUBLIC)
def choose_password(request: Request) -> Reply:
    """Changes the first password and goes on."""
    password, again = request.form.raw("password"), request.form.raw("again")

    def choose(found: PendingSignIn) -> Reply:
        demand_same(password, again)
        return go_on(*bootstrap.sign_in().choose_password(found, password))

    return _answered(request, Step.NEW_PASSWORD, "access/new_password.html", choose)


@pages.get("/sign-in/code", PUBLIC)
def code_form(request: Request) -> Reply:
    """Asks for the telephone's code."""
    found = _at(request, Step.CODE)
    return _shown(request, "access/code.html", found) if found else back(request)


@pages.post("/sign-in/code", PUBLIC)
def answer_code(request: Request) -> Reply:
    """Signs in with the telephone's code."""

    def answer(found: PendingSignIn) -> Reply:
        agent = bootstrap.sign_in().answer_code(found, request.form["code"], visit(request, found.email))
        welcome(request, agent, found.email)
        return redirect(next_page(found.next))

    return _answered(request, Step.CODE, "access/code.html", answer)


@pages.get("/sign-in/telephone", PUBLIC)
def telephone_form(request: Request) -> Reply:
    """Shows what a telephone needs to give codes, and asks for its first."""
    found = _at(request, Step.ENROLMENT)
    return _shown(request, "access/telephone.html", found) if found else back(request)


@pages.post("/sign-in/telephone", PUBLIC)
def enrol(request: Request) -> Reply:
    """Sets the telephone up, signs in, and shows the recovery codes: now, and never again."""

    def answer(found: PendingSignIn) -> Reply:
        agent = bootstrap.sign_in().enrol(found, request.form["code"], visit(request, found.email))
        codes = bootstrap.recovery_codes().make(agent)
        welcome(request, agent, found.email)
        return codes_page(request, codes, next_page(found.next))

    return _answered(request, Step.ENROLMENT, "access/telephone.html", answer)


def codes_page(request: Request, codes: Sequence[str], on: str) -> Reply:
    """The codes to be kept, as a page and as a file within it: nothing of them stays with us."""
    file = "data:text/plain;charset=utf-8;base64," + base64.b64encode("\r\n".join([*codes, ""]).encode()).decode()
    return _kept_nowhere(render(request, "access/recovery_codes.html", codes=codes, file=file, on=on))


def demand_same(password: str, again: str) -> None:
    """``InvalidError`` unless the password was typed twice alike."""
    if password != again:
        raise InvalidError([Problem("again", "access.passwords_differ")])


def _at(request: Request, step: Step) -> PendingSignIn | None:
    found = pending(request)
    return found if found and found.challenge.step is step else None


def _answered(request: Request, step: Step, template: str, act: Callable[[PendingSignIn], Reply]) -> Reply:
    """What the act answers whoever stands at this step; their page again with what is wrong; or the first page."""
    found = _at(request, step)
    try:
        return act(demand_step(found, step))
    except (InvalidError, ThrottledError) as error:
        return _shown(request, template, found, error)
    except _OVER:
        return first_page(request, error=GoneError("access.challenge_over"))


def _shown(request: Request, template: str, found: PendingSignIn | None, error: DomainError | None = None) -> Reply:
    assert found is not None  # whoever stands at no step was sent away
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    shown = {"email": found.email, "problems": problems, "general": None if problems else error, **_telephone(found)}
    return _kept_nowhere(render(request, template, form_status(error), **shown))


def _kept_nowhere(reply: Reply) -> Reply:
    """Secrets are on the page: no browser keeps it."""
    reply.headers["Cache-Control"] = "no-store"
    return reply


def _telephone(found: PendingSignIn) -> dict[str, str]:
    """What a telephone to be set up is shown: the secret as a picture, and to be typed by hand."""
    if found.challenge.step is not Step.ENROLMENT:
        return {}
    link = otpauth(found.email, found.challenge.secret)
    return {
        "link": link,
        "picture": "data:image/svg+xml;base64," + base64.b64encode(bootstrap.qr_code(link)).decode(),
        "secret": grouped(found.challenge.secret),
    }
