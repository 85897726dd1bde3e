"""A lost telephone: address, password and a recovery code open what must be done again, and nothing else."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError, InvalidError, Problem, SignInRequiredError, ThrottledError
from chalicelib.organisation.signing_in.arrival import go_on, visit
from chalicelib.organisation.signing_in.pages import form_status
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/sign-in/recovery", PUBLIC)
def recovery_form(request: Request) -> Reply:
    """Asks for all three."""
    return _form(request)


@pages.post("/sign-in/recovery", PUBLIC)
def recover(request: Request) -> Reply:
    """Spends the code; then a new password and a new telephone follow."""
    email, password, code = request.form["email"], request.form.raw("password"), request.form["recovery_code"]
    given = {"email": email, "password": password, "recovery_code": code}
    if lacking := [name for name, value in given.items() if not value]:
        return _form(request, email, InvalidError([Problem(name, f"access.{name}_missing") for name in lacking]))
    try:
        begun = bootstrap.recovery().begin(email, password, code, visit(request, email))
    except (SignInRequiredError, ThrottledError) as error:
        return _form(request, email, error)
    return go_on(*begun)


def _form(request: Request, email: str = "", error: DomainError | None = None) -> Reply:
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if problems else error
    return render(request, "access/recovery.html", form_status(error), email=email, problems=problems, general=general)
