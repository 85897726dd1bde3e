"""What proves itself, written from ``infra/verify/FORMATS.md`` by a small writer that is not the product's: keys,
tokens, records, a tree, bundles. For tests of the verifier."""

import base64
import csv
import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from tests import evidenced
from tests.merkle_by_definition import consistency, inclusion, root
from tests.pki import LocalKey, Timestamper
from tests.proven_folder import acts

HOST, KID = "courrier.example.ma", "platform-1"
AT = datetime(2026, 11, 22, 13, 5, 41, tzinfo=UTC)
REGISTER, ADMINISTRATION = "ENK-A", "0" * 25 + "A"
Members = list[tuple[str, str, bytes]]
"""Path, role and bytes of each member, without the manifest and its signature."""


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def lines(values: Sequence[Any]) -> bytes:
    return b"".join(canonical(value) + b"\n" for value in values)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def published(key: LocalKey) -> bytes:
    """``wasl-keys.json`` of one key."""
    one = {"kid": KID, "use": "platform", "spki": base64.b64encode(key.public_key()).decode(), "valid_until": None}
    dated = {**one, "valid_from": iso(AT - timedelta(days=9)), "revoked_at": None, "reason": None}
    return canonical({"issuer": HOST, "keys": [dated]})


def es256(key: LocalKey, data: bytes) -> bytes:
    """r ‖ s."""
    assert isinstance(key.private, ec.EllipticCurvePrivateKey)
    r, s = utils.decode_dss_signature(key.private.sign(data, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def jws(key: LocalKey, kind: str, claims: Any) -> str:
    header = canonical({"alg": "ES256", "kid": KID, "typ": kind})
    signed = f"{base64url(header)}.{base64url(canonical(claims))}"
    return f"{signed}.{base64url(es256(key, signed.encode()))}"


def token(key: LocalKey, files: Sequence[bytes], number: str) -> bytes:
    """A receipt's token, as bytes."""
    manifest = [{"sha256": hashlib.sha256(it).hexdigest(), "size_bytes": len(it)} for it in files]
    claims = {
        1: HOST, 2: number, 6: int(AT.timestamp()), 7: "7K3F9QRT2M5X7K3F9QRT", -70001: "correspondence",
        -70002: hashlib.sha256(canonical(manifest)).digest(), -70003: int(AT.timestamp()) - 60,
    }  # fmt: skip
    payload = cbor2.dumps(claims, canonical=True)
    protected = cbor2.dumps({1: -7, 4: hashlib.sha256(key.public_key()).digest()[:8]}, canonical=True)
    signature = es256(key, cbor2.dumps(["Signature1", protected, b"", payload], canonical=True))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]), canonical=True)


@dataclass
class Written:
    """A log that grows: its records, and the heads of their chains."""

    records: list[dict[str, Any]] = field(default_factory=list)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, name: str, event: str, detail: dict[str, Any] | None = None, register: str = "") -> None:
        seq, head = self.heads.get(name, (0, "0" * 64))
        body: dict[str, Any] = {
            "object": name, "seq": seq + 1, "event": event, "at": iso(AT + timedelta(seconds=len(self.records))),
            "administration": ADMINISTRATION, "actor": {"kind": "system"}, "detail": detail or {}, "correlation": "",
            "previous": head,
        }  # fmt: skip
        if register:
            place, before = self.heads.get(register, (0, "0" * 64))
            body["register"] = {"id": register, "seq": place + 1, "previous": before}
        record: dict[str, Any] = {
            "body": body,
            "hash": hashlib.sha256(canonical(body)).hexdigest(),
            "leaf": len(self.records),
        }
        self.records.append(record)
        self.heads[name] = seq + 1, record["hash"]
        if register:
            self.heads[register] = body["register"]["seq"], record["hash"]

    @property
    def leaves(self) -> list[bytes]:
        return [bytes.fromhex(record["hash"]) for record in self.records]

    def chosen(self, *names: str) -> list[dict[str, Any]]:
        return [it for name in names for it in self.records if it["body"]["object"] == name]

    def of_register(self) -> list[dict[str, Any]]:
        return [record for record in self.records if record["body"].get("register", {}).get("id") == REGISTER]


@dataclass(frozen=True)
class World:
    """A platform, an administration and what they gave out."""

    platform: LocalKey
    timestamper: Timestamper
    receipt: bytes
    certificate: bytes
    log: Written
    files: tuple[bytes, ...] = (b"%PDF-1.7 the letter", "مرفق".encode() * 400)
    reply: tuple[bytes, ...] = ()
    """A folder's document: before its circuit, prepared, signed, sealed."""

    @property
    def keys(self) -> bytes:
        return published(self.platform)

    def head(self, size: int) -> bytes:
        signed = {"version": 1, "issuer": HOST, "size": size, "root": root(self.log.leaves[:size]).hex(), "at": iso(AT)}
        said = jws(self.platform, "wasl-head", signed)
        stamp = base64.b64encode(self.timestamper.token(said.encode())).decode()
        return canonical({"head": said, "timestamp": stamp})

    def token(self) -> bytes:
        return token(self.platform, self.files, number(1))

    def deposit(self) -> Members:
        chosen = self.log.chosen("deposit/D1", "mail/M1")
        return [
            ("README.txt", "readme", "اقرأني".encode()),
            ("files/01-الطلب.pdf", "original", self.files[0]),
            ("files/02-annexe 1.pdf", "original", self.files[1]),
            ("receipts/01.pdf", "receipt", self.receipt),
            ("evidence/01-SubmissionAcceptance.jws", "evidence", self.evidence().encode()),
            ("token.txt", "token", base64url(self.token()).encode()),
            *self._log(chosen),
            ("certificates/01.cer", "certificate", self.certificate),
        ]

    def folder(self) -> Members:
        return [
            ("README.txt", "readme", "اقرأني".encode()),
            ("files/01-جواب.pdf", "original", self.reply[0]),
            ("documents/01.pdf", "signed", self.reply[-1]),
            ("evidence/01-ContentConsignment.jws", "evidence", self.delivery().encode()),
            *self._log(self.log.chosen("folder/F1", "mail/R1", "lasting/V1")),
            ("certificates/01.cer", "certificate", self.certificate),
        ]

    def register(self, records: list[dict[str, Any]] | None = None, **other: Any) -> Members:
        chain = self.log.of_register() if records is None else records
        entries = self.entries()
        closing = {
            "version": 1, "issuer": HOST, "administration": ADMINISTRATION, "register": REGISTER, "direction": "A",
            "from": "2026-01-01", "to": "2026-12-31", "first": 1, "last": 12, "count": 10, "voided": [number(4)],
            "gaps": [{"first": 7, "last": 8, "reason": "restored"}],
            "chain": {"seq": len(self.log.of_register()), "head": chain[-1]["hash"]},
            "entries_sha256": hashlib.sha256(entries).hexdigest(), "at": iso(AT),
            "register_sha256": hashlib.sha256(self.receipt).hexdigest(), **other,
        }  # fmt: skip
        return [
            ("README.txt", "readme", b"read me"),
            *self._log(chain),
            ("register/entries.csv", "entries", entries),
            ("register/register.pdf", "register", self.receipt),
            ("register/closing.jws", "closing", jws(self.platform, "wasl-closing", closing).encode()),
        ]

    def range(self, first: int, end: int) -> Members:
        proof = [it.hex() for it in consistency(first, self.log.leaves[:end])]
        return [
            ("README.txt", "readme", b"read me"),
            *self._log(self.log.records[first:end], end)[:3],
            ("log/head-before.json", "head", self.head(first)),
            ("log/consistency.json", "consistency", canonical({"from": first, "to": end, "path": proof})),
            ("keys/keys.json", "keys", self.keys),
        ]

    def members(self, kind: str) -> Members:
        of = {"deposit": self.deposit, "folder": self.folder, "register": self.register}
        return of[kind]() if kind in of else self.range(20, 45)

    def entries(self) -> bytes:
        written = io.StringIO(newline="")
        table = csv.writer(written)
        table.writerow(["الرقم – Numéro", *["…"] * 11])
        for serial in (1, 2, 3, 4, 5, 6, 9, 10, 11, 12):
            table.writerow([number(serial), iso(AT), *["س"] * 8, "ملغى – annulé" if serial == 4 else "", ""])
        return written.getvalue().encode("utf-8-sig")

    def evidence(self) -> str:
        (record,) = [it["body"] for it in self.log.records if it["body"]["event"] == "DepositCleared"]
        return jws(self.platform, "wasl-evidence", evidenced.accepted(HOST, iso(AT), self.files, record))

    def delivery(self, **other: Any) -> str:
        """Of the folder's document, to whoever it answers."""
        return jws(self.platform, "wasl-evidence", {**evidenced.delivered(HOST, iso(AT), acts(self.reply)), **other})

    def _log(self, chosen: list[dict[str, Any]], size: int | None = None) -> Members:
        leaves = self.log.leaves[:size]
        proofs = [
            {"leaf": it["leaf"], "size": len(leaves), "hash": it["hash"],
             "path": [one.hex() for one in inclusion(it["leaf"], leaves)]}
            for it in chosen
        ]  # fmt: skip
        return [
            ("log/records.jsonl", "records", lines(chosen)),
            ("log/inclusion.jsonl", "inclusion", lines(proofs)),
            ("log/head.json", "head", self.head(len(leaves))),
            ("keys/keys.json", "keys", self.keys),
        ]

    def bundle(self, kind: str, members: Members) -> bytes:
        """The ZIP of these members."""
        return packed(list(self.signed(kind, members)))

    def signed(self, kind: str, members: Members) -> Iterator[tuple[str, bytes]]:
        """All members, the manifest and its signature before them."""
        said = {"version": 1, "kind": kind, "issuer": HOST, "made_at": iso(AT),
                "subject": {"register": REGISTER, "folder": "folder/F1"}.get(kind, "deposit/D1")}  # fmt: skip
        listed = [
            {"path": path, "role": role, "size_bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for path, role, data in members
        ]
        manifest = canonical({**said, "members": listed})
        yield "manifest.json", manifest
        signature = {**said, "sha256": hashlib.sha256(manifest).hexdigest()}
        yield "manifest.jws", jws(self.platform, "wasl-manifest", signature).encode()
        for path, _, data in members:
            yield path, data


class _Pipe(io.RawIOBase):
    """A file that only goes on, as a bundle is written into storage."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.data += data
        return len(data)


def packed(members: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP as FORMATS.md wants it."""
    pipe = _Pipe()
    with warnings.catch_warnings(), zipfile.ZipFile(pipe, "w") as archive:
        warnings.simplefilter("ignore")  # names may be there twice
        for name, data in members:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            with archive.open(entry, "w") as member:
                member.write(data)
    return bytes(pipe.data)


def number(serial: int) -> str:
    return f"{REGISTER}-2026-{serial:07d}"


def written_log(receipt: bytes, reply: Sequence[bytes] = ()) -> Written:
    """Sixty records of letters and others, ten of them a register's numbers; then those of a folder with a reply."""
    log = Written()
    for serial in (1, 2, 3, 4, 5, 6, 9, 10, 11, 12):
        if serial == 9:
            log.add(f"restore/{REGISTER}/2026/7", "RegisterRestored", {"first": 7, "last": 8}, REGISTER)
        deposit, mail = f"deposit/D{serial}", f"mail/M{serial}"
        log.add(deposit, "DepositSubmitted", {"deposit_id": f"D{serial}"})
        log.add(f"agent/{serial}", "SignedIn")
        log.add(deposit, "DepositCleared" if serial == 1 else "DepositCheckedAgain")
        log.add(mail, "MailRegistered", {"number": number(serial), "serial": serial}, REGISTER)
        log.add(mail, "ReceiptSealed", {"number": number(serial), "sha256": hashlib.sha256(receipt).hexdigest()})
        log.add(deposit, "DepositorRead")
    log.add("mail/M4", "NumberVoided", {"number": number(4)}, REGISTER)
    for name, event, detail, register in acts(reply) if reply else ():
        log.add(name, event, detail, register)
    return log
