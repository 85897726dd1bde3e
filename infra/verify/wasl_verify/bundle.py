"""Bundles: the manifest and its signature, every member, and what the members prove of one another."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from wasl_verify import plain
from wasl_verify.archive import Archive, Member
from wasl_verify.certificates import Trust, read
from wasl_verify.evidence import check_evidence
from wasl_verify.heads import Head, check_head, check_range, read_inclusions
from wasl_verify.keys import Keys, read_keys, signed_json
from wasl_verify.pdf import LARGEST, check_pdf
from wasl_verify.pdf_store import read_answer, read_list
from wasl_verify.records import Record, check_chains, check_links, check_order, check_register_chain, read_records
from wasl_verify.register import check_register
from wasl_verify.report import FaultError, Report
from wasl_verify.together import check_together
from wasl_verify.token import Claims, check_token

KINDS = ("deposit", "folder", "register", "log")
MANIFEST, SIGNATURE = "manifest.json", "manifest.jws"
RECORDS, HEAD, KEYS, INCLUSION = "log/records.jsonl", "log/head.json", "keys/keys.json", "log/inclusion.jsonl"
_ROLES = (
    ("readme", r"README\.txt", KINDS),
    ("original", r"files/\d\d-[^/]+", ("deposit", "folder")),
    ("receipt", r"receipts/\d\d\.pdf", ("deposit",)),
    ("signed", r"documents/\d\d\.pdf", ("folder",)),
    ("evidence", r"evidence/\d\d-\w+\.jws", ("deposit", "folder")),
    ("token", r"token\.txt", ("deposit",)),
    ("records", re.escape(RECORDS), KINDS),
    ("inclusion", re.escape(INCLUSION), KINDS),
    ("head", re.escape(HEAD), KINDS),
    ("head", r"log/head-before\.json", ("log",)),
    ("consistency", r"log/consistency\.json", ("log",)),
    ("entries", r"register/entries\.csv", ("register",)),
    ("register", r"register/register\.pdf", ("register",)),
    ("closing", r"register/closing\.jws", ("register",)),
    ("keys", re.escape(KEYS), KINDS),
    ("certificate", r"certificates/\d\d\.cer", KINDS),
    ("revocation", r"revocation/\d\d\.(crl|ocsp)", KINDS),
)
_NEEDED = {
    "deposit": ("README.txt", RECORDS, INCLUSION, HEAD, KEYS),
    "folder": ("README.txt", RECORDS, INCLUSION, HEAD, KEYS),
    "register": ("README.txt", RECORDS, INCLUSION, HEAD, KEYS, "register/entries.csv", "register/closing.jws"),
    "log": ("README.txt", RECORDS, INCLUSION, HEAD, KEYS, "log/head-before.json", "log/consistency.json"),
}
_WITHHOLDING = ("register", "log")
"""Kinds in which a record may be there by its hash alone."""
_LISTED = ("path", "size_bytes", "sha256", "role")


@dataclass
class Bundle:
    """A bundle as it is read. ``signed`` are the fields that are signed in each paper, by its path, in their order."""

    archive: Archive
    report: Report
    keys: Keys | None
    trust: Trust
    kind: str = ""
    subject: str = ""
    members: dict[str, Member] = field(default_factory=dict)
    listed: list[dict[str, Any]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    claims: Claims | None = None
    evidence: list[dict[str, Any]] = field(default_factory=list)
    signed: dict[str, list[str]] = field(default_factory=dict)
    made_at: datetime | None = None

    def read(self, path: str) -> bytes:
        """A member's bytes; :class:`FaultError` for one that is not there."""
        if path not in self.members:
            raise FaultError("member_missing", path)
        return self.archive.read(self.members[path])

    def of_role(self, role: str) -> list[dict[str, Any]]:
        """The members of a role, as the manifest lists them."""
        return [one for one in self.listed if one["role"] == role]


def check_bundle(file: BinaryIO, keys: Keys | None, trust: Trust, report: Report) -> None:
    """Tells what holds of a bundle, and everything that does not."""
    with report.within("ZIP"):
        bundle = Bundle(Archive(file), report, keys, trust)
        names = [member.name for member in bundle.archive.members]
        bundle.members = dict(zip(names, bundle.archive.members, strict=True))
        if len(bundle.members) != len(names):
            raise FaultError("member_twice", next(name for name in names if names.count(name) > 1))
        _check_manifest(bundle, names)
        _check_contents(bundle)


def _check_manifest(bundle: Bundle, names: list[str]) -> None:
    data = bundle.read(MANIFEST)
    whole = plain.members(plain.canonical(data), "version", "kind", "subject", "issuer", "made_at", "members")
    bundle.kind, bundle.subject = plain.text(whole["kind"]), plain.text(whole["subject"])
    bundle.made_at, bundle.listed = plain.instant(whole["made_at"]), whole["members"]
    if whole["version"] != 1 or bundle.kind not in KINDS:
        raise FaultError("other_version", MANIFEST)
    bundle.keys = _keys(bundle)
    with bundle.report.within(SIGNATURE):
        _check_signature(bundle, whole, data)
    for one in bundle.listed:
        plain.members(one, *_LISTED)
    foreseen = [MANIFEST, SIGNATURE, *(one["path"] for one in bundle.listed)]
    _check_names(names, foreseen, bundle)
    for one in bundle.listed:
        _check_member(bundle, one)
    if not bundle.report.faults:
        bundle.report.holds("members_whole", MANIFEST, count=len(bundle.listed))


def _keys(bundle: Bundle) -> Keys:
    if bundle.keys is not None:
        return bundle.keys
    bundle.report.unjudged("keys_of_bundle", KEYS)
    return read_keys(bundle.read(KEYS), given=False)


def _check_signature(bundle: Bundle, whole: dict[str, Any], data: bytes) -> None:
    assert bundle.keys is not None
    token = bundle.read(SIGNATURE).decode("ascii")
    said = signed_json(token, "wasl-manifest", "made_at", bundle.keys, SIGNATURE)
    plain.members(said, "version", "issuer", "kind", "subject", "made_at", "sha256")
    if said["sha256"] != hashlib.sha256(data).hexdigest():
        raise FaultError("member_altered", MANIFEST)
    if any(said[name] != whole[name] for name in ("version", "issuer", "kind", "subject", "made_at")):
        raise FaultError("member_altered", SIGNATURE)
    bundle.report.holds("manifest_signed", SIGNATURE, issuer=said["issuer"], at=said["made_at"])


def _check_names(names: list[str], foreseen: list[str], bundle: Bundle) -> None:
    report = bundle.report
    if len(set(foreseen)) != len(foreseen):
        raise FaultError("member_twice", MANIFEST)
    for name in foreseen:
        if name not in bundle.members:
            report.fault("member_missing", name)
    for name in names:
        if name not in foreseen:
            report.fault("member_unknown", name)
    if sorted(names) == sorted(foreseen) and names != foreseen:
        report.fault("member_moved", next(a for a, b in zip(names, foreseen, strict=True) if a != b))
    for name in _NEEDED[bundle.kind]:
        if name not in foreseen:
            report.fault("member_missing", name)


def _check_member(bundle: Bundle, listed: dict[str, Any]) -> None:
    path = listed["path"]
    with bundle.report.within(path):
        fits = [role for role, form, kinds in _ROLES if bundle.kind in kinds and re.fullmatch(form, path)]
        if listed["role"] not in fits:
            raise FaultError("other_role", path)
        if path not in bundle.members:
            return
        member = bundle.members[path]
        if member.size != plain.number(listed["size_bytes"]):
            raise FaultError("member_altered", path)
        if bundle.archive.sha256(member) != listed["sha256"]:
            raise FaultError("member_altered", path)


def _check_contents(bundle: Bundle) -> None:
    report, keys = bundle.report, bundle.keys
    assert keys is not None
    if bundle.keys is not None and KEYS in bundle.members:
        with report.within(KEYS):
            read_keys(bundle.read(KEYS), given=False)
    _read_certificates(bundle)
    with report.within(RECORDS):
        bundle.records = read_records(bundle.read(RECORDS), report, RECORDS, bundle.kind in _WITHHOLDING)
    with report.within(HEAD):
        head = check_head(bundle.read(HEAD), keys, bundle.trust, report, HEAD)
        _check_log(bundle, head, keys)
    for one in [*bundle.of_role("receipt"), *bundle.of_role("signed"), *bundle.of_role("register")]:
        with report.within(one["path"]):
            _check_paper(bundle, one["path"], one["role"])
    for one in bundle.of_role("evidence"):
        with report.within(one["path"]):
            bundle.evidence.append(check_evidence(bundle.read(one["path"]).decode("ascii"), keys, report, one["path"]))
    if "token.txt" in bundle.members:
        with report.within("token.txt"):
            bundle.claims = check_token(bundle.read("token.txt").decode("ascii"), keys, report, "token.txt")
    if bundle.kind == "register":
        with report.within("register/closing.jws"):
            papers = [one["sha256"] for one in bundle.of_role("register")]
            closing, entries = bundle.read("register/closing.jws"), bundle.read("register/entries.csv")
            check_register(closing, entries, papers, bundle.records, keys, report)
    with report.within(MANIFEST):
        check_together(bundle)


def _check_log(bundle: Bundle, head: Head, keys: Keys) -> None:
    report, records = bundle.report, bundle.records
    with report.within(INCLUSION):
        proven = read_inclusions(bundle.read(INCLUSION), head, INCLUSION)
        check_order(records, [hash_ for _, hash_ in proven], report, RECORDS)
        for record, (leaf, _) in zip(records, proven, strict=False):
            if record.leaf != leaf:
                raise FaultError("other_leaf", f"{RECORDS} {record}")
        report.holds("included", INCLUSION, count=len(proven), size=head.size)
    with report.within(RECORDS):
        if bundle.kind == "log":
            before = check_head(bundle.read("log/head-before.json"), keys, bundle.trust, report, "log/head-before.json")
            check_range(records, (before, head), bundle.read("log/consistency.json"), report, RECORDS)
            check_links(records, report, RECORDS)
        elif bundle.kind == "register":
            check_register_chain(records, bundle.subject, report, RECORDS)
        else:
            check_chains(records, report, RECORDS)


def _read_certificates(bundle: Bundle) -> None:
    others, lists, answers = [], [], []
    for one in [*bundle.of_role("certificate"), *bundle.of_role("revocation")]:
        with bundle.report.within(one["path"]):
            data = bundle.read(one["path"])
            if one["role"] == "certificate":
                others.append(read(data))
            elif one["path"].endswith(".crl"):
                lists.append(read_list(data))
            else:
                answers.append(read_answer(data))
    bundle.trust = Trust(bundle.trust.roots, others, lists, answers)
    bundle.trust.demand_known(others, bundle.report, "certificates")
    bundle.trust.demand_known_states(bundle.report, "revocation")


def _check_paper(bundle: Bundle, path: str, role: str) -> None:
    if bundle.members[path].size > LARGEST:
        raise FaultError("too_large", path)
    try:
        bundle.signed[path] = check_pdf(bundle.read(path), bundle.trust, bundle.report, path)
    except FaultError as fault:
        if fault.code != "no_seal" or role == "signed":
            raise
        bundle.report.unjudged("no_seal", path)
