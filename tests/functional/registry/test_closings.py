"""A register closed on its page: what is made of it holds together, and anyone can check it."""

import csv
import html
import io
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from ssl import PEM_cert_to_DER_cert

import pikepdf
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.adapters.keys.jws import is_signed_by, read_compact
from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.adapters.pades.levels import level_of
from chalicelib.evidence import chains
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.log import Chain, RegisterChain
from chalicelib.lasting.model import Level
from chalicelib.registry.closing.model import ENTRIES, REGISTER, STATEMENT, Closing, Period, object_id
from infra.local.cloud import LocalCloud
from infra.local.dynamodb.capacity import units
from tests import pdf_tools
from tests.closing_registers import A_YEAR
from tests.functional.registry.conftest import Browser, Office
from tests.kept import LATER, following
from tests.registers import open_register, records, with_a_number


def file_of(office: Office, register_id: str, closing_id: str, name: str) -> bytes:
    """One of a closing's files, by the API's link."""
    path = f"/registers/{register_id}/closings/{closing_id}/files/{name}"
    answer = requests.get(office.journey.call("GET", path, "registrar")["url"], timeout=60)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return answer.content


def test_a_registrar_closes_last_year_on_the_page_and_everything_agrees(
    cloud: LocalCloud, office: Office, browser: Browser
) -> None:
    now = bootstrap.clock().now()
    year, register_id = civil_year(now - A_YEAR), with_a_number(office.seeded, now - A_YEAR)
    page = f"/desk/registers/{register_id}/closings"
    assert register_id in browser.get("/desk/registers")
    assert f'value="{year}-12-31"' in browser.get(page)
    period = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    closing_id = browser.post(page, **period).headers["Location"].partition("?")[0].rpartition("/")[2]
    assert "<progress" in browser.get(f"{page}/{closing_id}")
    cloud.drain()
    shown = browser.get(f"{page}/{closing_id}")
    assert "البيان الموقع" in shown and "<progress" not in shown
    entries = file_of(office, register_id, closing_id, ENTRIES)
    ((number, *_),) = list(csv.reader(io.StringIO(entries.decode("utf-8-sig"))))[1:]
    assert number == f"{register_id}-{year}-0000001"
    statement = read_compact(file_of(office, register_id, closing_id, STATEMENT).decode())
    assert statement.header["typ"] == "wasl-closing"
    assert is_signed_by(statement, platform_key(cloud))
    assert (statement.claims["count"], statement.claims["entries_sha256"]) == (1, sha256(entries))
    with pikepdf.open(io.BytesIO(file_of(office, register_id, closing_id, REGISTER))) as pdf:
        assert pdf.open_metadata().pdfa_status == "2B"
        assert "/Sig" in str(pdf.Root.AcroForm.Fields[0].FT)
    (mail,) = bootstrap.registry_stores().mails.entries(register_id, year, None, 9, newest_first=False).items
    own = [*records([mail]), *bootstrap.log().of_object(f"closing/{register_id}/{closing_id}")]
    assert chains.verify(own) is None
    assert statement.claims["chain"]["head"] in {record.hash for record in own}


def test_the_register_on_paper_is_sealed_and_is_made_to_last_like_a_receipt(
    cloud: LocalCloud, office: Office, tmp_path: Path
) -> None:
    year, register_id = last_year(), with_a_number(office.seeded, bootstrap.clock().now() - A_YEAR)
    period = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    with following(cloud):
        asked = office.journey.call("POST", f"/registers/{register_id}/closings", "registrar", 201, json=period)
        cloud.drain()
    sealed = file_of(office, register_id, asked["id"], REGISTER)
    assert level_of(sealed, roots(cloud), bootstrap.clock().now()) is Level.B_T
    with time_machine.travel(datetime.now(UTC) + LATER):
        cloud.fire("SweeperSchedule")
        cloud.drain(60)
        lasting = file_of(office, register_id, asked["id"], REGISTER)
        assert level_of(lasting, roots(cloud), bootstrap.clock().now()) is Level.B_LTA
    assert lasting.startswith(sealed)
    assert set(pdf_tools.pdfsig_verdicts(sealed, tmp_path)) == {"Signature is Valid."}


def last_year() -> int:
    """In Morocco."""
    return civil_year(bootstrap.clock().now() - A_YEAR)


def roots(cloud: LocalCloud) -> list[bytes]:
    """The development PKI's."""
    return [PEM_cert_to_DER_cert(cloud.pki.root_pem)]


def test_what_cannot_be_closed_is_told_on_the_page(office: Office, browser: Browser) -> None:
    register_id = office.seeded.registers["I"]
    today = bootstrap.clock().now().date().isoformat()
    page = f"/desk/registers/{register_id}/closings"
    told = browser.post(page, 422, since=today, until=today).text
    assert "لم تنته الفترة بعد" in told and f'value="{today}"' in told
    assert "اكتبوا التاريخ كاملا" in browser.post(page, 422, since="x", until=today).text


def test_a_page_of_closings_leads_to_the_next_and_takes_no_more_the_more_there_are(
    office: Office, browser: Browser
) -> None:
    register_id = open_register(office.seeded, bootstrap.clock().now() - A_YEAR)
    path = f"/registers/{register_id}/closings"
    put_closings(office, register_id, range(1, 29))
    assert [len(page) for page in office.journey.pages(path, "registrar")] == [25, 3]
    assert browser.get(f"/desk{path}").count('rel="next"') == 1
    with units.tally() as few:
        browser.get(f"/desk{path}")
    put_closings(office, register_id, range(29, 101))
    with units.tally() as many:
        browser.get(f"/desk{path}")
    assert many.read_units() == few.read_units()
    pages = office.journey.pages(path, "registrar")
    listed = [closing["since"] for page in pages for closing in page]
    assert len(listed) == 100 and listed == sorted(listed, reverse=True)
    following = re.search(r'rel="next" href="([^"]+)"', browser.get(f"/desk{path}"))
    assert following is not None and pages[1][0]["id"] in browser.get(html.unescape(following[1]))


def put_closings(office: Office, register_id: str, days: range) -> None:
    """Of single days, as somebody might have asked for."""
    now = bootstrap.clock().now()
    for number in days:
        day = date(last_year(), 1, 1) + timedelta(days=number)
        period = Period(day, day)
        chain, frozen = Chain.start(object_id(register_id, period)), RegisterChain(register_id, 0, "0" * 64)
        administration_id = office.seeded.administration.id
        with bootstrap.transactions()() as work:
            closing = Closing(register_id, administration_id, period, now, "", 0, frozen, chain)
            bootstrap.registry_stores().closings.add(work, closing)


def platform_key(cloud: LocalCloud) -> bytes:
    """The public half, as KMS tells it."""
    return KmsKey(cloud.client("kms"), bootstrap.settings().key_platform).public_key()
