"""Office files whose parts lie and are named as no program does it: they are what types and relationships say."""

from collections.abc import Callable

from tests.office_samples import DDE_LINK, LINK, PACKAGE, WORD, link, ooxml, typed

_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
_HEADER = "vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def links_of(part: str, *links: str) -> dict[str, str]:
    """The relationships of this part, where the format has them lie."""
    folder, _, name = part.rpartition("/")
    rels = f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'
    return {f"{folder}/_rels/{name}.rels": rels}


def ending(name: str, content_type: str) -> str:
    """What parts are, by their ending."""
    return f'<Default Extension="{name}" ContentType="application/{content_type}"/>'


def field_part(said: str, space: str = WORD) -> str:
    """A part of Word's with one field."""
    return f'<w:hdr xmlns:w="{space}"><w:p><w:fldSimple w:instr="{said}"/></w:p></w:hdr>'


def moved_main(links: str = "", content: str = "") -> bytes:
    """A letter whose main part lies and is named as no program does it."""
    return ooxml(
        parts={
            "_rels/.rels": links_of("", link("officeDocument", "/a/b.txt", external=False))["/_rels/.rels"],
            "a/b.txt": content or field_part(""),
            **links_of("a/b.txt", links),
        },
        types=typed("a/b.txt", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    )


_FIELDS_STRICT = field_part("DDEAUTO cmd", "http://purl.oclc.org/ooxml/wordprocessingml/main")
SOUND: dict[str, tuple[Callable[[], bytes], str, tuple[str, ...]]] = {
    "slides with a chart whose workbook lies elsewhere": (
        lambda: ooxml("pptx", {"x/a.dat": ooxml("xlsx")}, links=link("package", "../x/a.dat", external=False)),
        "pptx",
        (),
    ),
    "data from elsewhere, under another name": (
        lambda: ooxml("xlsx", {"x/a.txt": "<connections/>"}, links=link("connections", "/x/a.txt", external=False)),
        "xlsx",
        ("external_links",),
    ),
}
"""Files that are taken, with their kind and what is noted of them."""

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros under another name, by their ending": (
        lambda: ooxml(parts={"word/a.dat": _OLD}, types=ending("dat", "vnd.ms-office.vbaProject")),
        "macros",
    ),
    "macros under another name, by what leads there": (
        lambda: ooxml(parts={"word/a.dat": _OLD}, links=link("vbaProject", "a.dat", external=False, space=_MICROSOFT)),
        "macros",
    ),
    "an object under another name, by its type": (
        lambda: ooxml(parts={"x/a.png": _OLD}, types=typed("x/a.png", "vnd.openxmlformats-officedocument.oleObject")),
        "embedded_files",
    ),
    "an object under another name, by what leads there": (
        lambda: ooxml(parts={"x/a.png": _OLD}, links=link("oleObject", "../x/a.png", external=False, space=_STRICT)),
        "embedded_files",
    ),
    "a control under another name, by what leads there": (
        lambda: ooxml(parts={"x/a.xml": "<a/>"}, links=link("control", "../x/a.xml", external=False, space=_STRICT)),
        "active_content",
    ),
    "a control's memory under another name": (
        lambda: ooxml(
            parts={
                "x/a.xml": "<a/>",
                **links_of("x/a.xml", link("activeXControlBinary", "b.png", external=False, space=_MICROSOFT)),
            }
        ),
        "active_content",
    ),
    "a program among the pictures": (
        lambda: ooxml("pptx", {"ppt/media/a.png": b"MZ"}, links=link("package", "media/a.png", external=False)),
        "embedded_files",
    ),
    "a program among the pictures, by its type": (
        lambda: ooxml("pptx", {"ppt/media/a.png": b"MZ"}, typed("ppt/media/a.png", _SHEET)),
        "embedded_files",
    ),
    "macros in a workbook among the pictures": (
        lambda: ooxml(
            "pptx",
            {"ppt/media/a.png": ooxml("xlsx", {"xl/vbaProject.bin": b"x"})},
            links=link("package", "/ppt/media/%61.png", external=False, space=_STRICT),
        ),
        "macros",
    ),
    "a template from elsewhere, of a main part elsewhere": (
        lambda: moved_main(link("attachedTemplate", "https://evil.example/a.dotm", space=_STRICT)),
        "external_content",
    ),
    "a template from elsewhere, behind foreign attributes": (
        lambda: ooxml(
            links=link("attachedTemplate", "https://evil.example/a.dotm").replace(
                "/>", ' xmlns:x="urn:x" x:Type="hyperlink" x:Target="a" x:TargetMode="Internal"/>'
            )
        ),
        "external_content",
    ),
    "a field in a main part elsewhere": (
        lambda: moved_main(content=field_part("DDEAUTO cmd")),
        "active_content",
    ),
    "a field in a header elsewhere, by its type": (
        lambda: ooxml(parts={"x/a.txt": _FIELDS_STRICT}, types=typed("x/a.txt", _HEADER)),
        "active_content",
    ),
    "a field in a header elsewhere, by what leads there": (
        lambda: ooxml(
            parts={"x/a.txt": _FIELDS_STRICT}, links=link("header", "/x/a.txt", external=False, space=_STRICT)
        ),
        "active_content",
    ),
    "a cell that starts a program, elsewhere by its type": (
        lambda: ooxml("xlsx", {"x/a.txt": DDE_LINK}, typed("x/a.txt", LINK)),
        "active_content",
    ),
    "a cell that starts a program, elsewhere by what leads there": (
        lambda: ooxml(
            "xlsx", {"x/a.txt": DDE_LINK}, links=link("externalLink", "../x/a.txt", external=False, space=_STRICT)
        ),
        "active_content",
    ),
    "a part in pieces": (lambda: ooxml(parts={"word/_rels/a.rels/[0].last.piece": "<a/>"}), "damaged"),
}
"""Files that are refused, with the reason."""
