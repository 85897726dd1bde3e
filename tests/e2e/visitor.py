"""Somebody before a screen: reads words, presses what they name, and looks at every page met."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Page, Response

from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from infra.local.cloud import LocalCloud

ALBUM = Path(__file__).parents[1] / "output" / "e2e"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
SAMPLE = 10
_ASTRAY = """[...document.querySelectorAll(".error-summary a")].map((link) => link.hash.slice(1))
  .filter((id) => !document.getElementById(id))"""
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Visitor:
    """``faults`` gathers what is wrong with the pages met: accessibility, console, content policy, widths, answers.

    One who is ``thorough`` takes a picture of each page looked at, and has all who look with them look at it.
    """

    cloud: LocalCloud
    context: BrowserContext
    language: Language
    screen: str
    faults: list[str]
    thorough: bool
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:  # those are judged below
            self.faults.append(f"{self.page.url}: console: {message.text}")

    def _on_response(self, response: Response) -> None:
        refused = response.status >= 400 and response.request.resource_type != "document"  # a page may well refuse
        if refused or response.status >= 500:
            self.faults.append(f"{response.url}: {response.status}")

    def open(self, path: str) -> None:
        """Types an address of the portal, in this visitor's language."""
        address, mark, fragment = path.partition("#")
        joined = "&" if "?" in address else "?"
        url = f"{self.cloud.url}{address}{joined}lang={self.language}{mark}{fragment}"
        self._goes(lambda: self.page.goto(url))

    def reload(self) -> None:
        """Asks for the page again."""
        self._goes(self.page.reload)

    def _goes(self, way: Callable[[], object]) -> None:
        try:
            way()
        except Error as refused:  # a page that renews itself at this moment takes the place of the one asked for
            if "ERR_ABORTED" not in str(refused):
                raise
            way()

    def words(self, key: str, **variables: Any) -> str:
        """What the portal calls it, in this visitor's language."""
        return texts.text(self.language, key, **variables)

    def named(self, key: str) -> Locator:
        """The button or link of that name."""
        name = self.words(key)
        button = self.page.get_by_role("button", name=name, exact=True)
        return button.or_(self.page.get_by_role("link", name=name, exact=True)).first

    def press(self, key: str) -> None:
        """A button or link, by its words."""
        self.named(key).click()

    def saves(self, link: Locator) -> bytes:
        """Follows a link to a file: what is saved."""
        with self.page.expect_download() as waiting:
            link.click()
        return Path(waiting.value.path()).read_bytes()

    def opens(self, link: Locator) -> bytes:
        """Follows a link to a document, and saves what the whole browser would show and its engine alone would not."""
        link.evaluate("(it) => { const to = new URL(it.href); to.searchParams.set('download', 1); it.href = to; }")
        return self.saves(link)

    def press_basket(self, name: str) -> None:
        """A basket at the side; its link also says how many wait in it."""
        ends = (f"$='/desk/{name}'", f"*='/desk/{name}/'", f"*='/desk/{name}?'")
        self.page.locator(", ".join(f"nav.baskets a[href{end}]" for end in ends)).click()

    def type(self, **fields: str) -> None:
        """Fills fields by their ids."""
        for name, value in fields.items():
            self.page.locator(f"main #{name}").fill(value)

    def drop(self, document: Path) -> None:
        """Drags a file from the desktop onto the page's field."""
        field = self.page.locator("[data-verify-file] .file-drop")
        field.scroll_into_view_if_needed()
        box = field.bounding_box()
        assert box is not None
        mouse = self.context.new_cdp_session(self.page)
        held = {"items": [], "files": [str(document)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
            mouse.send("Input.dispatchDragEvent", {"type": kind, "data": held, **point})

    def reads(self, key: str, **variables: Any) -> None:
        """Waits until the words are on the page."""
        self.page.get_by_text(self.words(key, **variables)).filter(visible=True).first.wait_for()

    def look(self, name: str) -> None:
        """Takes the page's picture and its faults."""
        self.page.wait_for_load_state()
        if self.thorough:
            self.picture(name)
        self._judge(name, {"runOnly": list(TAGS), "resultTypes": ["violations"]})

    def look_in_the_dark(self, name: str) -> None:
        """Contrast by night."""
        self.page.wait_for_load_state()
        self.page.emulate_media(color_scheme="dark")
        self._judge(f"{name} (dark)", CONTRAST)
        self.page.emulate_media(color_scheme="light")

    def picture(self, name: str) -> Path:
        """The whole page, as ``tests/output/e2e/{language}-{screen}/{name}.png``."""
        path = ALBUM / f"{self.language}-{self.screen}" / f"{name}.png"
        self.page.screenshot(path=path, full_page=True, scale="css")
        return path

    def snapshot(self, name: str) -> None:
        """What the screen shows, documents inside the page included: their reader draws a little later."""
        self.page.bring_to_front()
        self.page.wait_for_timeout(1500)
        self.page.screenshot(path=ALBUM / f"{self.language}-{self.screen}" / f"{name}.png", scale="css")

    def look_at_mail(self, name: str, html: str) -> None:
        """Renders a mail as a reader of mails would."""
        reader = self.context.new_page()
        reader.set_content(html)
        reader.screenshot(path=ALBUM / f"{self.language}-{self.screen}" / f"{name}.png", full_page=True, scale="css")
        if (excess := reader.evaluate(_OVERFLOW)) > 0:
            self.faults.append(f"{name}: {excess} px wider than the screen")
        reader.close()

    def _judge(self, name: str, rules: dict[str, Any]) -> None:
        try:
            self._examine(name, rules)
        except Error as gone:  # a page that renews itself did so meanwhile
            if "context was destroyed" not in str(gone):
                raise
            self.page.wait_for_load_state()
            self._examine(name, rules)

    def _examine(self, name: str, rules: dict[str, Any]) -> None:
        where = f"{self.language}-{self.screen} {name}"
        if self.page.evaluate("typeof axe") == "undefined":
            self.page.evaluate(AXE_SCRIPT)
        for violation in self.page.evaluate("(rules) => axe.run(rules)", rules)["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"])
            self.faults.append(f"{where}: {violation['id']} ({violation['help']}): {nodes}")
        if (excess := self.page.evaluate(_OVERFLOW)) > 0:
            self.faults.append(f"{where}: {excess} px wider than the screen")
        if astray := self.page.evaluate(_ASTRAY):
            self.faults.append(f"{where}: the summary of errors leads to no field: {astray}")
        if self.page.title().startswith((" ", "–")) or self.page.locator("h1").count() != 1:
            self.faults.append(f"{where}: title {self.page.title()!r}, {self.page.locator('h1').count()} h1")


class Company:
    """A visitor, and others who see the same pages: in the other language, on another screen."""

    def __init__(self, visitor: Visitor, *others: Visitor) -> None:
        self.visitor, self.others = visitor, others

    def __iter__(self) -> Iterator[Visitor]:
        """All in turn, each before the page that the first has open now."""
        for other in self.others:
            self._brings(other)
        yield from (self.visitor, *self.others)

    def look(self, name: str) -> None:
        """All look at the page that the first has open, the next by night too; of a sample one other, or none."""
        self.visitor.look(name)
        others = self.others if self.visitor.thorough else self._drawn(name)
        for other in others:
            self._brings(other)
            other.look(name)
        for other in others[:1]:
            other.look_in_the_dark(name)

    def _drawn(self, name: str) -> tuple[Visitor, ...]:
        """By the page's name: of three others one at every second page, a single one at every sixth."""
        place = zlib.crc32(f"{self.visitor.language}-{name}".encode()) % SAMPLE
        return self.others[place : place + 1]

    def _brings(self, other: Visitor) -> None:
        """The other opens what the first has open, with what the first may see."""
        cookies = [cookie for cookie in self.visitor.context.cookies() if cookie["name"] != "wasl_language"]
        other.context.add_cookies(cookies)  # type: ignore[arg-type]  # what is read may be written back
        other.open(self.visitor.page.url.removeprefix(self.visitor.cloud.url))


class Pair(Company):
    """A visitor, and another of the other language on the same kind of screen."""

    def __init__(self, visitor: Visitor, other: Visitor) -> None:
        super().__init__(visitor, other)


class Alone(Company):
    """A visitor on a way whose pages other tests look at: this one only walks it."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(visitor)

    def look(self, name: str) -> None:
        """Passes on."""
