"""Signed upload forms and signed requests for parts, altered in every field and every way that anybody might try.

``forms`` and ``parts`` draw the same alterations for the same seed: each way on each field, then characters changed at
places of chance until there are as many as asked for.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import requests

Pairs = tuple[tuple[str, str], ...]
EXTRA_FIELDS = {
    "acl": "public-read",
    "tagging": "<Tagging/>",
    "redirect": "https://evil.example",
    "success_action_redirect": "https://evil.example",
    "Cache-Control": "max-age=9",
    "Content-Disposition": "inline",
    "Content-Encoding": "gzip",
    "Expires": "0",
    "x-amz-meta-owner": "me",
    "x-amz-storage-class": "GLACIER",
    "x-amz-server-side-encryption": "aws:kms",
    "x-amz-website-redirect-location": "https://evil.example",
    "x-amz-checksum-crc32": "AAAAAA==",
    "x-amz-object-lock-mode": "COMPLIANCE",
    "x-amz-security-token": "token",
}
EXTRA_PARAMETERS = {
    "versionId": "null",
    "x-id": "UploadPart",
    "acl": "",
    "tagging": "",
    "x-amz-acl": "public-read",
    "X-Amz-Security-Token": "token",
    "x-amz-checksum-sha256": "A" * 43 + "=",
    "response-content-type": "text/html",
}
EXTRA_HEADERS = {
    "x-amz-acl": "public-read",
    "x-amz-copy-source": "/documents/files/x",
    "x-amz-checksum-crc32": "AAAAAA==",
    "x-amz-content-sha256": "0" * 64,
    "x-amz-meta-owner": "me",
    "x-amz-sdk-checksum-algorithm": "CRC32",
    "x-amz-server-side-encryption-customer-algorithm": "AES256",
    "x-amz-storage-class": "GLACIER",
    "x-amz-tagging": "a=b",
}


@dataclass(frozen=True)
class Try:
    """One request as it is sent. ``what`` was altered; a form has ``fields``, a part parameters and headers."""

    what: str
    method: str
    url: str
    body: bytes
    fields: Pairs = ()
    parameters: Pairs = ()
    headers: Pairs = ()

    def send(self) -> requests.Response:
        """The answer of storage."""
        if self.method == "FORM":
            parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in self.fields]
            return requests.post(
                self.url, files=[*parts, ("file", ("a.pdf", self.body))], timeout=30, allow_redirects=False
            )
        url = f"{self.url}?{urlencode(self.parameters)}" if self.parameters else self.url
        headers = dict(self.headers)
        return requests.request(self.method, url, data=self.body, headers=headers, timeout=30, allow_redirects=False)


def of_form(form: dict[str, Any], content: bytes) -> Try:
    """A form as it was signed."""
    return Try("nothing", "FORM", form["url"], content, fields=tuple(form["fields"].items()))


def of_part(form: dict[str, Any], content: bytes) -> Try:
    """A request for a part as it was signed."""
    url, _, query = form["url"].partition("?")
    parameters = tuple(parse_qsl(query, keep_blank_values=True))
    return Try("nothing", "PUT", url, content, parameters=parameters, headers=tuple(form["headers"].items()))


def forms(signed: Try, count: int, free: frozenset[str] = frozenset()) -> list[Try]:
    """So many alterations of a form; ``free`` fields are not signed to the letter, and stay."""
    bound = tuple(name for name, _ in signed.fields if name not in free)
    made = list(_pairs(signed, "fields", bound, EXTRA_FIELDS))
    made += [*_addresses(signed), *_bodies(signed)] if not free else _addresses(signed)
    return _enough(made, signed, "fields", bound, count)


def parts(signed: Try, count: int) -> list[Try]:
    """So many alterations of a request for a part."""
    bound = tuple(name for name, _ in signed.parameters)
    made = list(_pairs(signed, "parameters", bound, EXTRA_PARAMETERS))
    made += _pairs(signed, "headers", tuple(name for name, _ in signed.headers), EXTRA_HEADERS, once=True)
    made += [*_addresses(signed), *_bodies(signed), *_methods(signed)]
    return _enough(made, signed, "parameters", bound, count)


def _pairs(signed: Try, kind: str, bound: tuple[str, ...], more: dict[str, str], once: bool = False) -> Iterator[Try]:
    """Each way on each name; names taken away, given twice, renamed; names that nobody signed."""
    given: Pairs = getattr(signed, kind)
    for name in bound:
        value = dict(given)[name]
        for way, altered in _ways(value, [other for _, other in given]):
            if kind != "headers" or (altered.isascii() and altered.isprintable() and altered == altered.strip()):
                yield _with(signed, kind, name, altered, way)
        rest = tuple(pair for pair in given if pair[0] != name)
        yield _having(signed, kind, f"{kind}: {name} taken away", rest)
        yield _having(signed, kind, f"{kind}: {name} renamed", (*rest, (f"x{name}", value)))
        if not once:
            yield _having(signed, kind, f"{kind}: {name} twice", (*given, (name, value)))
            yield _having(signed, kind, f"{kind}: {name} twice, another first", ((name, "x"), *given))
    for name, value in more.items():
        yield _having(signed, kind, f"{kind}: {name} added", (*given, (name, value)))


def _ways(value: str, others: list[str]) -> Iterator[tuple[str, str]]:
    yield "emptied", ""
    yield "begun otherwise", "x" + value
    yield "ended otherwise", value + "x"
    yield "cut", value[:-1]
    yield "beheaded", value[1:]
    yield "in other letters", value.swapcase()
    yield "doubled", value * 2
    yield "turned around", value[::-1]
    yield "blank before", " " + value
    yield "with a line's end", value + "\n"
    yield "with nothing in it", value[:1] + "\x00" + value[1:]
    yield "escaped", quote(value, safe="") + "%"
    yield "long", value + "A" * 3000
    yield "of wide letters", "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)
    yield "of climbing", "../" + value
    for other in others:
        yield "of another", other


def _having(signed: Try, kind: str, what: str, pairs: Pairs) -> Try:
    made = replace(signed, what=what)
    if kind == "fields":
        return replace(made, fields=pairs)
    return replace(made, headers=pairs) if kind == "headers" else replace(made, parameters=pairs)


def _with(signed: Try, kind: str, name: str, value: str, way: str) -> Try:
    altered = tuple((n, value if n == name else v) for n, v in getattr(signed, kind))
    return _having(signed, kind, f"{kind}: {name} {way}", altered)


def _addresses(signed: Try) -> Iterator[Try]:
    address = urlsplit(signed.url)
    bucket, _, key = address.path.strip("/").partition("/")
    root = f"{address.scheme}://{address.netloc}"
    others = [f"{root}/{bucket}x/{key}", f"{root}/{bucket.replace('quarantine', 'documents')}/{key}"]
    others += [f"{root}/{bucket}/{key}/more", f"{root}/{bucket}/x{key}", f"{root}/{bucket}//{key}x"]
    yield from (replace(signed, what=f"address: {other}", url=other) for other in others if other != signed.url)


def _bodies(signed: Try) -> Iterator[Try]:
    """Of another size, or of the same with one bit turned."""
    body, places = signed.body, range(0, len(signed.body), max(1, len(signed.body) // 16))
    turned = [body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :] for at in places]
    for altered in [b"", body[:-1], body + b" ", body * 2, body[1:], body[::-1], *turned]:
        yield replace(signed, what=f"body of {len(altered)} bytes", body=altered)


def _methods(signed: Try) -> Iterator[Try]:
    for method in ("GET", "HEAD", "POST", "DELETE", "PATCH"):
        yield replace(signed, what=method, method=method)


def _enough(made: list[Try], signed: Try, kind: str, bound: tuple[str, ...], count: int) -> list[Try]:
    """Those that are alterations indeed, and characters changed by chance until there are enough; or a sample."""
    chance = random.Random(kind)
    altered = [one for one in made if replace(one, what="nothing") != signed]
    while len(altered) < count:
        name = chance.choice(bound)
        value = dict(getattr(signed, kind))[name]
        at = chance.randrange(len(value))
        letter = chance.choice([c for c in "aZ09+/=%-_. \u0661" if c != value[at]])
        altered.append(_with(signed, kind, name, value[:at] + letter + value[at + 1 :], f"{at} is {letter!r}"))
    return altered if len(altered) == count else chance.sample(altered, count)
