"""A request without ``Accept`` takes anything (RFC 9110, section 12.5.1): what it asks for is done, and told."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from infra.local.cloud import LocalCloud
from tests.journeys import Journey


def _sent(cloud: LocalCloud, method: str, path: str, body: bytes | None = None) -> tuple[int, str, str]:
    """Status, type and text of the answer to a request that says nothing of what it accepts."""
    host = urlsplit(cloud.url)
    connection = HTTPConnection(host.hostname or "", host.port, timeout=30)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()
    finally:
        connection.close()


def test_a_creation_is_answered_as_what_it_is(cloud: LocalCloud, journey: Journey) -> None:
    body = f'{{"administration": "{journey.seeded.administration.slug}"}}'.encode()
    status, sort, text = _sent(cloud, "POST", "/api/v1/deposits", body)
    assert (status, sort) == (201, "application/json")
    assert '"state":"draft"' in text


def test_a_problem_stays_one(cloud: LocalCloud) -> None:
    status, sort, text = _sent(cloud, "GET", "/api/v1/administrations/none")
    assert (status, sort) == (404, "application/problem+json")
    assert "not_found" in text


@pytest.mark.parametrize(
    ("path", "beginning"),
    [
        ("/", "<!doctype html>"),
        ("/static/wasl.css", "/*"),
        ("/static/wasl.js", "//"),
        ("/static/wasl.svg", "<svg"),
        ("/api/v1/openapi.json", "{"),
    ],
)
def test_what_is_text_comes_as_text(cloud: LocalCloud, path: str, beginning: str) -> None:
    status, _, text = _sent(cloud, "GET", path)
    assert status == 200
    assert text.lstrip().lower().startswith(beginning)
