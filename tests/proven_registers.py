"""A register that lived through everything, closed, and its bundle fetched through HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.config import Settings
from chalicelib.kernel.clock import civil_year, from_iso
from chalicelib.kernel.digests import canonical_json, sha256
from infra.local.http.server import STACK
from infra.registers import Registers
from infra.stack import Stack
from tests.journeys import Journey
from tests.on_the_tree import signed
from tests.proven import packed
from tests.registers import open_register, write_sheet
from tests.tampering import unpacked

A_YEAR = timedelta(days=366)


class LivedIn:
    """Numbers of two past years: in the later one 1 to 3, of which 2 is voided, then after a restored backup 51 and the
    confidential 52; nothing in its first days."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        now = bootstrap.clock().now()
        self.year = civil_year(now) - 1
        self.id = open_register(journey.seeded, now - 2 * A_YEAR)
        with _in(self.year - 1, 3):
            self._number()
        with _in(self.year, 6):
            mails = [self._number() for _ in range(3)]
            operator = Registers(Stack(STACK, journey.cloud.client, Settings.from_env()).restoring)
            operator.hold([self.id])
            operator.reconcile([self.id])
            mails += [self._number() for _ in range(2)]
        self._act(mails[1], "void", reason="سجلت مرتين")
        self.secret = mails[-1]
        entity = journey.seeded.entities["root"].id
        self._act(self.secret, "qualification", entity_id=entity, confidentiality="secret")

    def closed(self, since: date, until: date) -> str:
        """The path of a closing that is done."""
        period = {"since": since.isoformat(), "until": until.isoformat()}
        path = f"/registers/{self.id}/closings"
        asked = self.journey.call("POST", path, "registrar", 201, json=period)
        self.journey.cloud.drain()
        return f"{path}/{asked['id']}"

    def closed_year(self, year: int) -> str:
        """The same of a whole year."""
        return self.closed(date(year, 1, 1), date(year, 12, 31))

    def _number(self) -> str:
        return bootstrap.intakes().take_number(write_sheet(self.journey.seeded, "مراسلة", register_id=self.id).id).id

    def _act(self, mail_id: str, name: str, **given: Any) -> None:
        found = self.journey.call("GET", f"/mails/{mail_id}", "registrar")
        headers = {"If-Match": f'"{found["version"]}"'}
        self.journey.call("POST", f"/mails/{mail_id}/{name}", "registrar", json=given, headers=headers)


def fetched(journey: Journey, closing: str) -> bytes:
    """The closing's bundle."""
    signed(journey.cloud)
    journey.call("POST", f"{closing}/bundle", "registrar", 202)
    journey.cloud.drain()
    found = journey.call("GET", f"{closing}/bundle", "registrar")
    assert found["state"] == "ready", found
    return requests.get(found["file"]["url"], timeout=20).content


def resigned(data: bytes, altered: dict[str, bytes]) -> bytes:
    """The same bundle with members altered, its manifest made to say so and signed by the platform's key."""
    members = dict(unpacked(data)) | altered
    manifest = json.loads(members["manifest.json"])
    for listed in manifest["members"]:
        content = members[listed["path"]]
        listed |= {"sha256": sha256(content), "size_bytes": len(content)}
    members["manifest.json"] = canonical_json(manifest)
    claims = {name: value for name, value in manifest.items() if name != "members"}
    at, digest = from_iso(manifest["made_at"]), sha256(members["manifest.json"])
    signature = bootstrap.platform_signer().sign({**claims, "sha256": digest}, at, "wasl-manifest")
    members["manifest.jws"] = signature.encode()
    return packed(list(members.items()))


@contextmanager
def _in(year: int, month: int) -> Iterator[None]:
    with time_machine.travel(datetime.fromisoformat(f"{year}-{month:02d}-10T09:00:00Z")):
        yield
