"""What pages of the sign-in share: where a try comes from, and what follows a complete one, by whatever means.

A sign-in that is made elsewhere, such as at an administration's own identity provider, ends in :func:`welcome` too.
"""

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.organisation.signing_in.attempt import REMEMBERED, Visit, browser_words, cookie_of
from chalicelib.organisation.signing_in.challenge import VALID, PendingSignIn, Step
from chalicelib.web.pages import Reply, Request, redirect
from chalicelib.web.responses import cookie

if TYPE_CHECKING:
    from chalicelib.organisation.model import Agent

CHALLENGE = "__Host-challenge"
DESK = "/desk"
_PAGES = {Step.NEW_PASSWORD: "/sign-in/password", Step.ENROLMENT: "/sign-in/telephone", Step.CODE: "/sign-in/code"}


def visit(request: Request, email: str) -> Visit:
    """Where this try for that account comes from."""
    known = request.cookies.get(cookie_of(email), "")
    return Visit(request.address, browser_words(request.header("user-agent")), known)


def pending(request: Request) -> PendingSignIn | None:
    """The sign-in that this browser has half made, while it can go on."""
    return bootstrap.sign_in().find(request.cookies.get(CHALLENGE, ""))


def go_on(secret: str, made: PendingSignIn) -> Reply:
    """To the page of the next step. The browser holds a random secret; everything else stays with us."""
    reply = redirect(_PAGES[made.challenge.step])
    reply.cookies.append(cookie(CHALLENGE, secret, int(VALID.total_seconds())))
    return reply


def back(request: Request) -> Reply:
    """To the page where the sign-in stands; to its beginning, if it stands nowhere."""
    found = pending(request)
    return redirect(_PAGES[found.challenge.step] if found else "/sign-in")


def welcome(request: Request, agent: "Agent", email: str) -> None:
    """The agent's session begins, under a secret that nobody knew before, and this browser is known from now on."""
    where = visit(request, email)
    request.start(*bootstrap.sessions().sign_in(request.session, agent.id, where.address, where.browser))
    remember(request, email)
    request.cookies_out.append(cookie(CHALLENGE, "", 0))


def remember(request: Request, email: str) -> None:
    """Whoever sits here has proved to own the account: strangers' failures close no door to this browser."""
    secret = bootstrap.known_browsers().remember(visit(request, email).secret, email)
    request.cookies_out.append(cookie(cookie_of(email), secret, int(REMEMBERED.total_seconds())))


def next_page(path: str) -> str:
    """The page asked for before signing in, if it is one of ours; else the agent's own desk."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not any(c in path for c in "\r\n\t")
    return path if ours and not path.startswith("/sign-") else DESK
