"""The browser, and the screens people hold."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright

# The whole browser in a soak, with its reader of PDF; otherwise its engine alone where it is found: a third lighter.
_PROGRAMS = ("chromium",) if os.environ.get("WASL_SOAK") == "1" else ("chromium-headless-shell", "chromium")
CHROMIUM = next((found for program in _PROGRAMS if (found := shutil.which(program))), "chromium")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]

SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1280, "height": 860}},
}

_REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser without a window."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


def context(browser: Browser, screen: str, language: str, **options: Any) -> BrowserContext:
    """A person's browser: cookies of its own, a screen, and a console that tells what the content policy stopped."""
    made = browser.new_context(
        **SCREENS[screen],
        locale=f"{language}-MA",
        timezone_id="Africa/Casablanca",
        reduced_motion="reduce",  # colours are judged where they end, not on their way
        **options,
    )
    made.set_default_timeout(15_000)
    made.add_init_script(_REPORT_VIOLATIONS)
    return made
