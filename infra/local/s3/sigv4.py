"""Signature Version 4 as S3 checks it: recomputed from the request and the secret, never believed."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from infra.local.s3.errors import S3Error, access_denied

ALGORITHM = "AWS4-HMAC-SHA256"
_NEEDED = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders")
_WEEK_SECONDS = 604_800
_SKEW = timedelta(minutes=15)
_WITHOUT_PREFIX = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}

SecretOf = Callable[[str], str | None]


def query_of(environ: Mapping[str, Any]) -> dict[str, str]:
    """The request's query parameters, decoded."""
    return dict(query_pairs(environ))


def query_pairs(environ: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The same in their order; one that comes twice stands here twice."""
    return parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)


def header_of(environ: Mapping[str, Any], name: str) -> str:
    """A request header by its lower-case name; empty if absent."""
    return str(environ.get(_WITHOUT_PREFIX.get(name, "HTTP_" + name.upper().replace("-", "_")), ""))


def signature(secret_of: SecretOf, credential: str, string_to_sign: str) -> str:
    """Hexadecimal signature by the secret of the credential ``key/day/region/service/aws4_request``."""
    parts = credential.split("/")
    if len(parts) != 5 or parts[4] != "aws4_request":
        raise S3Error(400, "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter")
    secret = secret_of(parts[0])
    if secret is None:
        raise S3Error(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
    key = f"AWS4{secret}".encode()
    for part in parts[1:]:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, string_to_sign.encode(), hashlib.sha256).hexdigest()


def require_same(computed: str, given: str) -> None:
    """Refuses a signature that is not the one computed."""
    if not hmac.compare_digest(computed.encode(), given.encode()):
        raise S3Error(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. "
            "Check your key and signing method.",
        )


def check_presigned(environ: Mapping[str, Any], secret_of: SecretOf, now: datetime) -> None:
    """Refuses a pre-signed request that is malformed, out of its time, changed, or has headers nobody signed."""
    query, pairs = query_of(environ), query_pairs(environ)
    unclear = len({name.lower() for name, _ in pairs}) < len(pairs)  # S3 says nowhere which of two it takes
    if unclear or any(not query.get(name) for name in _NEEDED) or query["X-Amz-Algorithm"] != ALGORITHM:
        raise S3Error(
            400,
            "AuthorizationQueryParametersError",
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
            "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
        )
    _check_time(query, now)
    _check_headers(environ, query["X-Amz-SignedHeaders"].split(";"))
    scope = query["X-Amz-Credential"].partition("/")[2]
    digest = hashlib.sha256(_canonical_request(environ, query).encode()).hexdigest()
    string_to_sign = "\n".join([ALGORITHM, query["X-Amz-Date"], scope, digest])
    require_same(signature(secret_of, query["X-Amz-Credential"], string_to_sign), query["X-Amz-Signature"])


def _check_time(query: Mapping[str, str], now: datetime) -> None:
    try:
        signed_at = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        lifetime = int(query["X-Amz-Expires"])
    except ValueError as error:
        raise S3Error(400, "AuthorizationQueryParametersError", "X-Amz-Date or X-Amz-Expires is malformed") from error
    if not 0 < lifetime <= _WEEK_SECONDS:
        raise S3Error(
            400,
            "AuthorizationQueryParametersError",
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less "
            "than 604800 seconds",
        )
    if signed_at > now + _SKEW:
        raise access_denied("Request is not yet valid")
    expires = signed_at + timedelta(seconds=lifetime)
    if now > expires:
        raise access_denied("Request has expired", **{"X-Amz-Expires": lifetime, "Expires": expires.isoformat()})


def _check_headers(environ: Mapping[str, Any], signed: list[str]) -> None:
    """S3 lets nobody add an ``x-amz-`` header to a signature that does not cover it."""
    present = {name[5:].lower().replace("_", "-") for name in environ if name.startswith("HTTP_X_AMZ_")}
    unsigned = sorted(present - set(signed))
    if unsigned:
        raise access_denied(
            "There were headers present in the request which were not signed", HeadersNotSigned=", ".join(unsigned)
        )


def _canonical_request(environ: Mapping[str, Any], query: Mapping[str, str]) -> str:
    pairs = sorted((_encode(k), _encode(v)) for k, v in query.items() if k != "X-Amz-Signature")
    signed = query["X-Amz-SignedHeaders"].split(";")
    return "\n".join(
        [
            environ["REQUEST_METHOD"],
            quote(unquote(raw_path(environ)), safe="/-_.~"),
            "&".join(f"{key}={value}" for key, value in pairs),
            "".join(f"{name}:{' '.join(header_of(environ, name).split())}\n" for name in signed),
            ";".join(signed),
            "UNSIGNED-PAYLOAD",
        ]
    )


def raw_path(environ: Mapping[str, Any]) -> str:
    """The path as it was sent, still percent-encoded."""
    uri = str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or quote(environ["PATH_INFO"].encode("latin-1")))
    return uri.partition("?")[0]


def _encode(text: str) -> str:
    return quote(text, safe="-_.~")
