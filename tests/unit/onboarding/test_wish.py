"""What is asked for is judged field by field; slug and code are proposed from the name."""

from dataclasses import replace

import pytest

from chalicelib.onboarding.suggestions import suggested_codes, suggested_slug
from chalicelib.onboarding.wish import Wish

GOOD = Wish(
    name_ar="جماعة النخيل",
    name_fr="Commune d’Ennakhil",
    sector="community",
    legal_reference="Loi organique n° 113-14",
    contact_name_ar="أمينة الإدريسي",
    contact_name_fr="Amina Idrissi",
    contact_email="amina@Ennakhil.MA",
    contact_phone="05 24 00 00 00",
    slug="Ennakhil",
    code="enk",
)


def test_what_is_well_written_is_brought_into_one_form() -> None:
    clean = GOOD.cleaned()
    assert (clean.problems(), clean.address_problems(), clean.warnings()) == ([], [], [])
    assert (clean.contact_email, clean.contact_phone) == ("amina@ennakhil.ma", "+212524000000")
    assert (clean.slug, clean.code) == ("ennakhil", "ENK")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name_ar", "", "name_missing"),
        ("name_ar", "Commune", "not_arabic"),
        ("name_fr", "جماعة", "not_latin"),
        ("name_fr", "é" * 151, "too_long"),
        ("contact_name_ar", "-", "not_arabic"),
        ("sector", "empire", "sector_missing"),
        ("legal_reference", "", "legal_reference_missing"),
        ("contact_email", "", "email_missing"),
        ("contact_email", "amina@ennakhil", "email_invalid"),
        ("contact_phone", "1" * 41, "too_long"),
        ("ice", "1" * 41, "too_long"),
    ],
)
def test_each_fault_is_named_at_its_field(field: str, value: str, code: str) -> None:
    (problem,) = replace(GOOD, **{field: value}).cleaned().problems()
    assert (problem.field, problem.code) == (field, f"onboarding.{code}")


@pytest.mark.parametrize("slug", ["", "-a", "a-", "é", "a b", "a" * 64, "a/b"])
@pytest.mark.parametrize("code", ["", "A", "ABCDEFGHI", "A1", "É"])
def test_a_slug_and_a_code_that_can_be_none_are_refused(slug: str, code: str) -> None:
    wrong = replace(GOOD, slug=slug, code=code).cleaned().address_problems()
    assert [problem.code for problem in wrong] == ["onboarding.slug_invalid", "onboarding.code_invalid"]


def test_an_identifier_is_kept_without_the_spaces_and_hyphens_it_was_typed_with() -> None:
    wish = replace(GOOD, ice="001 525713-0000-97").cleaned()
    assert (wish.ice, wish.warnings()) == ("001525713000097", [])


@pytest.mark.parametrize(("ice", "phone"), [("123", "poste 4"), ("00000000000009A", "0")])
def test_identifiers_and_numbers_of_unusual_form_are_warned_of(ice: str, phone: str) -> None:
    wish = replace(GOOD, ice=ice, contact_phone=phone).cleaned()
    assert wish.problems() == []
    assert [warning.field for warning in wish.warnings()] == ["ice", "contact_phone"]


@pytest.mark.parametrize(
    ("name", "slug", "codes"),
    [
        ("Commune d’Ennakhil", "commune-ennakhil", ["CE", "CEN", "CENN"]),
        ("Ministère de l’Éducation nationale", "ministere-education-nationale", ["MEN", "MENA", "MENAT"]),
        ("Agadir", "agadir", ["AG", "AGA", "AGAD"]),
        ("Région de Béni Mellal-Khénifra", "region-beni-mellal-khenifra", ["RBMK", "RBMKH", "RBMKHE"]),
        ("De la", "de-la", ["DL", "DLA"]),
        ("2030", "2030", []),
        ("!", "", []),
    ],
)
def test_slug_and_code_are_proposed_from_the_name(name: str, slug: str, codes: list[str]) -> None:
    assert suggested_slug(name) == slug
    assert list(suggested_codes(name))[: len(codes)] == codes
    assert list(suggested_codes(name)) or not codes


@pytest.mark.parametrize(
    "name", ["Commune d’Ennakhil", "A " * 20, "X" * 90, "Office national des aéroports et du fret"]
)
def test_whatever_is_proposed_can_be_taken(name: str) -> None:
    for code in suggested_codes(name):
        assert replace(GOOD, slug=suggested_slug(name), code=code).address_problems() == []
