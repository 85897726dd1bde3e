"""What a depositor writes is cleaned, judged at once, and never refused for being unusual."""

import pytest

from chalicelib.deposit.drafts.details import Details
from chalicelib.kernel.text import clean_file_name

GOOD = {"name": "Amina El Fassi", "email": "amina@example.ma", "subject": "طلب شهادة"}


def details(**changes: str) -> Details:
    return Details().with_changes({**GOOD, **changes})


def codes(made: Details) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in made.problems()]


def test_the_least_a_letter_needs_is_a_name_an_address_and_a_subject() -> None:
    assert codes(details()) == []


def test_every_problem_is_told_at_once() -> None:
    found = codes(Details().with_changes({"email": "no address", "phone": "12", "identifier": "x", "kind": "robot"}))
    assert found == [
        ("kind", "deposit.kind_unknown"),
        ("name", "deposit.name_missing"),
        ("identifier_kind", "deposit.identifier_kind_missing"),
        ("email", "deposit.email_invalid"),
        ("phone", "deposit.phone_invalid"),
        ("subject", "deposit.subject_missing"),
    ]


@pytest.mark.parametrize("typed", ["0612345678", "06 12 34 56 78", "+212 6 12 34 56 78", "٠٦١٢٣٤٥٦٧٨"])
def test_a_phone_number_is_kept_as_e164_however_it_was_typed(typed: str) -> None:
    assert details(phone=typed).phone == "+212612345678"


@pytest.mark.parametrize(
    "email", ["a@b", "a b@example.ma", "@example.ma", "a@example..ma", "a@exam\nple.ma,b@c.ma", "é@x.ma"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    assert codes(details(email=email)) == [("email", "deposit.email_invalid")]


def test_unusual_identifiers_are_doubted_and_accepted() -> None:
    made = details(identifier_kind="cin", identifier="ab1")
    assert (made.identifier, codes(made)) == ("AB1", [])
    assert [warning.code for warning in made.warnings()] == ["deposit.cin_unusual"]
    assert details(identifier_kind="cin", identifier="AB123456").warnings() == []
    assert details(kind="company", identifier_kind="ice", identifier="001525713000035").problems() == []


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "doubt"),
    [
        ("cin", "AB 123456", "AB123456", None),
        ("cin", "ab-123456", "AB123456", None),
        ("cin", "AB 123456", "AB123456", None),
        ("cin", "AB\u2011١٢٣٤٥٦\u200e", "AB123456", None),
        ("cin", "1234", "1234", "deposit.cin_unusual"),
        ("ice", "001 525 713 000 097", "001525713000097", None),
        ("ice", "001525713-0000-97", "001525713000097", None),
        ("ice", "001 525", "001525", "deposit.ice_unusual"),
        ("residence_card", "N 012345-K", "N012345K", None),
        ("rc", "12 345", "12345", None),
    ],
)
def test_spaces_and_hyphens_of_an_identifier_are_dropped_and_a_doubt_never_stops(
    kind: str, typed: str, kept: str, doubt: str | None
) -> None:
    made = details(identifier_kind=kind, identifier=typed, court="Rabat")
    assert (made.identifier, codes(made)) == (kept, [])
    assert [warning.code for warning in made.warnings()] == ([doubt] if doubt else [])


def test_an_identifier_of_nothing_but_hyphens_is_none() -> None:
    made = details(identifier_kind="cin", identifier="- –")
    assert (made.identifier_kind, made.identifier, made.warnings()) == ("", "", [])


def test_an_identifier_of_no_register_yet_is_asked_about_and_not_doubted() -> None:
    made = details(identifier="AB123456")
    assert codes(made) == [("identifier_kind", "deposit.identifier_kind_missing")]
    assert made.warnings() == []


def test_a_subject_of_500_mixed_characters_with_quotes_and_markup_stays_as_it_was_typed() -> None:
    subject = ("طلب «شهادة» رقم 12/2026 <script>alert('x')</script> \"Réf\" " * 20)[:500].strip()
    assert details(subject=subject).subject == " ".join(subject.split())
    assert codes(details(subject=subject)) == []
    assert codes(details(subject="ا" * 501)) == [("subject", "deposit.too_long")]


def test_characters_that_make_a_text_read_as_another_are_removed() -> None:
    assert details(subject="facture \u202egpj.exe\u202c\u0007\u2066 fin").subject == "facture gpj.exe fin"
    assert clean_file_name("C:\\lettres\\\u202efdp.رسالة.pdf") == "fdp.رسالة.pdf"


def test_marks_that_mixed_scripts_need_are_kept() -> None:
    assert details(subject="العدد\u200f 12\u200e").subject == "العدد\u200f 12\u200e"


def test_a_long_file_name_keeps_its_extension() -> None:
    assert clean_file_name("a" * 300 + ".pdf") == "a" * 146 + ".pdf"


@pytest.mark.parametrize(
    ("kind", "identifier", "doubt"),
    [
        ("passport", "AB1234567", None),
        ("passport", "AB-12", "deposit.document_unusual"),
        ("residence_card", "N012345K", None),
        ("rc", "12ab", "deposit.rc_unusual"),
        ("rc", "١٢٣٤٥", None),
    ],
    ids=["passport", "odd-passport", "card", "odd-rc", "arabic-digits"],
)
def test_every_register_is_doubted_by_its_own_form_and_never_refused(
    kind: str, identifier: str, doubt: str | None
) -> None:
    made = details(identifier_kind=kind, identifier=identifier, court="Rabat")
    assert codes(made) == []
    assert [warning.code for warning in made.warnings()] == ([doubt] if doubt else [])


def test_a_trade_register_is_kept_with_its_court_and_no_other_identifier_is() -> None:
    assert details(identifier_kind="rc", identifier="12345", court=" Rabat ").court == "Rabat"
    assert [it.code for it in details(identifier_kind="rc", identifier="12345").warnings()] == ["deposit.court_lacking"]
    assert details(identifier_kind="ice", identifier="001525713000035", court="Rabat").court == ""


def test_who_writes_for_somebody_else_names_them() -> None:
    assert codes(details(for_whom="other")) == [("represented", "deposit.represented_missing")]
    assert details(for_whom="other", represented="Hadj Omar").represented == "Hadj Omar"
    assert details(for_whom="self", represented="Hadj Omar").represented == ""
    assert codes(details(for_whom="everybody")) == [("for_whom", "deposit.for_whom_unknown")]
