"""An administration's mandates and programs over many years: each page of them leads to the next."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.access import ActKind, MandateKind, Scope
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.work import Work
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from chalicelib.organisation.programs.model import Client
from tests.functional.organisation.conftest import House

COUNT = 30


def mandate(house: House, work: Work) -> str:
    """One that the president gave and took back."""
    seeded, now = house.seeded, bootstrap.clock().now()
    president, head, day = seeded.agents["president"].id, seeded.agents["head"].id, civil_date(now)
    given = Mandate(
        new_id(),
        seeded.administration.id,
        MandateKind.DELEGATION,
        seeded.desks["president"].id,
        president,
        head,
        frozenset({ActKind.SIGNATURE}),
        frozenset(),
        day,
        day,
        LegalAct("12/2026", new_id()),
        president,
        now,
    )
    store, _ = bootstrap.organisation_stores()
    store.put_mandate(replace(given, revoked_at=now), work)
    return given.id


def program(house: House, work: Work) -> str:
    """One that nobody gave a token yet."""
    seeded = house.seeded
    desk_id, manager_id, now = seeded.desks["permits"].id, seeded.agents["manager"].id, bootstrap.clock().now()
    scopes = frozenset({Scope.MAIL_READ})
    made = Client(new_id(), seeded.administration.id, desk_id, "Permis", scopes, manager_id, now)
    bootstrap.client_store().add_with(work, made)
    return made.id


@pytest.mark.parametrize(
    ("path", "page", "put"), [("/mandates", "/desk/mandates", mandate), ("/clients", "/admin/clients", program)]
)
def test_a_page_of_the_list_leads_to_the_next(
    house: House, browse: Any, path: str, page: str, put: Callable[[House, Work], str]
) -> None:
    ids = set()
    for _ in range(COUNT):
        with bootstrap.transactions()() as work:
            ids.add(put(house, work))
    pages = house.journey.pages(path, "manager")
    assert [len(items) for items in pages] == [25, COUNT - 25]
    assert {item["id"] for items in pages for item in items} == ids
    browser, listed = browse(), f"/admin{path}"
    following = re.search(r'rel="next" href="([^"]+)"', browser.get(listed))
    assert following is not None
    shown = browser.get(html.unescape(following[1]))
    assert all(f"{page}/{item['id']}" in shown for item in pages[1]) and 'rel="next"' not in shown


@pytest.mark.parametrize("path", ["/mandates", "/clients"])
def test_a_cursor_of_no_list_is_refused(house: House, path: str) -> None:
    house.journey.call("GET", f"{path}?cursor=AAAA", "manager", 422)
