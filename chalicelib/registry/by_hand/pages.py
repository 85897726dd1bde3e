"""Registering by hand: the sheet, the scan, the number, the receipt to print."""

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import InvalidError, NotFoundError
from chalicelib.registry.by_hand.scans import REFRESH_SECONDS, missing_scan, scan_of
from chalicelib.registry.frame import frame
from chalicelib.registry.model import Intake, Mail, Register
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.model import RegistrationModel
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.get("/desk/intake/new", AGENT)
def new(request: Request) -> Reply:
    """The sheet to fill in; ``?register=`` chooses arrivals, departures or internal mail, ``?model=`` a model."""
    return _form(request, _register(request, request.query["register"]))


@pages.post("/desk/intake/new", AGENT)
def open_intake(request: Request) -> Reply:
    """Keeps the sheet; the scan and the number come next."""
    register = _register(request, request.form["register"])
    typed = {name: request.form[name] for name in request.form}
    try:
        sheet = bootstrap.hand_sheets().read(request.agent, register.direction, typed)
        intake = bootstrap.intakes().open(request.agent, register.id, sheet)
    except InvalidError as error:
        return _form(request, register, error)
    return redirect(f"/desk/intake/{intake.id}")


@pages.get("/desk/intake/{intake_id}", AGENT)
def show(request: Request) -> Reply:
    """What is missing: the scan, its inspection, the number, the receipt; then all of it."""
    intakes = bootstrap.intakes()
    intake = intakes.get(request.agent, request.params["intake_id"])
    mail = intakes.mail_of(intake)
    return _registered(request, mail) if mail else _unnumbered(request, intake)


@pages.post("/desk/intake/{intake_id}/number", AGENT)
def number(request: Request) -> Reply:
    """Takes the number now."""
    intake_id = request.params["intake_id"]
    bootstrap.intakes().number(request.agent, intake_id)
    return redirect(f"/desk/intake/{intake_id}")


def _form(request: Request, register: Register, error: InvalidError | None = None) -> Reply:
    models = _offered(request, register)
    model = next((it for it in models if it.id == (request.form if error else request.query)["model"]), None)
    return render(
        request,
        "registry/intake_new.html",
        422 if error else 200,
        register=register,
        registers=_open_to(request),
        model=model,
        model_choices=[(it.id, it.content.name.in_(request.language)) for it in models],
        typed={name: request.form[name] for name in request.form} if error else _first_values(model),
        problems=problems_by_field(error) if error else {},
        **frame(request, "intake"),
    )


def _offered(request: Request, register: Register) -> tuple[RegistrationModel, ...]:
    models = bootstrap.registration_models().of(request.agent.administration_id)
    return models.offered(request.agent, register.direction)


def _first_values(model: RegistrationModel | None) -> dict[str, str]:
    today = civil_date(bootstrap.clock().now()).isoformat()
    return {"received_on": today, **(model.content.first_values() if model else {})}


def _unnumbered(request: Request, intake: Intake) -> Reply:
    scan = scan_of(request, intake.id, f"/desk/intake/{intake.id}")
    shown = render(request, "registry/intake.html", intake=intake, scan=scan, **frame(request, "intake"))
    if scan.waiting:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


def _registered(request: Request, mail: Mail) -> Reply:
    """The receipt comes by itself; then nothing moves any more, and the scan can be added without haste."""
    awaits_receipt = mail.number.direction is Direction.INCOMING and not bootstrap.sealed_of_registry().url(mail)
    scan = None if awaits_receipt else missing_scan(request, mail, f"/desk/intake/{mail.intake_id}")
    shown = render(
        request,
        "registry/registered.html",
        mail=mail,
        awaits_receipt=awaits_receipt,
        scan=scan,
        **frame(request, "intake"),
    )
    if awaits_receipt or (scan and scan.waiting):
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


def _register(request: Request, asked: str) -> Register:
    readable = bootstrap.registry_reading().registers_of(request.agent)
    found = next((r for r in [*_open_to(request), *readable] if r.id == asked or not asked), None)
    if found is None:
        raise NotFoundError("not_found")
    bootstrap.intakes().demand(request.agent, found.id)
    return found


def _open_to(request: Request) -> list[Register]:
    """The registers in which the caller may open sheets; whoever audits reads more of them."""
    readable = bootstrap.registry_reading().registers_of(request.agent)
    return [register for register in readable if bootstrap.intakes().allows(request.agent, register)]
