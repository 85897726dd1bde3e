"""The second step of a sign-in: a first password, a telephone, its codes."""

import base64
import io
import re

import pyotp
import pytest
import requests
import zxingcpp
from PIL import Image

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.cognito.clock import CODES
from infra.local.deploying.seeding import PASSWORD
from tests.conftest import PortalSession
from tests.newcomers import newcomer
from tests.people import csrf_of, sign_in

SESSION, CHALLENGE = "__Host-session", "__Host-challenge"
CHOSEN = "Chosen-by-me-2026"
RECOVERY = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


@pytest.fixture
def email(administration: Seeded) -> str:
    return administration.agents["handler"].email


@pytest.fixture
def new(cloud: LocalCloud, administration: Seeded) -> str:
    """The address of an agent who has a temporary password and no telephone."""
    return newcomer(cloud, administration)


def telephone_on(page: requests.Response) -> pyotp.TOTP:
    """An authenticator that scanned the page's QR code; the secret to be typed is the same."""
    secret = re.search(r"([A-Z2-7]{4}(?: [A-Z2-7]{4}){7})", page.text)
    link = re.search(r'href="(otpauth://[^"]+)"', page.text)
    assert secret is not None and link is not None
    scanned = pyotp.parse_uri(link[1].replace("&amp;", "&"))
    assert isinstance(scanned, pyotp.TOTP)
    assert scanned.secret == secret[1].replace(" ", "")
    return scanned


def begun(http: PortalSession, email: str, password: str = PASSWORD) -> requests.Response:
    return http.post("/sign-in", data={"email": email, "password": password})


def is_nobody(http: PortalSession) -> bool:
    return http.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")


def test_a_first_sign_in_goes_by_a_password_and_a_telephone_to_ten_codes(http: PortalSession, new: str) -> None:
    assert begun(http, new, "Temporary-2026").url.endswith("/sign-in/password")
    assert is_nobody(http)
    assert http.post("/sign-in/password", data={"password": CHOSEN, "again": "b"}).status_code == 422
    assert http.post("/sign-in/password", data={"password": "short", "again": "short"}).status_code == 422
    first = http.cookies[CHALLENGE]
    page = http.post("/sign-in/password", data={"password": CHOSEN, "again": CHOSEN})
    assert page.url.endswith("/sign-in/telephone")
    assert http.cookies[CHALLENGE] != first
    assert telephone_on(http.get("/sign-in/telephone")).secret == telephone_on(page).secret
    assert is_nobody(http)
    wrong = http.post("/sign-in/telephone", data={"code": "000000"})
    assert wrong.status_code == 422
    shown = http.post("/sign-in/telephone", data={"code": telephone_on(wrong).at(CODES.now())})
    codes = RECOVERY.findall(re.sub(r"<a .*?>", "", shown.text))
    assert len(set(codes)) == 10
    assert shown.headers["Cache-Control"] == "no-store"
    assert not is_nobody(http)
    again = http.post("/sign-in/telephone", data={"code": "000000"} | csrf_of(http.get("/desk")))
    assert again.status_code == 410
    assert not RECOVERY.search(again.text)


def test_the_qr_code_says_what_the_page_says(http: PortalSession, new: str) -> None:
    begun(http, new, "Temporary-2026")
    page = http.post("/sign-in/password", data={"password": CHOSEN, "again": CHOSEN})
    svg = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page.text)
    assert svg is not None
    (read,) = zxingcpp.read_barcodes(_drawn(base64.b64decode(svg[1]).decode()))
    assert pyotp.parse_uri(read.text).secret == telephone_on(page).secret


def _drawn(svg: str) -> Image.Image:
    """The picture of a QR code's one path, made of horizontal strokes."""
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    drawn, x, y = Image.new("L", (size, size), 255), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.findall(r' d="([^"]+)"', svg)[0]):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            for offset in range(int(values[0])):
                drawn.putpixel((int(x) + offset, int(y)), 0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return drawn.resize((size * 8, size * 8), Image.Resampling.NEAREST)


def test_the_file_of_codes_holds_the_codes_shown(http: PortalSession, new: str) -> None:
    begun(http, new, "Temporary-2026")
    page = http.post("/sign-in/password", data={"password": CHOSEN, "again": CHOSEN})
    shown = http.post("/sign-in/telephone", data={"code": telephone_on(page).at(CODES.now())}).text
    file = re.search(r'href="data:text/plain;charset=utf-8;base64,([^"]+)" download', shown)
    assert file is not None
    kept = io.StringIO(base64.b64decode(file[1]).decode()).read().split()
    assert kept == RECOVERY.findall(shown)[:10]


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_telephone_may_be_half_a_minute_fast_or_slow(http: PortalSession, new: str, steps: int, good: bool) -> None:
    begun(http, new, "Temporary-2026")
    page = http.post("/sign-in/password", data={"password": CHOSEN, "again": CHOSEN})
    telephone = telephone_on(page)
    shown = http.post("/sign-in/telephone", data={"code": telephone.at(CODES.now() + 30 * steps)})
    assert (shown.status_code == 200) is good


def test_a_code_is_good_once(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    code = cloud.code_for(email)
    begun(http, email)
    assert http.post("/sign-in/code", data={"code": code}).url.endswith("/desk/mine")
    with PortalSession(http.base) as thief:
        begun(thief, email)
        answer = thief.post("/sign-in/code?lang=fr", data={"code": code})
        assert answer.status_code == 422
        assert "Ce code a déjà servi" in answer.text
        assert is_nobody(thief)
        assert thief.post("/sign-in/code", data={"code": cloud.code_for(email)}).status_code == 200


@pytest.mark.parametrize("typed", ["{code}", " {0}{1}{2} {3}{4}{5} ", "{0}-{1}-{2}-{3}-{4}-{5}"])
def test_a_code_is_read_however_it_is_typed(http: PortalSession, cloud: LocalCloud, email: str, typed: str) -> None:
    code = cloud.code_for(email)
    begun(http, email)
    answer = http.post("/sign-in/code", data={"code": typed.format(*code, code=code)})
    assert answer.url.endswith("/desk/mine")


def test_a_hundred_wrong_codes_never_get_in(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    begun(http, email)
    answers = [http.post("/sign-in/code?lang=fr", data={"code": f"{n:06d}"}) for n in range(100)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 95
    assert "Par sécurité, attendez" in answers[-1].text
    assert http.post("/sign-in/code", data={"code": cloud.code_for(email)}).status_code == 429
    assert is_nobody(http)


def test_no_step_can_be_skipped(http: PortalSession, cloud: LocalCloud, email: str, new: str) -> None:
    begun(http, new, "Temporary-2026")
    for path in ("/sign-in/code", "/sign-in/telephone"):
        assert http.get(path).url.endswith("/sign-in/password")
        assert http.post(path, data={"code": "123456"}).status_code == 410
    begun(http, email)
    assert http.get("/sign-in/telephone").url.endswith("/sign-in/code")
    form = {"password": CHOSEN, "again": CHOSEN}
    assert http.post("/sign-in/password", data=form).status_code == 410
    assert http.post("/sign-in/telephone", data={"code": cloud.code_for(email)}).status_code == 410
    assert is_nobody(http)


@pytest.mark.parametrize("path", ["/sign-in/password", "/sign-in/code", "/sign-in/telephone"])
def test_a_step_without_a_sign_in_begins_again(http: PortalSession, path: str) -> None:
    assert http.get(path, allow_redirects=False).headers["Location"] == "/sign-in"
    assert http.post(path, data={"code": "123456", "password": "a", "again": "a"}).status_code == 410


def test_a_deactivated_agent_is_refused_like_a_stranger(
    http: PortalSession, cloud: LocalCloud, administration: Seeded, email: str
) -> None:
    from dataclasses import replace

    from chalicelib import bootstrap

    sign_in(http, email)
    bootstrap.organisation().put_agent(replace(administration.agents["handler"], active=False))
    assert is_nobody(http)
    with PortalSession(http.base) as later:
        answer = begun(later, email)
        assert answer.status_code == 422
        wrong = begun(later, email, "Wrong-password-1")
        assert answer.text == wrong.text
