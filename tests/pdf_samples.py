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


def with_embedded_file() -> bytes:
    """Carries another file."""
    return _made(lambda pdf: pdf.attachments.__setitem__("a.exe", b"MZ"))


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
    packer, block = zlib.compressobj(1), bytes(1024 * 1024)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


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
