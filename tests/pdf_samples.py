"""PDF files for tests, good and bad, made as small as their defect allows."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def letter(pages: int = 1, text: str = "Wasl") -> bytes:
    """A sound PDF of some pages, each with one line of text."""
    return _made(lambda pdf: None, pages, text)


def encrypted(user: str = "secret") -> bytes:
    """Asks for a password; with an empty one it only forbids."""
    return _made(lambda pdf: None, encryption=pikepdf.Encryption(owner="owner", user=user))


def truncated() -> bytes:
    """Cut in the middle, as after a dropped connection."""
    whole = letter(pages=3)
    return whole[: len(whole) // 2]


def with_picture(content: bytes) -> bytes:
    """A page with a picture of these bytes, which nothing packs."""

    def add(pdf: pikepdf.Pdf) -> None:
        picture = pikepdf.Stream(pdf, content)
        picture.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=1024, Height=1024, BitsPerComponent=8))
        picture.ColorSpace = Name.DeviceGray
        pdf.pages[0].Resources.XObject = Dictionary(I=pdf.make_indirect(picture))

    return _made(add)


def without_pages() -> bytes:
    """A catalogue and nothing in it."""
    return _made(lambda pdf: None, pages=0)


def with_javascript() -> bytes:
    """Runs a script when opened."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    return _made(spoil)


def with_launch() -> bytes:
    """An annotation that starts a program; the action stands directly in an array, two levels deep."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.Launch, F=String("cmd.exe"))
        pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])

    return _made(spoil)


def with_escaped_javascript() -> bytes:
    """The same, with a name written so that a search for it finds nothing."""
    return raw(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61v#61Script/J#53(app.alert(1))>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def raw(*objects: bytes) -> bytes:
    """A PDF of these objects as they are written, the first of them its catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(body)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, start)
    )


def with_embedded_file(name: str = "a.exe", content: bytes = b"MZ") -> bytes:
    """Carries another file."""
    return _made(lambda pdf: pdf.attachments.__setitem__(name, content))


def with_form() -> bytes:
    """A form with a field to fill in."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        field = Dictionary(FT=Name.Tx, T=String("Nom"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))

    return _made(spoil)


def with_layers() -> bytes:
    """Text that may be shown or hidden."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())

    return _made(spoil)


def with_harmless_names() -> bytes:
    """Fonts and forms that happen to be called as what is dangerous elsewhere is."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(JS=font, EF=font, XFA=font, F1=font, Launch=font))

    return _made(spoil)


def with_long_runs() -> bytes:
    """A stream packed by lengths of runs, as some programs pack pictures."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(b"\x02q Q\x80", filter=Name.RunLengthDecode)
        pdf.pages[0].Contents = pdf.make_indirect(stream)

    return _made(spoil)


def with_huge_picture() -> bytes:
    """A picture of a few bytes that says it is a hundred thousand pixels high and wide."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        picture = pikepdf.Stream(pdf, b"\x00\x10\x01")
        picture.update(
            Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=100_000, Height=100_000, BitsPerComponent=1)
        )
        picture.ColorSpace, picture.Filter = Name.DeviceGray, Name.CCITTFaxDecode
        pdf.pages[0].Resources.XObject = Dictionary(I=pdf.make_indirect(picture))

    return _made(spoil)


def with_xfa() -> bytes:
    """An XFA form."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))

    return _made(spoil)


def with_signature_field(signed: bool = False) -> bytes:
    """A form with a place for a signature, which somebody has signed or not."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        field = Dictionary(FT=Name.Sig, T=String("Signature1"))
        if signed:
            field.V = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("00"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), SigFlags=3)

    return _made(spoil)


def bomb(inflated_mb: int = 700) -> bytes:
    """A content stream of zeros that unpacks to hundreds of megabytes."""
    packed = _zeros(inflated_mb)

    def spoil(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=Name.FlateDecode)
        pdf.pages[0].Contents = pdf.make_indirect(stream)

    return _made(spoil)


def packed_twice() -> bytes:
    """A stream compressed twice, as bombs are."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, b"")
        twice = Array([Name.FlateDecode, Name.FlateDecode])
        stream.write(zlib.compress(zlib.compress(b"q Q")), filter=twice)
        pdf.pages[0].Contents = pdf.make_indirect(stream)

    return _made(spoil)


def cross_reference_bomb() -> bytes:
    """A cross-reference stream that unpacks to more than the inspecting process may hold."""
    packed = _zeros(900)
    head = b"%PDF-1.7\n"
    entry = b"/Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length " + str(len(packed)).encode()
    body = b"1 0 obj\n<<" + entry + b">>\nstream\n" + packed + b"\nendstream\nendobj\n"
    return head + body + b"startxref\n" + str(len(head)).encode() + b"\n%%EOF\n"


def _zeros(megabytes: int) -> bytes:
    return packed_run(b"", bytes(1024 * 1024), megabytes, b"")


def packed_run(before: bytes, block: bytes, times: int, after: bytes) -> bytes:
    """``before``, so many times the block, ``after``, deflated; the block is packed once, for all times."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    start = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(after) + packer.flush()
    checksum = zlib.adler32(before)
    for _ in range(times):
        checksum = zlib.adler32(block, checksum)
    return b"\x78\xda" + start + packed * times + end + zlib.adler32(after, checksum).to_bytes(4, "big")


def _made(
    spoil: Callable[[pikepdf.Pdf], None],
    pages: int = 1,
    text: str = "Wasl",
    encryption: pikepdf.Encryption | None = None,
) -> bytes:
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 18 Tf 72 720 Td ({text} {number + 1}) Tj ET".encode("latin-1"))
    spoil(pdf)
    made = io.BytesIO()
    if encryption is not None:
        pdf.save(made, encryption=encryption)
    else:  # as made: qpdf must not unpack and repack what a test packed on purpose
        pdf.save(made, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return made.getvalue()
