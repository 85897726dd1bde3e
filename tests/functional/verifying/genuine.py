"""Genuine signed PDF files, each of another shape: by pyHanko, by Poppler, by openssl under a writer by hand."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from cryptography.hazmat.primitives.asymmetric import ed25519
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
)

from tests.functional.verifying.conftest import Bench, curve
from tests.pdf_samples import letter
from tests.pki import rsa_key
from tests.plain_pdf import Plain
from tests.signed_samples import BOX, certified, filled, form, saved

PACKED = pikepdf.ObjectStreamMode.generate
Make = Callable[[Bench], bytes]


def _two(bench: Bench) -> bytes:
    return bench.studio.sign(bench.studio.sign(letter(), bench.salma), bench.omar, "Second", box=BOX)


def _three(bench: Bench) -> bytes:
    return bench.studio.sign(_two(bench), bench.salma, "Third", dated=True)


def _certified(permission: MDPPerm, values: dict[str, str] | None = None) -> Make:
    def make(bench: Bench) -> bytes:
        signed = bench.studio.sign(form(), bench.salma, **certified(permission))
        return filled(signed, values) if values else signed

    return make


def _certified_then_approved(bench: Bench) -> bytes:
    certification = bench.studio.sign(form("Approval"), bench.salma, **certified(MDPPerm.FILL_FORMS))
    return bench.studio.sign(filled(certification, {"name": "Amal"}), bench.omar, "Approval", new=False)


def _lasting(bench: Bench) -> bytes:
    return bench.studio.sign(letter(), bench.salma, lasting=True)


def _archived(bench: Bench) -> bytes:
    return bench.studio.sign(letter(), bench.salma, lasting=True, use_pades_lta=True)


def _certified_and_archived(bench: Bench) -> bytes:
    seal = {**certified(MDPPerm.NO_CHANGES), "use_pades_lta": True}
    return bench.studio.extended(bench.studio.sign(letter(), bench.salma, lasting=True, **seal))


def _locking(bench: Bench) -> bytes:
    update: Any = IncrementalPdfFileWriter(BytesIO(form()))
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, ["sum"])
    append_signature_field(update, SigFieldSpec("Locking", field_mdp_spec=lock))
    out = BytesIO()
    update.write(out)
    signed = bench.studio.sign(out.getvalue(), bench.salma, "Locking", new=False)
    return filled(signed, {"name": "Amal"})


def _by_pyhanko(**how: object) -> Make:
    return lambda bench: bench.studio.sign(letter(), bench.salma, **how)  # type: ignore[arg-type]  # as ``sign`` has it


def _on(pdf: Callable[[], bytes]) -> Make:
    return lambda bench: bench.studio.sign(pdf(), bench.salma)


def _plain(*options: str, cades: bool = False, **shape: object) -> Make:
    def make(bench: Bench) -> bytes:
        signer = bench.openssl(bench.hand(rsa_key()), *options)
        plain = Plain(**shape)  # type: ignore[arg-type]  # as the class has it
        for place in range(plain.fields):
            plain.signed(signer, bench.directory, place, cades)
        return plain.data

    return make


PSS = ("-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:-1")

BY_PYHANKO: dict[str, Make] = {
    "one signature": _by_pyhanko(),
    "visible": _by_pyhanko(box=BOX),
    "in the old profile": _by_pyhanko(subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
    "SHA-384": _by_pyhanko(md_algorithm="sha384"),
    "SHA-512": _by_pyhanko(md_algorithm="sha512"),
    "RSA": lambda bench: bench.studio.sign(letter(), bench.hand(rsa_key())),
    "RSA-PSS": lambda bench: bench.studio.sign(letter(), bench.hand(rsa_key()), pss=True),
    "P-384": lambda bench: bench.studio.sign(letter(), bench.hand(curve()), md_algorithm="sha384"),
    "Ed25519": lambda bench: bench.studio.sign(
        letter(), bench.hand(ed25519.Ed25519PrivateKey.generate()), md_algorithm="sha512"
    ),
    "timestamped": _by_pyhanko(dated=True),
    "with its proofs": _lasting,
    "archived": _archived,
    "archived twice": lambda bench: bench.studio.extended(_archived(bench)),
    "a document timestamp over a plain signature": lambda bench: bench.studio.extended(
        bench.studio.sign(letter(), bench.salma)
    ),
    "two signatures": _two,
    "three signatures": _three,
    "two signatures, then archived": lambda bench: bench.studio.extended(_two(bench)),
    "certified against any change": _certified(MDPPerm.NO_CHANGES),
    "certified for forms": _certified(MDPPerm.FILL_FORMS),
    "certified for forms, filled in": _certified(MDPPerm.FILL_FORMS, {"name": "Amal", "agreed": "Yes"}),
    "certified for notes, filled in": _certified(MDPPerm.ANNOTATE, {"town": "Rabat"}),
    "certified, filled in, approved": _certified_then_approved,
    "certified against any change, then archived": _certified_and_archived,
    "a field locked, another filled in": _locking,
    "object streams": _on(lambda: saved(letter(), object_stream_mode=PACKED)),
    "linearised": _on(lambda: saved(letter(), linearize=True)),
    "PDF 1.4": _on(lambda: saved(letter(), force_version="1.4", object_stream_mode=pikepdf.ObjectStreamMode.disable)),
    "PDF 2.0": _on(lambda: saved(letter(), force_version="2.0")),
}
BY_OTHERS: dict[str, Make] = {
    "Poppler": lambda bench: bench.poppler.sign(letter()),
    "Poppler twice": lambda bench: bench.poppler.sign(bench.poppler.sign(letter())),
    "Poppler on object streams": lambda bench: bench.poppler.sign(saved(letter(), object_stream_mode=PACKED)),
    "Poppler on a linearised file": lambda bench: bench.poppler.sign(saved(letter(), linearize=True)),
    "Poppler in a declared field, SHA-512": lambda bench: bench.poppler.sign(
        Plain(visible=True).data, "Signature0", "SHA512"
    ),
    "Poppler, then pyHanko": lambda bench: bench.studio.sign(bench.poppler.sign(letter()), bench.salma, "Second"),
    "openssl": _plain(),
    "openssl, as CAdES, SHA-512": _plain("-md", "sha512", cades=True),
    "openssl, RSA-PSS": _plain("-md", "sha384", *PSS, cades=True),
    "openssl, signer by key identifier": _plain("-md", "sha256", "-keyid"),
    "openssl, two visible signatures, PDF 2.0": _plain(version="2.0", fields=2, visible=True),
    "openssl, cross-reference streams": _plain(version="1.5", xref="stream", fields=2),
    "openssl, hybrid references": _plain(version="1.5", xref="hybrid", fields=2),
    "openssl, PDF 1.3 with ends of line of its own": _plain(version="1.3", line_end=b"\r\n"),
    "openssl, certified, then approved": _plain(version="1.6", fields=2, permission=2),
    "openssl, then Poppler": lambda bench: bench.poppler.sign(_half(bench), "Signature1"),
    "openssl, P-384": lambda bench: (
        Plain().signed(bench.openssl(bench.hand(curve()), "-md", "sha384"), bench.directory, cades=True).data
    ),
}


def _half(bench: Bench) -> bytes:
    """The first of two fields signed."""
    signer = bench.openssl(bench.hand(rsa_key()))
    return Plain(fields=2, visible=True).signed(signer, bench.directory).data


GENUINE = BY_PYHANKO | BY_OTHERS
