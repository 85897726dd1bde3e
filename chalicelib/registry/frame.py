"""What every page of the registry shows besides its own matter."""

from functools import partial
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.languages import Language
from chalicelib.registry.showing import Names
from chalicelib.web import texts
from chalicelib.web.request import Request


def frame(request: Request, active: str) -> dict[str, Any]:
    """The open basket's name, counts at the side, names for ids, choices of a field, today."""
    return {
        "active": active,
        "counts": bootstrap.desk_counts().of(request.agent),
        "names": names_for(request),
        "choices": partial(texts.choices, request.language),
        "refusal": partial(refusal, request.language),
        "today": civil_date(bootstrap.clock().now()),
    }


def names_for(request: Request) -> Names:
    """Names of the caller's administration."""
    return Names(bootstrap.registry_directory(), request.agent.administration_id)


def refusal(language: Language, code: str) -> str:
    """Why inspection refused a file, in words."""
    return texts.text(language, f"files-reason-{code.rpartition('.')[2]}")
