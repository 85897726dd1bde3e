"""Signed PDF files of many shapes, made by pyHanko's own signer in the development PKI's names."""

import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto import cms, keys, tsp
from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chalicelib.adapters.pades.cms import signed_data
from infra.local.pki import tsa
from infra.local.pki.hierarchy import Pki
from tests.pdf_samples import letter
from tests.pki import LocalKey, Timestamper

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
BOX = (72, 100, 272, 150)


class Stamper(TimeStamper):
    """The PKI's authority, without HTTP."""

    def __init__(self, pki: Pki) -> None:
        super().__init__(include_nonce=False)  # type: ignore[no-untyped-call]  # pyHanko's signature
        self._pki = pki

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Answers at once."""
        return tsp.TimeStampResp.load(tsa.answer(self._pki.stamper, req.dump(), datetime.now(UTC)))


class DatedSigner(signers.SimpleSigner):
    """Makes timestamped signatures by our template: around a timestamp, asn1crypto encodes the signature anew at every
    level when a length happens to end in 0x80, which takes minutes."""

    hand: "Hand"
    pki: Pki

    async def async_sign(  # type: ignore[override]  # only what is asked for here
        self, data_digest: bytes, digest_algorithm: str, **_: Any
    ) -> cms.ContentInfo:
        """Over a SHA-256, by a key on P-256 or RSA."""
        key = LocalKey(self.hand.private, self.hand.chain)  # type: ignore[arg-type]  # of those kinds
        return cms.ContentInfo.load(signed_data(data_digest, key, Timestamper(self.pki).token))


@dataclass(frozen=True)
class Hand:
    """A signer: a key with its chain in DER, leaf first."""

    private: Private
    chain: tuple[bytes, ...]

    def signer(self, pss: bool = False, dated_by: Pki | None = None) -> signers.SimpleSigner:
        """As pyHanko wants it; ``dated_by`` whose authority its signatures are timestamped."""
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # the library's signature
        certificates = [asn1_x509.Certificate.load(der) for der in self.chain]
        store.register_multiple(certificates[1:])
        key = self.private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        kind = signers.SimpleSigner if dated_by is None else DatedSigner
        made: Any = kind(certificates[0], keys.PrivateKeyInfo.load(key), store, prefer_pss=pss)
        made.hand, made.pki = self, dated_by
        return made  # type: ignore[no-any-return]  # one of the two


@dataclass
class Studio:
    """Signs in one PKI."""

    pki: Pki
    stamper: Stamper = field(init=False)

    def __post_init__(self) -> None:
        self.stamper = Stamper(self.pki)

    def sign(
        self,
        pdf: bytes,
        hand: Hand,
        name: str = "Signature1",
        *,
        pss: bool = False,
        dated: bool = False,
        lasting: bool = False,
        box: tuple[int, int, int, int] | None = None,
        new: bool = True,
        **meta: Any,
    ) -> bytes:
        """One more signature: in a new field, or in that of the name. ``lasting`` embeds what proves it."""
        settings = {"md_algorithm": "sha256", "subfilter": SigSeedSubFilter.PADES, "field_name": name, **meta}
        if lasting:
            settings.update(embed_validation_info=True, validation_context=self.proofs())
        spec = SigFieldSpec(name, box=box) if new else None
        signer = signers.PdfSigner(
            signers.PdfSignatureMetadata(**settings),
            hand.signer(pss, self.pki if dated or lasting else None),
            timestamper=self.stamper if dated or lasting else None,
            new_field_spec=spec,
        )
        update = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        return bytes(signer.sign_pdf(update, existing_fields_only=not new).getvalue())

    def extended(self, pdf: bytes) -> bytes:
        """A document timestamp more."""
        update = IncrementalPdfFileWriter(BytesIO(pdf))
        stamper = signers.PdfTimeStamper(self.stamper)
        return bytes(stamper.timestamp_pdf(update, "sha256", validation_context=self.proofs()).getvalue())

    def proofs(self) -> ValidationContext:
        """The revocation lists of the day."""
        now = datetime.now(UTC)
        lists = [asn1_crl.CertificateList.load(it.crl(now)) for it in (self.pki.root, self.pki.issuing)]
        roots = [asn1_x509.Certificate.load(ssl.PEM_cert_to_DER_cert(self.pki.root_pem))]
        return ValidationContext(trust_roots=roots, crls=lists, allow_fetching=False, revocation_mode="hard-fail")


def certified(permission: MDPPerm) -> dict[str, Any]:
    """For ``sign``: the signature certifies."""
    return {"certify": True, "docmdp_permissions": permission}


def saved(pdf: bytes, **options: Any) -> bytes:
    """Rewritten by qpdf, before any signature."""
    with pikepdf.open(BytesIO(pdf)) as document:
        rewritten = BytesIO()
        document.save(rewritten, **options)
    return rewritten.getvalue()


def form(signature: str = "") -> bytes:
    """A page with a text field ``name``, a choice ``town``, a box ``agreed``, a value that stands, ``sum``; and an
    empty signature field if one is named."""
    with pikepdf.open(BytesIO(letter())) as document:
        page = document.pages[0]
        font = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        look = document.make_stream(b"/Tx BMC EMC", BBox=[0, 0, 200, 20], Subtype=pikepdf.Name.Form)
        ticked = document.make_stream(b"q 0 0 14 14 re S Q", BBox=[0, 0, 14, 14], Subtype=pikepdf.Name.Form)
        blank = document.make_stream(b"", BBox=[0, 0, 14, 14], Subtype=pikepdf.Name.Form)

        def widget(name: str, kind: str, top: int, **entries: Any) -> pikepdf.Object:
            given = {"FT": pikepdf.Name(kind), "T": name, "Subtype": pikepdf.Name.Widget, "F": 4, **entries}
            rectangle = given.pop("Rect", [72, top, 272, top + 20])
            return document.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Annot, P=page.obj, Rect=rectangle, **given)
            )

        words = {"DA": "/Helv 10 Tf 0 g"}
        fields = [
            widget("name", "/Tx", 600, AP=pikepdf.Dictionary(N=look), **words),
            widget("town", "/Ch", 570, Opt=pikepdf.Array(["Rabat", "Fes"]), Ff=1 << 17, **words),
            widget(
                "agreed",
                "/Btn",
                540,
                Rect=[72, 540, 86, 554],
                V=pikepdf.Name.Off,
                AS=pikepdf.Name.Off,
                AP=pikepdf.Dictionary(N=pikepdf.Dictionary(Yes=ticked, Off=blank)),
            ),
            widget("sum", "/Tx", 510, V="100", **words),
        ]
        if signature:
            fields.append(widget(signature, "/Sig", 440))
        page.Annots = pikepdf.Array(fields)
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
        document.Root.AcroForm = document.make_indirect(
            pikepdf.Dictionary(Fields=pikepdf.Array(fields), DR=resources, DA="/Helv 10 Tf 0 g", SigFlags=3)
        )
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def filled(pdf: bytes, values: dict[str, str], shown: str | None = None) -> bytes:
    """An update in which fields get values; ``shown`` is drawn instead of a text field's own, for forgeries."""
    update: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    for reference in update.root["/AcroForm"]["/Fields"]:
        found: Any = reference.get_object()
        value = values.get(str(found["/T"]))
        if value is None:
            continue
        if found["/FT"] == "/Btn":
            found["/V"] = found["/AS"] = generic.pdf_name("/" + value)
        else:
            found["/V"] = generic.pdf_string(value)
            look = _look(update, value if shown is None else shown)
            found["/AP"] = _dictionary({"/N": update.add_object(look)})
        update.update_container(found)
    out = BytesIO()
    update.write(out)
    return out.getvalue()


def rectangle(width: int, height: int) -> Any:
    """From the corner of what it stands in, in points."""
    number: Any = generic.NumberObject
    return generic.ArrayObject(map(number, (0, 0, width, height)))


def _look(update: Any, text: str) -> Any:
    helvetica = update.root["/AcroForm"]["/DR"]["/Font"].raw_get("/Helv")
    content = (
        text.encode()
        if text.startswith("q ")
        else b"/Tx BMC q BT /Helv 10 Tf 2 5 Td (%s) Tj ET Q EMC" % (text.encode("latin-1"))
    )
    entries = {
        "/Type": generic.pdf_name("/XObject"),
        "/Subtype": generic.pdf_name("/Form"),
        "/BBox": rectangle(200, 20),
        "/Resources": _dictionary({"/Font": _dictionary({"/Helv": helvetica})}),
    }
    return generic.StreamObject(_dictionary(entries), stream_data=content)


def _dictionary(entries: dict[str, Any]) -> Any:
    made: Any = generic.DictionaryObject
    return made({generic.pdf_name(key): value for key, value in entries.items()})
