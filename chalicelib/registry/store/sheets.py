"""Sheets as DynamoDB keeps them: short attribute names and binary digests, so that a mail costs few write units."""

from datetime import date
from typing import Any

from pynamodb.attributes import (
    BinaryAttribute,
    JSONAttribute,
    ListAttribute,
    MapAttribute,
    NumberAttribute,
    UnicodeAttribute,
)

from chalicelib.adapters.dynamo import ChainedModel
from chalicelib.kernel.access import Confidentiality
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.sheet import Channel, Nature, Priority, Sheet, SheetFile

PDF = "pdf"  # nearly every file, and all of those of before other kinds were taken


class FileMap(MapAttribute[str, Any]):
    """One document of a sheet; its digest is 32 bytes."""

    id = UnicodeAttribute(attr_name="i")
    name = UnicodeAttribute(attr_name="n")
    size_bytes = NumberAttribute(attr_name="z")
    pages = NumberAttribute(attr_name="p", null=True)
    sha256 = BinaryAttribute(attr_name="h", legacy_encoding=False)
    nature = UnicodeAttribute(attr_name="t", null=True)
    kind = UnicodeAttribute(attr_name="k", null=True)

    @classmethod
    def of(cls, file: SheetFile) -> "FileMap":
        """The map of a file."""
        return cls(
            id=file.id,
            name=file.name,
            size_bytes=file.size_bytes,
            pages=file.pages,
            sha256=bytes.fromhex(file.sha256),
            nature=file.nature or None,
            kind=_unless(file.kind, PDF),
        )

    def file(self) -> SheetFile:
        """The file as stored."""
        sha256, pages = self.sha256.hex(), whole(self.pages)
        return SheetFile(self.id, self.name, int(self.size_bytes), sha256, pages, self.nature or "", self.kind or PDF)


class SheetModel(ChainedModel):
    """An item that carries a sheet; values that are empty or usual are not written."""

    class Meta:
        table_name = ""
        region = ""

    subject = UnicodeAttribute(attr_name="su")
    sender = UnicodeAttribute(attr_name="se")
    addressee = UnicodeAttribute(attr_name="ad", null=True)
    channel = UnicodeAttribute(attr_name="ch")
    received_on = UnicodeAttribute(attr_name="rc")
    sheet_entity = UnicodeAttribute(attr_name="en")
    sender_reference = UnicodeAttribute(attr_name="sr", null=True)
    document_on = UnicodeAttribute(attr_name="do", null=True)
    nature = UnicodeAttribute(attr_name="na", null=True)
    language = UnicodeAttribute(attr_name="la")
    priority = UnicodeAttribute(attr_name="pr", null=True)
    confidentiality = UnicodeAttribute(attr_name="cf", null=True)
    pages = NumberAttribute(attr_name="pg", null=True)
    keywords = ListAttribute[Any](attr_name="kw", null=True)
    files = ListAttribute[FileMap](attr_name="fi", of=FileMap, null=True)
    reply_to = UnicodeAttribute(attr_name="rt", null=True)
    represented = UnicodeAttribute(attr_name="rp", null=True)
    helper = UnicodeAttribute(attr_name="he", null=True)
    sheet_due_on = UnicodeAttribute(attr_name="sd", null=True)
    procedure = JSONAttribute(attr_name="pc", null=True)

    def set_sheet(self, sheet: Sheet) -> None:
        """Writes the sheet into the item."""
        self.subject, self.sender, self.addressee = sheet.subject, sheet.sender, sheet.addressee or None
        self.channel, self.language, self.sheet_entity = sheet.channel.value, sheet.language, sheet.entity_id
        self.received_on = sheet.received_on.isoformat()
        self.document_on = sheet.document_on.isoformat() if sheet.document_on else None
        self.sender_reference, self.reply_to = sheet.sender_reference or None, sheet.reply_to or None
        self.represented, self.helper = sheet.represented or None, sheet.helper or None
        self.nature = _unless(sheet.nature, Nature.LETTER)
        self.priority = _unless(sheet.priority, Priority.NORMAL)
        self.confidentiality = _unless(sheet.confidentiality, Confidentiality.ORDINARY)
        self.pages = sheet.pages
        self.keywords = list(sheet.keywords) or None
        self.sheet_due_on = sheet.due_on.isoformat() if sheet.due_on else None
        self.procedure = sheet.procedure.written() or None
        self.files = [FileMap.of(file) for file in sheet.files] or None

    def sheet(self) -> Sheet:
        """The sheet as stored."""
        return Sheet(
            subject=self.subject,
            sender=self.sender,
            channel=Channel(self.channel),
            received_on=date.fromisoformat(self.received_on),
            entity_id=self.sheet_entity,
            addressee=self.addressee or "",
            sender_reference=self.sender_reference or "",
            document_on=date.fromisoformat(self.document_on) if self.document_on else None,
            nature=Nature(self.nature or Nature.LETTER),
            language=self.language,
            priority=Priority(self.priority or Priority.NORMAL),
            confidentiality=Confidentiality(self.confidentiality or Confidentiality.ORDINARY),
            pages=whole(self.pages),
            keywords=tuple(self.keywords or ()),
            files=tuple(file.file() for file in self.files or ()),
            reply_to=self.reply_to or "",
            represented=self.represented or "",
            helper=self.helper or "",
            due_on=date.fromisoformat(self.sheet_due_on) if self.sheet_due_on else None,
            procedure=Procedure.read(self.procedure or {}),
        )


def whole(number: float | None) -> int | None:
    """A number as stored, or None where there is none (pynamodb's types do not say that it may be)."""
    return None if number is None else int(number)


def _unless(value: str, usual: str) -> str | None:
    return None if value == usual else str(value)
