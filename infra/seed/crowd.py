"""Administrations as Morocco has them, made up from its provinces: names to fill a stack with, nobody's real data.

The n-th is always the same: a load that is run again finds what it made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.onboarding.suggestions import suggested_slug
from chalicelib.organisation.administrations.specification import AgentSpec, CircuitSpec, DeskSpec, EntitySpec, Spec
from chalicelib.organisation.model import Contacts, EntityKind
from chalicelib.organisation.structure.places import Place, PlaceKind, places

DESKS = 20
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class _Kind:
    """A sort of administration that every province (or region) has one of."""

    code: str
    name: Bilingual
    of: frozenset[PlaceKind]


_PROVINCIAL = frozenset({PlaceKind.PROVINCE, PlaceKind.PREFECTURE})
_REGIONAL = frozenset({PlaceKind.REGION})
_OF_PROVINCES = {
    "COM": ("جماعة {}", "Commune de {}"),
    "CPR": ("مجلس إقليم {}", "Conseil provincial de {}"),
    "DPE": ("المديرية الإقليمية للتربية الوطنية ب{}", "Direction provinciale de l’éducation nationale de {}"),
    "DPS": ("المندوبية الإقليمية للصحة ب{}", "Délégation provinciale de la santé de {}"),
    "DPA": ("المديرية الإقليمية للفلاحة ب{}", "Direction provinciale de l’agriculture de {}"),
    "DPT": ("المديرية الإقليمية للتجهيز ب{}", "Direction provinciale de l’équipement de {}"),
    "DPH": ("المديرية الإقليمية للإسكان ب{}", "Direction provinciale de l’habitat de {}"),
    "DPC": ("المديرية الإقليمية للثقافة ب{}", "Direction provinciale de la culture de {}"),
    "DPJ": ("المديرية الإقليمية للشباب ب{}", "Direction provinciale de la jeunesse de {}"),
    "DPX": ("المديرية الإقليمية للمياه والغابات ب{}", "Direction provinciale des eaux et forêts de {}"),
    "TPR": ("الخزينة الإقليمية ل{}", "Trésorerie provinciale de {}"),
    "AUR": ("الوكالة الحضرية ل{}", "Agence urbaine de {}"),
    "CAD": ("مصلحة المسح العقاري ب{}", "Service du cadastre de {}"),
}
_OF_REGIONS = {
    "REG": ("جهة {}", "Région de {}"),
    "ARE": ("الأكاديمية الجهوية للتربية والتكوين لجهة {}", "Académie régionale d’éducation et de formation de {}"),
    "CRI": ("المركز الجهوي للاستثمار لجهة {}", "Centre régional d’investissement de {}"),
}
_KINDS = [
    *(_Kind(code, Bilingual(*names), _PROVINCIAL) for code, names in _OF_PROVINCES.items()),
    *(_Kind(code, Bilingual(*names), _REGIONAL) for code, names in _OF_REGIONS.items()),
]
_DIVISIONS: Mapping[str, tuple[str, Bilingual]] = {
    "general": ("SG", Bilingual("الكتابة العامة", "Secrétariat général")),
    "people": ("DRH", Bilingual("قسم الموارد البشرية", "Division des ressources humaines")),
    "finance": ("DBM", Bilingual("قسم الميزانية والصفقات", "Division du budget et des marchés")),
    "works": ("DTX", Bilingual("قسم الأشغال", "Division des travaux")),
    "users": (
        "DAJ",
        Bilingual("قسم الشؤون الإدارية والقانونية", "Division des affaires administratives et juridiques"),
    ),
    "systems": ("DSI", Bilingual("قسم نظم المعلومات", "Division des systèmes d’information")),
}
_OF_ROOT: Mapping[str, tuple[Bilingual, frozenset[Role]]] = {
    "registry-office": (Bilingual("مكتب الضبط", "Bureau d’ordre"), frozenset({Role.REGISTRAR})),
    "direction": (Bilingual("رئيس الإدارة", "Chef de l’administration"), frozenset({Role.HEAD, Role.SIGNATORY})),
    "administration": (
        Bilingual("تدبير البوابة", "Administration du portail"),
        frozenset({Role.ADMINISTRATOR, Role.AUDITOR}),
    ),
    "audit": (Bilingual("الافتحاص الداخلي", "Audit interne"), frozenset({Role.AUDITOR})),
}
_CIRCUIT = CircuitSpec(
    Bilingual("تأشيرة ثم توقيع", "Visa puis signature"),
    (
        {"steps": [{"kind": "visa", "desk": "general-head"}], "deadline_hours": 48},
        {"steps": [{"kind": "signature", "desk": "direction"}], "deadline_hours": 72},
    ),
)
_GIVEN = (("أمينة", "Amina"), ("يوسف", "Youssef"), ("خديجة", "Khadija"), ("كريم", "Karim"), ("سلمى", "Salma"))
_FAMILY = (
    ("العلوي", "Alaoui"),
    ("بناني", "Bennani"),
    ("التازي", "Tazi"),
    ("المنصوري", "Mansouri"),
    ("أيت علي", "Aït Ali"),
)


def administrations(count: int) -> Iterator[Spec]:
    """So many specifications, each with twenty desks and three people."""
    return islice(_all(), count)


def _all() -> Iterator[Spec]:
    """Each kind in each of its places; then the same again as annexes, without end."""
    annex, number = 1, 0
    while True:
        for kind in _KINDS:
            for place in (place for place in places() if place.kind in kind.of):
                yield _specification(kind, place, number, annex)
                number += 1
        annex += 1


def _specification(kind: _Kind, place: Place, number: int, annex: int) -> Spec:
    more = Bilingual(f" – الملحقة {annex}", f" – annexe {annex}") if annex > 1 else Bilingual("", "")
    name = Bilingual(kind.name.ar.format(place.name.ar) + more.ar, kind.name.fr.format(place.name.fr) + more.fr)
    slug, code = suggested_slug(name.fr), kind.code + _letters(number)
    contacts = Contacts(place.name, email=f"contact@{slug}.example")
    circuits = {"visa-then-signature": _CIRCUIT}
    return Spec(slug, code, name, contacts, _entities(code, name), _desks(), _people(slug, number), circuits)


def _entities(code: str, name: Bilingual) -> dict[str, EntitySpec]:
    root = EntitySpec(code, name, kind=EntityKind.ADMINISTRATION)
    divisions = {key: EntitySpec(*named, "root", EntityKind.DIVISION) for key, named in _DIVISIONS.items()}
    return {"root": root, **divisions}


def _people(slug: str, number: int) -> dict[str, AgentSpec]:
    seats = {"administrateur": "administration", "ordre": "registry-office", "secretariat": "general-head"}
    return {
        key: AgentSpec(f"{key}@{slug}.example", _person(number + place), (desk,))
        for place, (key, desk) in enumerate(seats.items())
    }


def _desks() -> dict[str, DeskSpec]:
    """Four of the house itself; a head, handlers and a secretary in its divisions: twenty."""
    desks = {key: DeskSpec("root", name, roles, Confidentiality.SECRET) for key, (name, roles) in _OF_ROOT.items()}
    for key, (_, division) in _DIVISIONS.items():
        desks[f"{key}-head"] = _desk(key, "رئيس {}", "Chef : {}", division, Role.HEAD, Role.HANDLER)
        desks[f"{key}-first"] = _desk(key, "{} – المكتب الأول", "{} – premier bureau", division, Role.HANDLER)
        desks[f"{key}-second"] = _desk(key, "{} – المكتب الثاني", "{} – deuxième bureau", division, Role.HANDLER)
    return dict(islice(desks.items(), DESKS))


def _desk(entity: str, ar: str, fr: str, division: Bilingual, *roles: Role) -> DeskSpec:
    return DeskSpec(entity, Bilingual(ar.format(division.ar), fr.format(division.fr)), frozenset(roles))


def _person(number: int) -> Bilingual:
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number // len(_GIVEN) % len(_FAMILY)]
    return Bilingual(f"{given[0]} {family[0]}", f"{given[1]} {family[1]}")


def _letters(number: int) -> str:
    """Four letters, another for each number below 456,976."""
    letters = ""
    for _ in range(4):
        number, digit = divmod(number, len(_LETTERS))
        letters = _LETTERS[digit] + letters
    return letters
