"""One reading of a mail: who, when, from which desk, and what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.log import Actor

KEPT_FOR = timedelta(days=3 * 365)


class What(StrEnum):
    """What is read: what a sheet says of a mail that is not for all, with its history and messages; a document, a
    message's file, a sealed paper, a bundle; a folder that answers it, or that folder's bundle."""

    SHEET = "sheet"
    DOCUMENT = "document"
    MESSAGE_FILE = "message_file"
    SEALED = "sealed"
    BUNDLE = "bundle"
    FOLDER = "folder"
    FOLDER_BUNDLE = "folder_bundle"

    @property
    def is_of_folder(self) -> bool:
        """Whether it is read in the e-signature book."""
        return self in (What.FOLDER, What.FOLDER_BUNDLE)


@dataclass(frozen=True)
class Access:
    """One reading. ``file_id`` is empty for what is no uploaded file, ``folder_id`` for what is not of a folder;
    ``channel`` is ``page`` or ``api``."""

    mail_id: str
    at: datetime
    what: What
    actor: Actor
    channel: str
    file_id: str = ""
    folder_id: str = ""

    @property
    def kept_until(self) -> datetime:
        """When it is forgotten."""
        return self.at + KEPT_FOR
