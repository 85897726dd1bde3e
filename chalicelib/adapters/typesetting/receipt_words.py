"""What receipts say by their kind, in Arabic and French: titles, what the law has them state, what they are not.

Every sentence comes from the occasion's own data; what that does not hold is not said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.evidence.model import ReceiptFacts
from chalicelib.evidence.occasions import Legal, Occasion, ReceiptKind, Regime
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.delays import Unit
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.wording import day_words

OF_FILES = frozenset({ReceiptKind.FILE, ReceiptKind.FILE_COMPLETE, ReceiptKind.FILE_INCOMPLETE})

TITLES = {
    ReceiptKind.CORRESPONDENCE: Bilingual(
        "وصل رقمي بتأكيد الاستلام", "Récépissé de dépôt — accusé de réception numérique"
    ),
    ReceiptKind.COMPLAINT: Bilingual("وصل بإيداع شكاية", "Récépissé de dépôt d’une réclamation"),
    ReceiptKind.FILE: Bilingual("وصل بإيداع ملف إداري", "Récépissé de dépôt d’un dossier administratif"),
    ReceiptKind.FILE_COMPLETE: Bilingual("وصل بإيداع ملف إداري كامل", "Récépissé de dossier administratif complet"),
    ReceiptKind.FILE_INCOMPLETE: Bilingual(
        "وصل بإيداع ملف إداري غير كامل", "Récépissé de dossier administratif incomplet"
    ),
    ReceiptKind.REJECTION: Bilingual("إشعار معلل برفض مراسلة", "Avis motivé de rejet d’un courrier"),
}
TEXTS = {
    Regime.ADMINISTRATIVE_FILE: Bilingual(
        "القانون رقم 55.19 المتعلق بتبسيط المساطر والإجراءات الإدارية",
        "Loi n° 55-19 relative à la simplification des procédures et des formalités administratives",
    ),
    Regime.COMPLAINT: Bilingual(
        "المرسوم رقم 2.17.265 المتعلق بشكايات المرتفقين", "Décret n° 2-17-265 relatif aux réclamations des usagers"
    ),
}
REASONS = {
    "not_competent": Bilingual(
        "الموضوع ليس من اختصاص هذه الإدارة.", "L’objet ne relève pas de la compétence de cette administration."
    ),
    "incomplete": Bilingual("وثائق ناقصة تحول دون معالجة الطلب.", "Des pièces manquent pour traiter la demande."),
    "duplicate": Bilingual("سبق إيداع المراسلة نفسها.", "Le même courrier a déjà été déposé."),
    "unreadable": Bilingual("الوثيقة غير مقروءة.", "Le document est illisible."),
    "anonymous": Bilingual("تعذر تحديد هوية المرسِل.", "L’expéditeur n’est pas identifiable."),
    "other": Bilingual("سبب آخر مبين أسفله.", "Autre motif, précisé ci-dessous."),
}
NO_DECISION = Bilingual(
    "استلام المراسلة ليس قرارا: فهو لا يعني قبول مضمونها ولا يحكم مسبقا على مآلها.",
    "La réception n’est pas une décision : elle ne vaut pas acceptation et ne préjuge pas de la suite.",
)
REJECTED = Bilingual(
    "يبقى رقم المراسلة وتاريخ إيداعها ثابتين. ولا يحول هذا الرفض دون إيداع جديد ولا دون الطعن.",
    "Le numéro et la date de dépôt restent acquis. Ce rejet n’empêche ni un nouveau dépôt, ni un recours.",
)
REMEDIES = Bilingual(
    "يمكن الطعن في قرار الإدارة، إداريا أو أمام القضاء المختص، وفق الشروط والآجال التي يحددها القانون.",
    "La décision de l’administration peut faire l’objet d’un recours administratif ou d’un recours devant la"
    " juridiction compétente, dans les conditions et délais fixés par la loi.",
)
SILENCE = Bilingual(
    "سكوت الإدارة بعد انصرام الأجل بمثابة موافقة.",
    "Le silence gardé par l’administration à l’expiration du délai vaut accord.",
)
UNEXAMINED = Bilingual(
    "لم تُفحص وثائق الملف بعد. وإذا كانت ناقصة، فإنها تُطلب من المودِع مرة واحدة.",
    "Les pièces du dossier n’ont pas encore été examinées. S’il en manque, elles seront demandées une seule fois.",
)


@dataclass(frozen=True)
class Row:
    """A line of the receipt's table: what it is about, and what it says."""

    label: Bilingual
    value: Bilingual


def statement(kind: ReceiptKind) -> Bilingual:
    """What the paper is not."""
    return REJECTED if kind is ReceiptKind.REJECTION else NO_DECISION


def evidence_event(kind: ReceiptKind) -> str:
    """The event of ETSI EN 319 522 that it is evidence of."""
    return "ConsignmentRejection" if kind is ReceiptKind.REJECTION else "SubmissionAcceptance"


def legal_rows(facts: ReceiptFacts) -> list[Row]:
    """What the law, or the decision, has this receipt state, in order; nothing for an ordinary letter's."""
    occasion = facts.occasion
    if occasion.kind is ReceiptKind.REJECTION:
        return list(_rejection(occasion))
    if occasion.kind is ReceiptKind.COMPLAINT:
        return [*_text(occasion.legal), *_period(occasion.legal)]
    if occasion.kind in OF_FILES:
        return [*_text(occasion.legal), *_state(occasion), *_silence(occasion.legal)]
    return []


def remedy_rows(facts: ReceiptFacts) -> list[Row]:
    """By what the decision, or its absence, may be contested: as the administration wrote it, else as the law has it;
    a letter or a complaint leads to no decision that the law speaks of by itself."""
    legal, decides = facts.occasion.legal, facts.kind in OF_FILES or facts.kind is ReceiptKind.REJECTION
    words = legal.remedies if legal.remedies.ar and legal.remedies.fr else REMEDIES if decides else None
    return [Row(Bilingual("طرق الطعن", "Voies de recours"), words)] if words else []


def _text(legal: Legal) -> Iterator[Row]:
    yield Row(Bilingual("الإطار القانوني", "Cadre légal"), TEXTS[legal.regime])


def _state(occasion: Occasion) -> Iterator[Row]:
    label, on = Bilingual("حالة الملف", "État du dossier"), _day(occasion.at)
    if occasion.kind is ReceiptKind.FILE:
        yield Row(label, UNEXAMINED)
        yield from _period(occasion.legal)
    elif occasion.kind is ReceiptKind.FILE_COMPLETE:
        yield Row(label, Bilingual(f"تبين أن الملف كامل بتاريخ {on.ar}.", f"Dossier reconnu complet le {on.fr}."))
        yield from _period(occasion.legal)
    else:
        missing = Bilingual(
            f"تبين بتاريخ {on.ar} أن الملف غير كامل: تنقصه الوثائق المبينة أسفله.",
            f"Dossier reconnu incomplet le {on.fr} : il manque les pièces énumérées ci-dessous.",
        )
        yield Row(label, missing)
        yield from _awaited(occasion)


def _period(legal: Legal) -> Iterator[Row]:
    if legal.within:
        yield Row(Bilingual("الأجل الأقصى", "Délai maximum"), duration(legal.within, legal.unit))
    if legal.due_on:
        yield Row(Bilingual("آخر أجل للجواب", "Réponse au plus tard"), _day(legal.due_on))


def _awaited(occasion: Occasion) -> Iterator[Row]:
    """Until when the pieces are waited for, and that the period stands meanwhile."""
    if occasion.until_on:
        yield Row(Bilingual("آخر أجل للاستكمال", "Pièces au plus tard"), _day(occasion.until_on))
    legal = occasion.legal
    if legal.within:
        yield Row(Bilingual("الأجل الأقصى", "Délai maximum"), duration(legal.within, legal.unit))
    if legal.due_on and legal.due_on >= civil_date(occasion.at):
        on = _day(occasion.at)
        stands = Bilingual(
            f"موقوف منذ {on.ar}. يستأنف بعد التوصل بالوثائق، وإلا فبعد آخر أجل للاستكمال.",
            f"Suspendu depuis le {on.fr} ; il reprend après réception des pièces, ou à défaut après le dernier jour"
            " pour compléter.",
        )
        yield Row(Bilingual("سريان الأجل", "Cours du délai"), stands)


def _silence(legal: Legal) -> Iterator[Row]:
    if legal.silence:
        yield Row(Bilingual("أثر السكوت", "Effet du silence"), SILENCE)


def _rejection(occasion: Occasion) -> Iterator[Row]:
    on = _day(occasion.at)
    yield Row(
        Bilingual("مآل المراسلة", "Suite donnée"),
        Bilingual(f"رُفضت المراسلة بتاريخ {on.ar}.", f"Courrier rejeté le {on.fr}."),
    )
    yield Row(Bilingual("السبب", "Motif"), REASONS.get(occasion.reason_code, REASONS["other"]))


def _day(on: date | datetime) -> Bilingual:
    day = civil_date(on) if isinstance(on, datetime) else on
    return Bilingual(day_words(day, Language.ARABIC), day_words(day, Language.FRENCH))


_ARABIC = {
    Unit.MONTHS: ("شهر واحد", "شهران", "أشهر", "شهرا"),
    Unit.CALENDAR_DAYS: ("يوم واحد", "يومان", "أيام", "يوما"),
    Unit.WORKING_DAYS: ("يوم عمل واحد", "يوما عمل", "أيام عمل", "يوم عمل"),
}
_FRENCH = {
    Unit.MONTHS: ("mois", "mois"),
    Unit.CALENDAR_DAYS: ("jour", "jours"),
    Unit.WORKING_DAYS: ("jour ouvrable", "jours ouvrables"),
}


def duration(length: int, unit: Unit) -> Bilingual:
    """``60 يوما`` and ``60 jours``: Arabic counts one, two, three to ten, and beyond each in a form of its own."""
    one, two, few, many = _ARABIC[unit]
    rest = length % 100
    arabic = {1: one, 2: two}.get(length) or f"{length} {few if 3 <= rest <= 10 else many}"
    single, plural = _FRENCH[unit]
    return Bilingual(arabic, f"{length} {single if length == 1 else plural}")
