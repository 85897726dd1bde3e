"""What stands around the pages about notices."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from chalicelib.web.request import Request


def frame(request: Request, active: str) -> dict[str, Any]:
    """The open basket's name, counts at the side."""
    return {"active": active, "counts": bootstrap.desk_counts().of(request.agent)}


def reason_words(language: Language, reason: str) -> str:
    """Why a message did not arrive, in words; of what nobody has put into words, that it is so."""
    key = f"notices-reason-{reason}"
    return texts.text(language, key if texts.has_text(language, key) else "notices-reason-other")
