"""The gate in front of moto: what S3 enforces of pre-signed requests and moto does not.

A WSGI middleware: ``S3Gate(moto_app)``. Signed SDK calls and other services pass; what comes without an
``Authorization`` header is an anonymous or pre-signed S3 request and must prove itself (signature, expiry, policy,
size, checksum). Bucket CORS rules are applied to every such answer, refusals included.

``secret_of`` tells the secret of an access key (default: the key ``test`` of the local cloud); ``now`` may be set by
a test of expiry.
"""

import base64
import hashlib
import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit
from xml.sax.saxutils import escape

from werkzeug.datastructures import Headers

from infra.local.s3.cors import RulesOf, cors_headers, preflight_headers, rules_of_bucket
from infra.local.s3.errors import S3Error, access_denied
from infra.local.s3.form import Upload, check_form, read_form
from infra.local.s3.sigv4 import SecretOf, check_presigned, header_of, query_of, raw_path

Environ = dict[str, Any]
Start = Callable[..., Any]
WsgiApp = Callable[[Environ, Start], Iterable[bytes]]

_NOT_S3 = ("/moto-api", "/latest/", "/_")
_OTHER_SERVICES = ("sts", "sqs", "sns", "lambda", "execute-api")  # whose requests are signed in the query, too
_FORM_HEADERS = ("cache-control", "content-disposition", "content-encoding", "expires")


def local_secret(access_key: str) -> str | None:
    """The one pair of credentials of the local cloud."""
    return "test" if access_key == "test" else None


class S3Gate:
    """S3's strictness around moto's S3; every other request goes straight through."""

    def __init__(
        self,
        app: WsgiApp,
        secret_of: SecretOf = local_secret,
        rules_of: RulesOf = rules_of_bucket,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.app, self.secret_of, self.rules_of, self.now = app, secret_of, rules_of, now

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """One request."""
        if _is_signed_s3(environ):
            return self._answer(environ, start, self._checked, [])
        if not _comes_from_outside(environ):
            return self.app(environ, start)
        rules = self.rules_of(_bucket(environ))
        if environ["REQUEST_METHOD"] == "OPTIONS":
            return self._answer(environ, start, self._preflight, [])
        return self._answer(environ, start, self._presigned, cors_headers(environ, rules))

    def _answer(self, environ: Environ, start: Start, act: WsgiApp, headers: list[tuple[str, str]]) -> Iterable[bytes]:
        def with_headers(status: str, given: list[tuple[str, str]], *rest: Any) -> Any:
            kept = [pair for pair in given if headers == [] or not pair[0].lower().startswith("access-control-")]
            return start(status, kept + headers, *rest)

        try:
            return act(environ, with_headers)
        except S3Error as refusal:
            _drain(environ)
            body = refusal.xml()
            with_headers(refusal.status, [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
            return [body]

    def _preflight(self, environ: Environ, start: Start) -> Iterable[bytes]:
        start("200 OK", [*preflight_headers(environ, self.rules_of(_bucket(environ))), ("Content-Length", "0")])
        return [b""]

    def _presigned(self, environ: Environ, start: Start) -> Iterable[bytes]:
        if "X-Amz-Signature" in query_of(environ):
            check_presigned(environ, self.secret_of, self.now())
            return self._without_cors(environ, start)
        if environ["REQUEST_METHOD"] == "POST" and environ.get("CONTENT_TYPE", "").startswith("multipart/form-data"):
            return self._post(environ, start)
        raise access_denied()

    def _without_cors(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """moto's own CORS answers are not S3's: it must not see the origin."""
        environ.pop("HTTP_ORIGIN", None)
        return self._checked(environ, start)

    def _checked(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Refuses a body that is not the one announced; then moto."""
        if environ["REQUEST_METHOD"] == "POST" and "uploads" in query_of(environ):
            _check_checksum_type(environ)
        if environ["REQUEST_METHOD"] == "PUT":
            _check_body(environ)
        return self.app(environ, start)

    def _post(self, environ: Environ, start: Start) -> Iterable[bytes]:
        bucket, _, key = unquote(raw_path(environ)).strip("/").partition("/")
        if key:
            raise S3Error(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
        upload = read_form(environ["CONTENT_TYPE"], _body(environ))
        check_form(upload, bucket, self.secret_of, self.now())
        status, headers, body = self._stored(_put_environ(environ, bucket, upload))
        if not status.startswith("200"):
            start(status, headers)
            return [body]
        return _posted(environ, start, bucket, upload, Headers(headers))

    def _stored(self, environ: Environ) -> tuple[str, list[tuple[str, str]], bytes]:
        answer: list[Any] = []
        _check_body(environ)
        body = b"".join(self.app(environ, lambda status, headers, *_: answer.extend((status, headers))))
        return answer[0], answer[1], body


def _is_signed_s3(environ: Environ) -> bool:
    return "/s3/aws4_request" in environ.get("HTTP_AUTHORIZATION", "")


def _comes_from_outside(environ: Environ) -> bool:
    """An S3 request that no SDK signed: by a browser, or by anybody."""
    path, query = environ["PATH_INFO"], query_of(environ)
    if environ.get("HTTP_AUTHORIZATION") or environ.get("HTTP_X_AMZ_TARGET") or "Action" in query:
        return False
    if path in ("", "/", "/favicon.ico") or path.startswith(_NOT_S3) or "/.well-known/" in path:
        return False
    scope = query.get("X-Amz-Credential", "").split("/")
    return not (len(scope) == 5 and scope[4] == "aws4_request" and scope[3] in _OTHER_SERVICES)


def _bucket(environ: Environ) -> str:
    return unquote(raw_path(environ)).strip("/").partition("/")[0]


def _body(environ: Environ) -> bytes:
    """The whole body, left in place to be read again."""
    if not environ.get("CONTENT_LENGTH"):
        raise S3Error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.")
    body: bytes = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    if len(body) < int(environ["CONTENT_LENGTH"]):
        message = "You did not provide the number of bytes specified by the Content-Length HTTP header"
        raise S3Error(400, "IncompleteBody", message)
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def _drain(environ: Environ) -> None:
    """Reads what was sent: closing a connection on unread bytes would hide the refusal from the sender."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length:
        environ["wsgi.input"].read(length)


def _check_body(environ: Environ) -> None:
    checksum = header_of(environ, "x-amz-checksum-sha256") or query_of(environ).get("x-amz-checksum-sha256")
    md5 = header_of(environ, "content-md5")
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        environ["CONTENT_TYPE"] = "application/octet-stream"  # moto would read the body as parameters and lose it
    if not checksum and not md5:
        return
    body = _body(environ)
    if checksum and _base64(hashlib.sha256(body)) != checksum:
        raise S3Error(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.")
    if md5 and _base64(hashlib.md5(body, usedforsecurity=False)) != md5:
        raise S3Error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
    if checksum:
        environ["HTTP_X_AMZ_CHECKSUM_SHA256"] = checksum
        environ["HTTP_X_AMZ_SDK_CHECKSUM_ALGORITHM"] = "SHA256"  # without it moto forgets the checksum


def _base64(digest: Any) -> str:
    return base64.b64encode(digest.digest()).decode()


def _check_checksum_type(environ: Environ) -> None:
    algorithm = header_of(environ, "x-amz-checksum-algorithm")
    if header_of(environ, "x-amz-checksum-type") == "FULL_OBJECT" and algorithm in ("SHA1", "SHA256"):
        message = f"The FULL_OBJECT checksum type cannot be used with the {algorithm.lower()} checksum algorithm."
        raise S3Error(400, "InvalidRequest", message)


def _put_environ(environ: Environ, bucket: str, upload: Upload) -> Environ:
    """The form as the PUT that stores the same object: moto's POST loses types, metadata and checksums."""
    fields, path = upload.fields, f"/{bucket}/{upload.fields['key']}"
    credential = fields["x-amz-credential"]
    kept = {name: value for name, value in environ.items() if not name.startswith(("HTTP_", "werkzeug.", "flask."))}
    headers = {name: value for name, value in fields.items() if name in _FORM_HEADERS or _is_stored(name)}
    return {
        **kept,
        **{"HTTP_" + name.upper().replace("-", "_"): value for name, value in headers.items()},
        "HTTP_HOST": environ["HTTP_HOST"],
        "HTTP_AUTHORIZATION": f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0",
        "REQUEST_METHOD": "PUT",
        "QUERY_STRING": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "RAW_URI": quote(path),
        "REQUEST_URI": quote(path),
        "CONTENT_TYPE": fields.get("content-type", "binary/octet-stream"),
        "CONTENT_LENGTH": str(len(upload.content)),
        "wsgi.input": io.BytesIO(upload.content),
    }


def _is_stored(name: str) -> bool:
    return name.startswith(("x-amz-meta-", "x-amz-checksum-", "x-amz-server-side-encryption", "x-amz-storage-class"))


def _posted(environ: Environ, start: Start, bucket: str, upload: Upload, stored: Headers) -> Iterable[bytes]:
    """S3's answer to a form: a redirection with where the file is, or the status asked for, 204 by default."""
    fields, etag = upload.fields, stored.get("ETag", "")
    location = f"http://{environ['HTTP_HOST']}/{bucket}/{quote(fields['key'], safe='')}"
    headers = [("ETag", etag), ("Location", location)]
    headers += [("x-amz-version-id", stored["x-amz-version-id"])] if "x-amz-version-id" in stored else []
    redirect = fields.get("success_action_redirect") or fields.get("redirect") or ""
    if urlsplit(redirect).scheme in ("http", "https"):
        query = urlencode({"bucket": bucket, "key": fields["key"], "etag": etag}, quote_via=quote)
        headers[1] = ("Location", f"{redirect}{'&' if urlsplit(redirect).query else '?'}{query}")
        start("303 See Other", [*headers, ("Content-Length", "0")])
        return [b""]
    status = fields.get("success_action_status")
    if status == "201":
        elements = {"Location": location, "Bucket": bucket, "Key": fields["key"], "ETag": etag}
        inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements.items())
        body = f'<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>{inner}</PostResponse>'.encode()
        start("201 Created", [*headers, ("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
        return [body]
    start("200 OK" if status == "200" else "204 No Content", headers)
    return [b""]
