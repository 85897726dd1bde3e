"""Bytes of a first view of the pages that depositors meet, raw and as API Gateway sends them, in both languages.

A browser that has kept nothing yet; a later view fetches the page alone, for files are kept for ever by their names.
"""

import sys

from chalicelib.kernel.languages import Language
from tests import page_weight
from tests.benchmarks.aims import at_most, verdict
from tests.benchmarks.scale import quiet_cloud
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.page_weight import AIM, View

PARTS = {
    "HTML": "",
    "Bootstrap": "bootstrap",
    "our styles": ".css",
    "scripts": ".js",
    "fonts": ".woff2",
    "pictures": ".svg",
}


def main() -> int:
    """Prints a line a page and language; 1 if one weighs more than was aimed at."""
    with quiet_cloud() as cloud:
        journey = Journey(cloud, cloud.seed())
        code = journey.deposit()["submission"]["tracking_code"]
        paths = page_weight.paths(journey.seeded.administration.slug, code)
        with PortalSession(cloud.url) as visitor:
            views = {
                f"{page}, {language}": page_weight.first_view(visitor, f"{path}?lang={language}")
                for page, path in paths.items()
                for language in Language
            }
    print(f"\nA first view, KB: squeezed from {page_weight.smallest_squeezed()} bytes on, as API Gateway sends it")
    print(f"{'':22}{'files':>7}{'raw':>8}{'sent':>8}" + "".join(f"{part:>12}" for part in PARTS))
    for name, view in views.items():
        parts = "".join(f"{kilobytes:12.1f}" for kilobytes in by_part(view).values())
        print(f"  {name:20}{len(view.files):7}{view.raw / 1000:8.1f}{view.sent / 1000:8.1f}{parts}")
    return verdict([it for name, view in views.items() for it in at_most(f"{name}, KB", view.sent / 1000, AIM / 1000)])


def by_part(view: View) -> dict[str, float]:
    """Kilobytes sent by sort of file; a file is of the first sort whose mark its name bears."""
    parts = dict.fromkeys(PARTS, 0.0)
    for place, file in enumerate(view.files):
        name = file.url.rsplit("/", 1)[-1]
        sort = next((part for part, mark in PARTS.items() if mark and mark in name), "HTML") if place else "HTML"
        parts[sort] += file.sent / 1000
    return parts


if __name__ == "__main__":
    sys.exit(main())
