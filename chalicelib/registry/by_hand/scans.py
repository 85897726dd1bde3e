"""The scan of a paper letter, as its pages show it: what was sent so far, and the way to send it."""

from dataclasses import dataclass

from chalicelib import bootstrap
from chalicelib.registry.file_ports import FileFacts, Upload
from chalicelib.registry.model import Mail
from chalicelib.web.request import Request

REFRESH_SECONDS = 3
ON_ITS_WAY = frozenset({"uploaded", "clean", "stuck"})
"""A file that arrived and is not on the sheet yet."""


@dataclass(frozen=True)
class Scan:
    """``upload`` is the form to send it with, none while a scan is on its way; ``page`` and ``api`` renew it."""

    sent: list[FileFacts]
    upload: Upload | None
    page: str
    api: str

    @property
    def waiting(self) -> bool:
        """A scan arrived: it is inspected, then it stands on the sheet."""
        return self.upload is None


def scan_of(request: Request, intake_id: str, page: str) -> Scan:
    """The scan of an intake, with or without its number; ``page`` is where the browser comes back to."""
    intakes = bootstrap.intakes()
    sent = intakes.scans(f"intake/{intake_id}")
    waiting = any(file.state in ON_ITS_WAY for file in sent)
    back = f"{bootstrap.settings().public_url}{page}"
    upload = None if waiting else intakes.open_scan(request.agent, intake_id, back)
    return Scan(sent, upload, page, f"/api/v1/intakes/{intake_id}/scans")


def missing_scan(request: Request, mail: Mail, page: str) -> Scan | None:
    """The scan that a mail lacks, for whoever may add it; None for everybody and everything else."""
    may_add = bootstrap.registry_reading().allows(request.agent, "intake.open", mail)
    return scan_of(request, mail.intake_id, page) if mail.lacks_scan and may_add else None
