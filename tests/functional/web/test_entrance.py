"""Addresses that nothing answers at, and methods that an address does not take."""

import pytest

from tests.conftest import PortalSession


@pytest.mark.parametrize(("language", "words"), [("ar", "لا توجد صفحة بهذا العنوان"), ("fr", "Aucune page à cette")])
def test_an_address_without_a_page_is_told_in_the_visitors_language(
    http: PortalSession, language: str, words: str
) -> None:
    answer = http.get("/no/such/page", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert words in answer.text
    assert f'href="/?lang={"fr" if language == "ar" else "ar"}"' in answer.text


def test_an_address_without_a_route_is_a_problem_of_the_api(http: PortalSession) -> None:
    answer = http.get("/api/v1/no/such/thing", headers={"Accept-Language": "fr"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "http.no_such_address"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("DELETE", "/track", "GET, HEAD, POST"), ("PATCH", "/api/v1/deposits", "POST"), ("POST", "/", "GET, HEAD")],
)
def test_a_method_that_an_address_does_not_take_is_told_which_it_takes(
    http: PortalSession, method: str, path: str, allowed: str
) -> None:
    answer = http.request(method, path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/track/ABCD/code", "/track/ABCD"),
        ("/desk/mails/M/reject", "/desk/mails/M"),
        ("/drafts/D/files/F/removal", "/drafts/D/files"),
        ("/sign-out", "/"),
    ],
)
def test_an_address_that_only_takes_a_form_leads_to_the_page_above_it(
    http: PortalSession, path: str, page: str
) -> None:
    answer = http.get(f"{path}?lang=fr", allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{page}?lang=fr")


def test_a_page_is_the_same_with_a_slash_at_its_end(http: PortalSession) -> None:
    assert http.get("/track/").status_code == http.get("/track").status_code == 200
