"""What every page promises, over HTTP."""

import re

import pytest
import requests

from infra.bootstrap_stack import Seeded
from tests.conftest import PortalSession

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_page_forbids_whatever_it_does_not_need(http: PortalSession) -> None:
    headers = http.get("/").headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["font-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "*" not in headers["Content-Security-Policy"]
    assert policy["connect-src"].split()[1].startswith("http"), "the buckets' origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_language_is_asked_for_then_remembered(http: PortalSession) -> None:
    assert '<html lang="ar-MA" dir="rtl">' in http.get("/").text
    assert '<html lang="fr-MA" dir="ltr">' in http.get("/", headers={"Accept-Language": "fr"}).text
    assert '<html lang="fr-MA" dir="ltr">' in http.get("/?lang=fr").text
    assert '<html lang="fr-MA" dir="ltr">' in http.get("/", headers={"Accept-Language": "ar"}).text


def test_changing_the_language_keeps_page_and_query(http: PortalSession, administration: Seeded) -> None:
    assert 'href="/?q=a%26b&amp;lang=fr"' in http.get("/?q=a%26b").text
    slug = administration.administration.slug
    assert f'href="/a/{slug}?lang=fr"' in http.get(f"/a/{slug}").text


def test_changing_the_language_after_a_refused_form_leads_back_to_its_page(http: PortalSession) -> None:
    page = http.post("/sign-in", data={"email": ""}, headers={"Referer": http.base + "/sign-in?next=/desk"})
    assert page.status_code == 422
    assert 'href="/sign-in?next=%2Fdesk&amp;lang=fr"' in page.text
    assert 'data-here="/sign-in?next=%2Fdesk"' in page.text, "where a reload leads, with scripts"


@pytest.mark.parametrize("path", ["/a/nothing", "/a/%2e%2e%2fetc", "/a/%FF%FE", "/a/" + "x" * 300, "/a/%3Cscript%3E"])
def test_what_is_not_there_is_a_polite_404(http: PortalSession, path: str) -> None:
    answer = http.get(path + "?lang=fr")
    assert answer.status_code == 404
    assert "Page introuvable" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"email=%FF", FORM, 400),
        (b"\xff\xfe\x00", FORM, 400),
        (b"&".join(b"f%d=1" % n for n in range(1000)), FORM, 400),
        (b"email=" + b"a" * 300_000, FORM, 413),
        (b'{"email": 1}', {"Content-Type": "application/json"}, 415),
        (b"--x\r\n\r\n--x--", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_a_body_that_is_no_form_is_never_a_fault(
    http: PortalSession, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = http.post("/sign-in", data=body, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("query", ["?lang=xx", "?q=%FF", "?q=" + "a" * 2000, "?q=%20!", "?done=nothing&done=x", "?="])
def test_a_strange_query_is_never_a_fault(http: PortalSession, query: str) -> None:
    assert http.get("/" + query).status_code == 200


def test_a_cursor_of_no_list_is_refused_in_words(http: PortalSession) -> None:
    page = http.get("/?cursor=nothing&lang=fr")
    assert page.status_code == 422
    assert "Certaines données" in page.text


def test_a_malformed_cookie_is_no_cookie(http: PortalSession) -> None:
    answer = requests.get(http.base + "/desk", headers={"Cookie": '__Host-session="\x01; ;;=;é'}, allow_redirects=False)
    assert answer.status_code == 303


def test_head_answers_as_get_without_a_body(http: PortalSession) -> None:
    answer = http.head("/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_search_shows_what_was_typed_and_runs_nothing_of_it(http: PortalSession) -> None:
    page = http.get("/", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_directory_finds_by_either_name(http: PortalSession, administration: Seeded) -> None:
    slug = administration.administration.slug
    assert f'href="/a/{slug}"' in http.get("/", params={"q": administration.administration.code}).text
    assert f'href="/a/{slug}"' not in http.get("/", params={"q": "nothing like it"}).text


def test_static_files_are_kept_for_ever_under_the_names_that_pages_use(http: PortalSession) -> None:
    names = re.findall(r'(?:href|src)="(/static/[^"]+)"', http.get("/").text)
    assert len(names) >= 5
    for name in names:
        answer = http.get(name)
        assert answer.status_code == 200, name
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    sheet = http.get("/static/wasl.css")
    assert sheet.headers["Cache-Control"] == "no-cache"
    assert http.get("/static/wasl.css", headers={"If-None-Match": sheet.headers["ETag"]}).status_code == 304
    assert http.get("/static/web.py").status_code == 404


def test_fonts_arrive_byte_for_byte(http: PortalSession) -> None:
    sheet = http.get("/static/ibm-plex-sans-arabic.css").text
    name = re.findall(r'url\("\./([^"]+)"\)', sheet)[0]
    font = http.get(f"/static/{name}")
    assert font.headers["Content-Type"] == "font/woff2"
    assert font.content[:4] == b"wOF2"
    assert font.headers["Cache-Control"].endswith("immutable")


def test_the_font_of_tifinagh_is_declared_for_its_letters_alone(http: PortalSession) -> None:
    faces = http.get("/static/ibm-plex-sans-arabic.css").text.split("@font-face")
    (face,) = [face for face in faces if "dejavu-sans-tifinagh" in face]
    assert "unicode-range: U+2D30-2D65, U+2D6F;" in face
