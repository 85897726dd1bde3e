"""Documents fetched from addresses that somebody else gave, over real TLS."""

import pytest
import pytest_socket
from werkzeug.wrappers import Request, Response

from chalicelib.adapters.identity.public_web import PublicWeb, WebError
from tests.internet import DOMAIN, PUBLIC, internet

HOST = f"documents.{DOMAIN}"


def _served(request: Request) -> Response:
    answers = {
        "/document": Response('{"a": 1}'),
        "/text": Response("<p>no JSON</p>"),
        "/large": Response(b'"' + b"x" * 300_000 + b'"'),
        "/moved": Response(status=302, headers={"Location": f"https://{HOST}/document"}),
        "/form": Response('"' + request.form.get("field", "") + request.headers.get("X-Own", "") + '"'),
    }
    return answers[request.path]


@pytest.fixture
def web() -> PublicWeb:
    internet().serve(HOST, _served)
    internet().names["documents.elsewhere.example"] = PUBLIC
    return PublicWeb()


def test_a_document_is_fetched_and_a_form_sent(web: PublicWeb) -> None:
    assert web.get(f"https://{HOST}/document") == (200, {"a": 1})
    assert web.get(f"https://{HOST}:443/document?with=query#fragment") == (200, {"a": 1})
    assert web.post(f"https://{HOST}/form", {"field": "é"}, {"X-Own": "!"}) == (200, "é!")


def test_names_lead_there_though_a_test_in_between_spoke_to_nobody(web: PublicWeb) -> None:
    pytest_socket.disable_socket()
    pytest_socket.enable_socket()
    internet()
    assert web.get(f"https://{HOST}/document") == (200, {"a": 1})


def test_what_is_no_document_is_none_and_a_redirect_is_not_followed(web: PublicWeb) -> None:
    assert web.get(f"https://{HOST}/text") == (200, None)
    assert web.get(f"https://{HOST}/moved") == (302, None)


@pytest.mark.parametrize(
    "url",
    [
        f"https://{HOST}/large",
        "https://documents.elsewhere.example/document",  # the certificate is another's
        f"http://{HOST}/document",
        f"https://user:password@{HOST}/document",
        "https:///document",
        "https://[::1]/document",
        "https://2130706433/document",  # 127.0.0.1
        "https://0x7f.1/document",
        "https://no-such-name.invalid/document",
        "file:///etc/passwd",
        "rubbish",
        f"https://{HOST}:99999/document",
    ],
)
def test_what_could_lead_astray_is_not_fetched(web: PublicWeb, url: str) -> None:
    with pytest.raises(WebError):
        web.get(url)
