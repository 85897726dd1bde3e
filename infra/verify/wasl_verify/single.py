"""One thing by itself: what the platform signed as JSON, a head of the log, a proof that leads to heads."""

import json
from collections.abc import Sequence
from typing import Any

from wasl_verify import plain
from wasl_verify.certificates import Trust
from wasl_verify.evidence import check_evidence
from wasl_verify.heads import Head, check_consistency, check_inclusion, read_head
from wasl_verify.keys import Keys, kind_of
from wasl_verify.register import check_statement
from wasl_verify.report import FaultError, Report

HEAD, INCLUSION, CONSISTENCY = {"head", "timestamp"}, {"leaf", "size", "hash", "path"}, {"from", "to", "path"}


def check_signed(token: str, keys: Keys, report: Report, place: str) -> None:
    """A JWS: the statement of a register's closing, or evidence of a delivery."""
    if kind_of(token, place) == "wasl-closing":
        check_statement(token, keys, report, place)
    else:
        check_evidence(token, keys, report, place)


def check_document(data: bytes, heads: Sequence[bytes], keys: Keys, trust: Trust, report: Report, place: str) -> None:
    """A head, or a proof of inclusion or consistency, which leads to one or two of the heads given.

    As a browser or a program saved them from the API: here blanks are allowed, what is signed lies within.
    """
    value = json.loads(data)
    names = set(value) if isinstance(value, dict) else set()
    if names == HEAD:
        read_head(value, keys, trust, report, place)
        return
    if names not in (INCLUSION, CONSISTENCY):
        raise FaultError("unknown_form", place)
    known = [read_head(json.loads(head), keys, trust, report, f"--head {n}") for n, head in enumerate(heads, 1)]
    if names == INCLUSION:
        head = _of_size(known, value["size"], report, place)
        if head is not None:
            check_inclusion(value, head, place)
            report.holds("record_included", place, hash=value["hash"], leaf=value["leaf"], size=head.size)
        return
    before, after = (_of_size(known, value[name], report, place) for name in ("from", "to"))
    if before is not None and after is not None:
        check_consistency(value, (before, after), report, place)


def _of_size(heads: Sequence[Head], size: Any, report: Report, place: str) -> Head | None:
    wanted = plain.number(size, 1)
    found = next((head for head in heads if head.size == wanted), None)
    if found is None:
        report.unjudged("no_head", place, size=wanted)
    return found
