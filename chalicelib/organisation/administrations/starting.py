"""What every administration begins with, so that it can receive its first letter on the day it joins.

Its first administrator also sits at the registry office: letters come from the first hour on, and somebody must see
them. All of it can be changed, renamed and added to afterwards.
"""

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.administrations.specification import AgentSpec, CircuitSpec, DeskSpec, EntitySpec, Spec
from chalicelib.organisation.model import Contacts, EntityKind

_SECRETARIAT = Bilingual("الكتابة العامة", "Secrétariat général")
_AFFAIRS = Bilingual("مصلحة الشؤون الإدارية", "Service des affaires administratives")
_VISA = {"steps": [{"kind": "visa", "desk": "secretariat"}], "deadline_hours": 48}
_SIGNATURE = {"steps": [{"kind": "signature", "desk": "direction"}], "deadline_hours": 72}

_DESKS = {
    "registry-office": DeskSpec(
        "root",
        Bilingual("مكتب الضبط", "Bureau d’ordre"),
        frozenset({Role.REGISTRAR}),
        Confidentiality.CONFIDENTIAL,
    ),
    "direction": DeskSpec(
        "root",
        Bilingual("رئيس الإدارة", "Chef de l’administration"),
        frozenset({Role.HEAD, Role.SIGNATORY}),
        Confidentiality.SECRET,
    ),
    "administration": DeskSpec(
        "root", Bilingual("تدبير البوابة", "Administration du portail"), frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
    ),
    "secretariat": DeskSpec("secretariat", _SECRETARIAT, frozenset({Role.HEAD, Role.HANDLER})),
    "affairs": DeskSpec("affairs", _AFFAIRS, frozenset({Role.HEAD, Role.HANDLER})),
}
_CIRCUITS = {
    "visa-then-signature": CircuitSpec(Bilingual("تأشيرة ثم توقيع", "Visa puis signature"), (_VISA, _SIGNATURE)),
    "signature": CircuitSpec(Bilingual("توقيع", "Signature"), (_SIGNATURE,)),
}


def starting_specification(
    slug: str,
    code: str,
    name: Bilingual,
    place: str,
    administrator_email: str,
    administrator_name: Bilingual,
    sector: str = "",
) -> Spec:
    """Root, general secretariat and a handling department; five desks; two circuits; registers A, D and I."""
    entities = {
        "root": EntitySpec(code, name, kind=EntityKind.ADMINISTRATION, place=place),
        "secretariat": EntitySpec("SG", _SECRETARIAT, "root", EntityKind.DIRECTORATE),
        "affairs": EntitySpec("SAA", _AFFAIRS, "root", EntityKind.DEPARTMENT),
    }
    administrator = AgentSpec(administrator_email, administrator_name, ("administration", "registry-office"))
    agents = {"administrator": administrator}
    return Spec(slug, code, name, Contacts(), entities, _DESKS, agents, _CIRCUITS, sector=sector, place=place)
