"""Cross-origin rules of a bucket, applied as S3 applies them: the first rule that matches, on errors too."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends

from infra.local.s3.errors import S3Error


@dataclass(frozen=True)
class CorsRule:
    """One rule of a bucket; origins and headers may hold one ``*``."""

    methods: tuple[str, ...]
    origins: tuple[str, ...]
    headers: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    max_age_seconds: int | None = None

    def allows(self, origin: str, method: str) -> bool:
        """Whether a request of that method may come from that origin."""
        return method in self.methods and any(_matches(pattern, origin) for pattern in self.origins)

    def allows_headers(self, names: list[str]) -> bool:
        """Whether every header may be sent."""
        return all(any(_matches(pattern.lower(), name.lower()) for pattern in self.headers) for name in names)


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), text) is not None


RulesOf = Callable[[str], list[CorsRule]]


def rules_of_bucket(bucket: str) -> list[CorsRule]:
    """The rules that moto keeps of a bucket and does not apply."""
    stored = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets.get(bucket)
    return [_rule(rule) for rule in (stored.cors if stored is not None else [])]


def _rule(rule: Any) -> CorsRule:
    return CorsRule(
        methods=_texts(rule.allowed_methods),
        origins=_texts(rule.allowed_origins),
        headers=_texts(rule.allowed_headers),
        exposed=_texts(rule.exposed_headers),
        max_age_seconds=int(rule.max_age_seconds) if rule.max_age_seconds else None,
    )


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def cors_headers(environ: Mapping[str, Any], rules: list[CorsRule]) -> list[tuple[str, str]]:
    """What an answer to this request carries; nothing if the request names no origin or no rule allows it."""
    origin, method = environ.get("HTTP_ORIGIN"), environ["REQUEST_METHOD"]
    rule = next((rule for rule in rules if origin and rule.allows(origin, method)), None)
    return _headers(rule, str(origin)) if rule else []


def preflight_headers(environ: Mapping[str, Any], rules: list[CorsRule]) -> list[tuple[str, str]]:
    """What the answer to a preflight carries; :class:`S3Error` if no rule allows the request that it announces."""
    origin, method = environ.get("HTTP_ORIGIN"), environ.get("HTTP_ACCESS_CONTROL_REQUEST_METHOD")
    if not origin or not method:
        raise S3Error(400, "BadRequest", "Insufficient information. Origin request header needed.")
    if not rules:
        raise S3Error(403, "AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.")
    asked = environ.get("HTTP_ACCESS_CONTROL_REQUEST_HEADERS", "")
    names = [name.strip() for name in asked.split(",") if name.strip()]
    rule = next((rule for rule in rules if rule.allows(origin, method) and rule.allows_headers(names)), None)
    if rule is None:
        raise S3Error(
            403,
            "AccessForbidden",
            "CORSResponse: This CORS request is not allowed. This is usually because the evaluation of Origin, request "
            "method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the "
            "resource's CORS spec.",
        )
    return _headers(rule, origin) + ([("Access-Control-Allow-Headers", asked)] if names else [])


def _headers(rule: CorsRule, origin: str) -> list[tuple[str, str]]:
    anyone = "*" in rule.origins
    headers = [
        ("Access-Control-Allow-Origin", "*" if anyone else origin),
        ("Access-Control-Allow-Methods", ", ".join(rule.methods)),
        ("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"),
    ]
    if not anyone:
        headers.append(("Access-Control-Allow-Credentials", "true"))
    if rule.exposed:
        headers.append(("Access-Control-Expose-Headers", ", ".join(rule.exposed)))
    if rule.max_age_seconds:
        headers.append(("Access-Control-Max-Age", str(rule.max_age_seconds)))
    return headers
