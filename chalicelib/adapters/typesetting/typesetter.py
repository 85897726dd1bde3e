"""Typesetting by typst: PDF/A, Arabic and French, the same bytes for the same facts.

The compiler keeps its fonts and its parsed templates between documents: one a process.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from chalicelib.adapters.typesetting import fonts
from chalicelib.adapters.typesetting.bidi import shown
from chalicelib.adapters.typesetting.dates import told
from chalicelib.adapters.typesetting.qr import qr_svg
from chalicelib.adapters.typesetting.receipt_words import (
    TITLES,
    Row,
    evidence_event,
    legal_rows,
    remedy_rows,
    statement,
)
from chalicelib.evidence.model import Channel, ReceiptFacts, ReceiptFile, TrustLevel
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.languages import Bilingual

TEMPLATES = Path(__file__).parent / "typst"

CHANNELS = {
    Channel.PORTAL: Bilingual("مكتب الضبط الرقمي", "Bureau d’ordre digital"),
    Channel.COUNTER: Bilingual("شباك مكتب الضبط", "Guichet du bureau d’ordre"),
    Channel.POST: Bilingual("البريد", "Voie postale"),
    Channel.EMAIL: Bilingual("البريد الإلكتروني", "Courriel"),
    Channel.COURIER: Bilingual("ساعٍ", "Porteur"),
    Channel.DESK: Bilingual("مكتب من الإدارة", "Bureau de l’administration"),
}
NATURES = {
    "letter": Bilingual("المراسلة", "Courrier"),
    "annex": Bilingual("مرفق", "Annexe"),
    "identity": Bilingual("وثيقة تثبت الهوية", "Pièce d’identité"),
    "mandate": Bilingual("وكالة", "Procuration"),
    "other": Bilingual("وثيقة أخرى", "Autre document"),
}
TRUST = {
    TrustLevel.UNSEALED: Bilingual(
        "هذا الوصل غير مختوم إلكترونيا: لم تثبَّت بعد شهادة للإدارة.",
        "Ce récépissé ne porte pas de cachet électronique : aucun certificat n’est encore installé.",
    ),
    TrustLevel.DEVELOPMENT: Bilingual(
        "يحمل هذا الوصل خاتما إلكترونيا غير مؤهل، بشهادة تجريبية لا حجية لها.",
        "Ce récépissé porte un cachet électronique non qualifié, sous un certificat de test sans valeur probante.",
    ),
    TrustLevel.NO_TIMESTAMP: Bilingual(
        "يحمل هذا الوصل خاتما إلكترونيا غير مؤهل، بدون ختم زمني: التاريخ تصرح به المنصة.",
        "Ce récépissé porte un cachet électronique non qualifié, sans horodatage : la plateforme déclare la date.",
    ),
    TrustLevel.UNTRUSTED_TIMESTAMP: Bilingual(
        "يحمل هذا الوصل خاتما إلكترونيا غير مؤهل، وختما زمنيا لا يصدر عن جهة معترف بها: التاريخ تصرح به المنصة.",
        "Ce récépissé porte un cachet électronique non qualifié ; la date de son horodatage n’émane pas d’une autorité"
        " reconnue : la plateforme la déclare.",
    ),
    TrustLevel.NOT_QUALIFIED: Bilingual(
        "يحمل هذا الوصل خاتما إلكترونيا وختما زمنيا غير مؤهلين.",
        "Ce récépissé porte un cachet électronique et un horodatage non qualifiés.",
    ),
}


class TypstTypesetter:
    """Makes receipts; stands behind evidence's ``Typesetter`` port."""

    def receipt(self, facts: ReceiptFacts, trust: TrustLevel, issued_at: datetime) -> bytes:
        """A PDF/A-2a of the receipt, not yet sealed; the same bytes whenever the arguments are the same."""
        return compile_pdf("receipt.typ", receipt_data(facts, trust, issued_at), issued_at)


def compile_pdf(template: str, data: Mapping[str, Any], at: datetime, tagged: bool = True) -> bytes:
    """Sets a template with its data. ``at`` is the PDF's date, and it is cut to the second.

    A document of its own is tagged (PDF/A-2a, PDF/UA-1); what goes into another one is not (PDF/A-2b). The PDF ends
    with a line feed: without it, a later incremental update would not be PDF/A (ISO 19005-2, 6.1.3).
    """
    with _compiling:
        pdf = _compiler().compile(
            input=str(TEMPLATES / template),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"] if tagged else ["a-2b"],
            pdf_tags=tagged,
            timestamp=int(at.timestamp()),
        )
    return cast(bytes, pdf) + b"\n"


# A compiler takes one document at a time and refuses a second thread ("Already borrowed").
_compiling = Lock()


@cache
def _compiler() -> typst.Compiler:
    ours = [str(directory) for directory in fonts.directories()]
    family = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=ours)
    return typst.Compiler(root=str(TEMPLATES), font_paths=family)


def receipt_data(facts: ReceiptFacts, trust: TrustLevel, issued_at: datetime) -> dict[str, Any]:
    """The facts as the template reads them: every typed value made safe, every instant told."""
    title = TITLES[facts.kind]
    return {
        "title": f"{title.ar} — {title.fr} {facts.number}",
        "heading": asdict(title),
        "rows": [_row(row) for row in legal_rows(facts)],
        "remedies": [_row(row) for row in remedy_rows(facts)],
        "missing": [asdict(shown(piece)) for piece in facts.missing],
        "words": [asdict(shown(line)) for line in facts.words.splitlines() if line.strip()],
        "follows": grouped(facts.follows, 4),
        "statement": asdict(statement(facts.kind)),
        "event": evidence_event(facts.kind),
        "number": facts.number,
        "administration": _both(facts.administration),
        "tifinagh": shown(facts.tifinagh).text,
        "entity": _both(facts.entity),
        "submitted_at": asdict(told(facts.submitted_at)),
        "registered_at": asdict(told(facts.registered_at)),
        "tracking_code": facts.tracking_code,
        "channel": asdict(CHANNELS[facts.channel]),
        "depositor": asdict(shown(facts.depositor.name)),
        "identifier": shown(facts.depositor.masked_identifier).text,
        "represented": asdict(shown(facts.depositor.represented)) if facts.depositor.represented else None,
        "helper": _both(facts.depositor.helper) if facts.depositor.helper else None,
        "addressee": _both(facts.addressee),
        "subject": asdict(shown(facts.subject)),
        "contact": asdict(shown(facts.contact)),
        "files": [_file(file) for file in facts.files],
        "trust": asdict(TRUST[trust]),
        "url": facts.typed_url,
        "link": facts.verification_url,
        "qr": qr_svg(facts.verification_url).decode(),
        "verification_id": grouped(facts.verification_id, 4),
        "issued_at": to_iso(issued_at),
    }


def _both(name: Bilingual) -> dict[str, str]:
    return {"ar": shown(name.ar).text, "fr": shown(name.fr).text}


def _row(row: Row) -> dict[str, Any]:
    return {"label": asdict(row.label), "value": _both(row.value)}


def _file(file: ReceiptFile) -> dict[str, Any]:
    return {
        "name": asdict(shown(file.name)),
        "nature": asdict(NATURES[file.nature]) if file.nature else None,
        "type": shown(file.type).text,
        "size": thousands(file.size_bytes),
        "pages": file.pages,
        "sha256": grouped(file.sha256),
    }


def grouped(code: str, length: int = 8) -> str:
    """A digest or an id in groups of a length, as it is compared by eye or typed."""
    return " ".join(code[place : place + length] for place in range(0, len(code), length))


def thousands(number: int) -> str:
    """``3 482 117``, parted by no-break spaces: a receipt counts to the octet what was received."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
