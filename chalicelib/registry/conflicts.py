"""The page for who came second: what happened meanwhile, and what they had typed."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError
from chalicelib.registry.frame import frame
from chalicelib.registry.showing import open_acts, since
from chalicelib.web import texts
from chalicelib.web.pages import Reply, Request, render

CHOSEN = {field: f"registry-{field}-" for field in ("nature", "priority", "confidentiality", "language")}
CHOSEN["reason_code"] = "registry-reason-"


def show_conflict(request: Request, name: str, version: int, typed: dict[str, str], error: ConflictError) -> Reply:
    """The act ``name`` on the mail of the path, done on what it was at ``version``; it may be done again on what it is
    now, with what was ``typed``, where its state admits it."""
    reading = bootstrap.registry_reading()
    mail = reading.mail(request.agent, request.params["mail_id"])
    return render(
        request,
        "registry/conflict.html",
        409,
        mail=mail,
        act=name,
        possible=name in open_acts(reading, request.agent, mail),
        error=error,
        meanwhile=since(reading.history(mail), version),
        typed={field: value for field, value in typed.items() if _has_words(request, field, value)},
        **frame(request, ""),
    )


def _has_words(request: Request, field: str, value: str) -> bool:
    """Whether what was typed can be told: of a list's choices, only those that are in the list."""
    prefix = CHOSEN.get(field)
    return prefix is None or texts.has_text(request.language, f"{prefix}{value}")
