"""A depositor after the deposit: follows the letter, opens the reply, looks at all letters of their address."""

from typing import Any

import requests

from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.links import code_to, one_time_code
from tests.people import csrf_of


def follow_to_the_end(cloud: LocalCloud, deposit: Any, email: str) -> None:
    """Every page that leads from an answered deposit of an address that has not asked for its letters too often."""
    code = deposit["submission"]["tracking_code"]
    with PortalSession(cloud.url) as visitor:
        visitor.post("/track", data={"code": code})
        visitor.post(f"/track/{code}/code")
        cloud.drain()
        opened = visitor.post(f"/track/{code}/reply", data={"one_time_code": one_time_code(cloud)})
        assert opened.url.endswith("/reply"), opened.url
        visitor.get(f"/track/{code}/reply/file", allow_redirects=False)
        for page in ("done", "acknowledgement", "receipt"):
            visitor.get(f"/drafts/{deposit['id']}/{page}", allow_redirects=False)
    with PortalSession(cloud.url) as elsewhere:
        mine = open_own_letters(cloud, elsewhere, email)
        assert code in mine.text, mine.url
        elsewhere.post("/mine/data", data=csrf_of(elsewhere.get("/mine/data")))
        cloud.drain()
        elsewhere.get("/mine/data/file", allow_redirects=False)


def open_own_letters(cloud: LocalCloud, visitor: PortalSession, email: str, typed: str = "") -> requests.Response:
    """The letters of an address, which may be typed otherwise, opened with the code that was mailed to it."""
    visitor.post("/mine", data={"email": typed or email})
    cloud.drain()
    return visitor.post("/mine/code", data={"one_time_code": code_to(cloud, email)})


def shared_with(cloud: LocalCloud, colleague: str) -> None:
    """The letters that somebody follows who deposited none."""
    with PortalSession(cloud.url) as visitor:
        open_own_letters(cloud, visitor, colleague)
        assert "/track/" in visitor.get("/mine/shared").text
