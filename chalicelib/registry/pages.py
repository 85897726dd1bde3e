"""Baskets and the register: lists of mails."""

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import whole_number
from chalicelib.registry.frame import frame
from chalicelib.registry.model import Mail, Register
from chalicelib.registry.reading import Basket
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.get("/desk/qualify", AGENT)
def qualify(request: Request) -> Reply:
    """What came in and waits for a registrar."""
    return _basket(request, "qualify")


@pages.get("/desk/mine", AGENT)
def mine(request: Request) -> Reply:
    """What was given to my desks."""
    return _basket(request, "desk")


@pages.get("/desk/register", AGENT)
def register(request: Request) -> Reply:
    """A register's year by number, the newest first."""
    reading = bootstrap.registry_reading()
    registers = reading.registers_of(request.agent)
    shown = _chosen(registers, request.query["register"])
    this_year = civil_year(bootstrap.clock().now())
    year = whole_number(request.query["year"], this_year)
    page: Page[Mail] = Page(())
    if shown is not None:
        page = reading.entries(request.agent, shown.id, year, request.query["cursor"] or None)
    checkable = shown is not None and reading.may_check(request.agent, shown)
    checked = checkable and request.query["check"] == "1"
    return render(
        request,
        "registry/register.html",
        shown=shown,
        year=year,
        register_choices=[(r.id, r.id) for r in registers],
        year_choices=[(y, y) for y in _years(registers, this_year)],
        page=page,
        checkable=checkable,
        check=bootstrap.register_checks().check_register(shown.id, year) if shown and checked else None,
        **frame(request, "register"),
    )


def _basket(request: Request, kind: str) -> Reply:
    reading = bootstrap.registry_reading()
    baskets = [basket for basket in reading.baskets(request.agent) if basket.kind == kind]
    shown = _shown(baskets, request.query["basket"])
    page: Page[Mail] = Page(())
    if shown is not None:
        page = reading.basket(request.agent, shown.id, request.query["cursor"] or None)
    return render(
        request,
        "registry/basket.html",
        kind=kind,
        baskets=baskets,
        shown=shown,
        page=page,
        **frame(request, "qualify" if kind == "qualify" else "mine"),
    )


def _shown(baskets: list[Basket], asked: str) -> Basket | None:
    if not asked:
        return next((b for b in baskets if b.count), baskets[0] if baskets else None)
    found = next((b for b in baskets if b.id == asked), None)
    if found is None:
        raise NotFoundError("not_found")
    return found


def _chosen(registers: list[Register], asked: str) -> Register | None:
    if not asked:
        return registers[0] if registers else None
    found = next((r for r in registers if r.id == asked), None)
    if found is None:
        raise NotFoundError("not_found")
    return found


def _years(registers: list[Register], this_year: int) -> list[int]:
    first = min((civil_year(r.opened_at) for r in registers), default=this_year)
    return list(range(this_year, first - 1, -1))
