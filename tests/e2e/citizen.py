"""What whoever deposits does on the portal, by clicking."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from chalicelib.organisation.model import Administration
from infra.local.cloud import LocalCloud
from tests.e2e.visitor import ALBUM, Company, Visitor
from tests.pdf_tools import pages_as_png, text_of

SUBJECT = "طلب رخصة إصلاح واجهة منزل رقم 12 بزنقة واد زيز، أكدال (Plan de façade)"
SLOW_UPLOAD = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 4_000_000}


@dataclass
class Citizen:
    """Deposits, verifies, tracks. ``email`` is this person's alone."""

    pair: Company
    email: str
    folder: Path

    @property
    def visitor(self) -> Visitor:
        """The one who acts."""
        return self.pair.visitor

    @property
    def cloud(self) -> LocalCloud:
        """Where deliveries wait to be made."""
        return self.visitor.cloud

    def deposit(self, administration: Administration, letter: Path) -> None:
        """From the directory to the acknowledgement."""
        self.find(administration.code, administration.slug)
        self.write(letter)

    def find(self, words: str, slug: str) -> None:
        """In the directory, by a few words."""
        self.visitor.open("/")
        self.pair.look("01-directory")
        self.visitor.type(q=words)
        self.visitor.press("search")
        self.visitor.page.locator(f"a[href*='/a/{slug}']").click()
        self.pair.look("02-portal")

    def write(self, letter: Path) -> None:
        """From the portal to the check of the answers and the acknowledgement."""
        visitor, look = self.visitor, self.pair.look
        visitor.press("organisation-portal-deposit")
        look("03-depositor")
        visitor.type(name="فاطمة الزهراء العلمي", email=self.email, phone="06 61 23 45 67", identifier="AB123456")
        visitor.page.locator("#identifier_kind").select_option("cin")
        visitor.press("continue")
        look("04-letter")
        visitor.type(subject=SUBJECT, reference="2026/417")
        visitor.press("continue")
        look("05-files")
        self.send(letter)
        look("07-files-cleared")
        visitor.press("deposit-files-continue")
        look("08-check")
        visitor.press("deposit-check-submit")
        visitor.reads("deposit-done-title")
        look("09-deposited")

    def begin(self, slug: str) -> None:
        """From an administration's portal to the question who deposits."""
        self.visitor.open(f"/a/{slug}")
        self.visitor.press("organisation-portal-deposit")

    def tell(self, subject: str, *documents: Path) -> None:
        """From who deposits to the files, which are sent together and inspected while the page waits."""
        visitor = self.visitor
        visitor.press("continue")
        visitor.type(subject=subject)
        visitor.press("continue")
        several = len(documents) > 1  # only the page's script lets a person choose them at once
        visitor.page.locator("#file[multiple]" if several else "#file").set_input_files(documents)
        expect(visitor.page.locator("li[data-state]")).to_have_count(len(documents))
        self.cloud.drain()
        expect(visitor.page.locator("li[data-state=clean]")).to_have_count(len(documents))

    def submit(self) -> bytes:
        """From the check of the answers to the receipt."""
        self.visitor.press("deposit-check-submit")
        self.visitor.reads("deposit-done-title")
        return self.registered()

    def send(self, letter: Path) -> None:
        """Over a slow line, so that the progress bar is seen; inspected while the page waits."""
        visitor = self.visitor
        line = visitor.context.new_cdp_session(visitor.page)
        line.send("Network.emulateNetworkConditions", SLOW_UPLOAD)
        visitor.page.locator("#file").set_input_files(letter)
        bar = visitor.page.get_by_role("progressbar")
        expect(bar).to_be_visible()
        expect(bar).not_to_have_attribute("value", "0")
        visitor.picture("06-sending")
        visitor.page.locator("li[data-state]").wait_for()
        line.send("Network.emulateNetworkConditions", SLOW_UPLOAD | {"uploadThroughput": -1})
        self.cloud.drain()
        visitor.page.locator("li[data-state=clean]").wait_for()

    def registered(self) -> bytes:
        """Number and sealed receipt come by themselves; the receipt is saved."""
        visitor = self.visitor
        self.cloud.drain()
        receipt = visitor.named("deposit-done-receipt")
        receipt.wait_for()
        self.pair.look("10-registered")
        return visitor.saves(receipt)

    def number(self) -> str:
        """The number on the confirmation."""
        return _bare(self.visitor.page.locator(".panel-number").inner_text())

    def tracking_code(self) -> str:
        """The code on the confirmation."""
        return _bare(self.visitor.page.locator(".code bdi").inner_text())

    def verify_by_link(self, receipt: bytes) -> None:
        """Follows the receipt's QR."""
        page = pages_as_png(receipt, self.folder, 200)[0]
        with Image.open(io.BytesIO(page.read_bytes())) as image:
            address = zxingcpp.read_barcodes(image)[0].text
        assert address.startswith(self.cloud.url), address
        self.visitor.page.goto(address)
        for visitor in self.pair:
            visitor.reads("evidence-result-title")
            visitor.look("11-verified-by-link")

    def printed_id(self, receipt: bytes) -> str:
        """The id in the address that a receipt prints for who has no camera."""
        printed = re.search(r"/v#([0-9A-Z]{20})\s", text_of(receipt, self.folder))
        assert printed is not None
        return printed[1]

    def verify_by_id(self, verification_id: str) -> None:
        """Types the id printed under the QR."""
        self.visitor.open("/v")
        self.pair.look("12-verification")
        self.visitor.type(id=verification_id)
        self.visitor.press("evidence-id-verify")
        self.visitor.reads("evidence-result-title")
        self.pair.look("13-verified-by-id")

    def verify_by_file(self, name: str, document: bytes) -> None:
        """Drops a file on the page, which recognises it without sending it."""
        self.visitor.open("/v")
        for visitor in self.pair:
            visitor.drop(self.saved(name, document))
            visitor.reads("evidence-result-title")
            visitor.look(f"14-verified-{name}")

    def verify_altered(self, document: bytes) -> None:
        """One byte is another: unknown by its digest, and named once the file is sent with consent."""
        middle = len(document) // 3
        altered = self.saved("altered", document[:middle] + bytes([document[middle] ^ 1]) + document[middle + 1 :])
        self.visitor.open("/v")
        for visitor in self.pair:
            visitor.drop(altered)
            visitor.reads("evidence-not-found-by-file")
            visitor.look("15-altered-unknown")
        self.visitor.page.locator("#consent").check()
        self.visitor.press("evidence-send-open")
        self.visitor.reads("evidence-checking-title")
        self.pair.look("16-checking")
        self.cloud.drain()
        self.visitor.reads("evidence-finding-altered")
        self.pair.look("17-altered-named")

    def saved(self, name: str, document: bytes) -> Path:
        """On this person's disk."""
        path = self.folder / f"{name}.pdf"
        path.write_bytes(document)
        return path

    def track(self, code: str) -> None:
        """Follows the letter by its code, typed as people type it."""
        self.visitor.open("/track")
        self.pair.look("18-track-ask")
        self.visitor.type(code=code.replace("-", " ").lower())
        self.visitor.press("deposit-track-look")
        self.visitor.reads("deposit-track-timeline")

    def open_reply(self) -> bytes:
        """Asks for a one-time code, reads it in the mail, opens the reply deliberately, saves it."""
        visitor = self.visitor
        self.pair.look("30-answered")
        visitor.press("deposit-reply-send")
        visitor.reads("deposit-reply-sent")
        self.pair.look("31-code-asked")
        self.cloud.drain()
        for mistaken in self.pair:
            mistaken.type(one_time_code="000000")
            mistaken.press("deposit-reply-open")
            mistaken.look("32-code-wrong")
        visitor.type(one_time_code=self.one_time_code())
        visitor.press("deposit-reply-open")
        visitor.reads("deposit-reply-page-title")
        self.pair.look("33-reply")
        return visitor.saves(visitor.named("deposit-reply-save"))

    def mails(self) -> list[Any]:
        """What this person received, oldest first."""
        return [mail for mail in self.cloud.mails() if self.email in str(mail["To"])]

    def look_at_papers(self, **papers: bytes) -> None:
        """Pictures of the mails received and of PDF documents."""
        for place, mail in enumerate(self.mails(), 1):
            self.visitor.look_at_mail(f"60-mail-{place}", mail.get_body(("html",)).get_content())
        for name, paper in papers.items():
            for page in pages_as_png(paper, self.folder, 80):
                page.replace(ALBUM / f"{self.visitor.language}-{self.visitor.screen}" / f"61-{name}-{page.name}")

    def one_time_code(self) -> str:
        """From the last mail."""
        found = re.search(r"\b\d{6}\b", self.mails()[-1].get_body(("plain",)).get_content())
        assert found is not None
        return found.group()


def _bare(shown: str) -> str:
    return re.sub(r"[\u2066-\u2069\u200e\u200f]", "", shown).strip()
