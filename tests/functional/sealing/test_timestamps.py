"""Timestamps over HTTP: an answer to our question, or none at all."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import cms

from chalicelib.adapters.pades.timestamps import TimestampClient
from chalicelib.kernel.errors import UnavailableError
from infra.local.pki import tsa
from infra.local.pki.hierarchy import Pki
from tests.functional.sealing.conftest import Office

Answer = Callable[[bytes], bytes]


def test_a_token_answers_our_question(office: Office) -> None:
    with authority(granted(office.pki)) as url:
        token = TimestampClient(url).token(b"signature")
    info = cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed
    assert info["message_imprint"]["hashed_message"].native == hashlib.sha256(b"signature").digest()
    assert abs(info["gen_time"].native - datetime.now(UTC)) < timedelta(minutes=1)


def test_an_answer_to_another_request_is_refused(office: Office) -> None:
    first: list[bytes] = []

    def replayed(request: bytes) -> bytes:
        first.append(request)
        return granted(office.pki)(first[0])

    with authority(replayed) as url:
        client = TimestampClient(url)
        client.token(b"signature")
        with pytest.raises(UnavailableError):
            client.token(b"signature")


def test_a_broken_signature_is_refused(office: Office) -> None:
    def broken(request: bytes) -> bytes:
        answer = granted(office.pki)(request)
        return answer[:-4] + bytes([answer[-4] ^ 1]) + answer[-3:]

    with authority(broken) as url, pytest.raises(UnavailableError):
        TimestampClient(url).token(b"signature")


@pytest.mark.parametrize("answer", [b"", b"<html>not here</html>", b"0" * 100_000])
def test_what_is_no_timestamp_is_refused(answer: bytes) -> None:
    with authority(lambda _: answer) as url, pytest.raises(UnavailableError):
        TimestampClient(url).token(b"signature")


def test_a_refusal_is_told_as_such(office: Office) -> None:
    with authority(lambda _: tsa.answer(office.pki.stamper, b"no request", datetime.now(UTC))) as url:
        with pytest.raises(UnavailableError, match="timestamp_unavailable"):
            TimestampClient(url).token(b"signature")


def test_an_authority_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(UnavailableError):
        TimestampClient("http://127.0.0.1:9/tsa", timeout_seconds=0.2).token(b"signature")


def granted(pki: Pki) -> Answer:
    return lambda request: tsa.answer(pki.stamper, request, datetime.now(UTC))


@contextmanager
def authority(answer: Answer) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tsa"
    server.shutdown()
    server.server_close()
