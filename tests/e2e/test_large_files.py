"""A large file from a telephone: cut half-way by a reload, gone on with, put in order, deposited and receipted."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from chalicelib import bootstrap
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.languages import Language
from chalicelib.web.rendering import static
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.citizen import Citizen
from tests.e2e.conftest import People
from tests.e2e.lines import Line
from tests.e2e.visitor import Alone, Visitor
from tests.exchanges import Exchange
from tests.journeys import Journey
from tests.large_files import MB, cut, large_pdf
from tests.links import one_time_code
from tests.pdf_samples import letter as short_letter
from tests.pdf_tools import text_of

pytestmark = pytest.mark.browser
PATIENCE = 300_000
"""In milliseconds: a soak sends and inspects 200 MB beside other tests."""

HASHES = """async (address) => {
  const worker = new Worker(address);
  const wrong = [];
  for (const size of [1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 1000, 65_537, 3_000_001]) {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + size) % 256);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const right = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const whole = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => { if (data.whole) resolve(data.whole); };
      worker.postMessage({ file: new Blob([bytes]), partBytes: 997 });
    });
    if (whole !== right) wrong.push(size);
  }
  worker.terminate();
  return wrong;
}"""


def test_a_large_file_goes_on_after_a_reload_and_is_receipted_beside_one_of_a_thousand_bytes(
    people: People, administration: Seeded, cloud: LocalCloud, line: Line, tmp_path: Path, soak: bool
) -> None:
    journey = Journey(cloud, administration)
    draft = journey.draft()["id"]
    small, large = short_letter(pages=2), tmp_path / "تصميم التهيئة.pdf"
    journey.attach(draft, small, "بطاقة.pdf")
    cloud.drain()
    large.write_bytes(large_pdf(199 if soak else 25))  # 200 MB are the most, a few bytes of its frame included
    parts = len(cut(large.read_bytes(), bootstrap.settings().upload_part_mb * MB))
    pair = people.pair(Language.ARABIC, "phone")
    visitor, page = pair.visitor, pair.visitor.page
    visitor.open(f"/drafts/{draft}/files")
    assert page.evaluate(HASHES, static("hashing.js")) == []

    line.cut_after(parts // 2)
    page.locator("#file").set_input_files(large)
    expect(page.get_by_role("progressbar")).to_be_visible()
    file_id = _half_sent(page, journey.call, line.lets, f"/deposits/{draft}")
    page.on("dialog", lambda dialog: dialog.accept())  # whether to leave while a file is on its way
    visitor.open(f"/drafts/{draft}/files")
    visitor.reads("deposit-files-interrupted")
    pair.look("80-large-file-interrupted")
    line.mended(expired=1)
    page.locator("#file").set_input_files(large)
    page.locator("li[data-in-parts]:is([data-state=uploaded], [data-state=clean])").wait_for(timeout=PATIENCE)
    assert sorted(map(int, line.sent)) == list(range(1, parts + 1)), "what was there is not sent again"
    people.faults[:] = [fault for fault in people.faults if not fault.endswith(": 403")]  # the one made here
    cloud.drain(PATIENCE / 1000)
    visitor.open(f"/drafts/{draft}/files")
    page.locator("li[data-in-parts][data-state=clean]").wait_for()

    _put_first(visitor, file_id, large.name)
    for of, nature in (("[data-in-parts]", "letter"), (":not([data-in-parts])", "identity")):
        with page.expect_response(re.compile("/files/")):
            page.locator(f"li{of} select").select_option(nature)
    pair.look("81-files-in-order")
    listed = journey.call("GET", f"/deposits/{draft}/files")["items"]
    assert [(it["name"], it["nature"]) for it in listed] == [(large.name, "letter"), ("بطاقة.pdf", "identity")]
    visitor.press("deposit-files-continue")
    visitor.reads("file-nature-identity")
    pair.look("82-check-with-natures")
    depositor = Citizen(Alone(visitor), journey.email, tmp_path)
    receipt = depositor.submit()
    said = "".join(text_of(receipt, tmp_path).split())
    assert depositor.number() in said
    assert sha256(large.read_bytes()) in said and sha256(small) in said


def test_a_large_plan_goes_with_a_message_after_a_reload_and_what_was_typed_is_kept(
    people: People, administration: Seeded, cloud: LocalCloud, line: Line, tmp_path: Path
) -> None:
    exchange = Exchange.begin(Journey(cloud, administration), model="complaint").open()
    exchange.act("completion", reason="ينقص التصميم", pieces=["تصميم"], days=5)
    plan = tmp_path / "تصميم.pdf"
    plan.write_bytes(large_pdf(25))
    visitor = people.pair(Language.ARABIC, "phone").visitor
    page, here = visitor.page, f"/track/{exchange.deposit['submission']['tracking_code']}"
    visitor.open(here)
    visitor.press("deposit-reply-send")
    cloud.drain()
    visitor.type(one_time_code=one_time_code(cloud))
    visitor.press("deposit-open-do")

    line.cut_after(2)
    page.locator("#file").set_input_files(plan)
    visitor.press("deposit-files-send")
    file_id = _half_sent(page, exchange.own, line.lets)
    page.on("dialog", lambda dialog: dialog.accept())  # whether to leave while a file is on its way
    visitor.open(f"{here}/messages?act=complete")
    visitor.reads("deposit-files-interrupted")
    line.mended()
    visitor.type(text="تجدون رفقته التصميم.")
    page.locator("#file").set_input_files(plan)
    visitor.press("deposit-files-send")
    page.locator(f"input[name=files][value='{file_id}']").wait_for(state="attached")
    assert sorted(line.sent) == ["1", "2", "3", "4"]
    assert page.locator("#text").input_value() == "تجدون رفقته التصميم."
    cloud.drain()
    visitor.press("deposit-act-complete-do")
    visitor.reads("done-deposit-completed")
    assert [file["size_bytes"] for file in exchange.own("GET", "/messages")["messages"][-1]["files"]] == [
        plan.stat().st_size
    ]


def _put_first(visitor: Visitor, file_id: str, name: str) -> None:
    """By the arrow of the keyboard; it is told in words."""
    page = visitor.page
    page.locator(f"li[data-file='{file_id}'] [data-down]").focus()
    page.keyboard.press("ArrowUp")
    told = visitor.words("deposit-files-moved", name=name, position=1, count=2)
    expect(page.locator("[data-told]")).to_have_text(told)
    expect(page.locator("[data-list-of-files] > li").first).to_have_attribute("data-file", file_id)


def _half_sent(page: Page, call: Callable[..., Any], half: int, of: str = "") -> str:
    """The id of the file that is on its way, once storage holds so many of its parts."""
    for _ in range(PATIENCE // 100):
        page.wait_for_timeout(100)
        for file in call("GET", f"{of}/files")["items"]:
            if file["state"] != "expected":
                continue
            held = call("POST", f"{of}/files/{file['id']}/resumption")["held"]
            assert len(held) <= half, "the line was cut"
            if len(held) == half:
                return str(file["id"])
    raise TimeoutError("half of the parts never arrived")
