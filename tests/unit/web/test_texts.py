"""Both languages say the same things."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from chalicelib.kernel.errors import ConflictError, Problem
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.organisation.structure.entities import name_problems
from chalicelib.registry.sheet import Nature
from chalicelib.web import texts

FILES = sorted(path.name for path in (texts.LOCALES / "ar").glob("*.ftl"))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def _messages(language: str, file: str) -> dict[str, set[str]]:
    resource = FluentParser().parse((texts.LOCALES / language / file).read_text(encoding="utf-8"))
    broken = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    assert not broken, f"{language}/{file}: {broken[0].content!r}"
    found = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            variables = _Variables()
            variables.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}/{file}"
            found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_keys_with_the_same_variables(file: str) -> None:
    assert _messages("ar", file) == _messages("fr", file)


@pytest.mark.parametrize("file", [name for name in FILES if name != "common.ftl"])
def test_a_key_begins_with_the_name_of_its_file(file: str) -> None:
    stem = file.removesuffix(".ftl")
    astray = [key for key in _messages("fr", file) if texts._file_of(key) != stem]
    assert astray == []


@pytest.mark.parametrize(
    ("count", "arabic"),
    [
        (0, "بدون صفحات"),
        (1, "صفحة واحدة"),
        (2, "صفحتان"),
        (3, "\u20683\u2069 صفحات"),
        (11, "\u206811\u2069 صفحة"),
        (100, "\u2068100\u2069 صفحة"),
    ],
)
def test_arabic_counts_by_its_six_forms_in_western_digits(count: int, arabic: str) -> None:
    assert texts.text(Language.ARABIC, "pages", count=count) == arabic


def test_a_french_line_never_begins_with_a_sign() -> None:
    assert texts.text(Language.FRENCH, "organisation-portal-already").endswith("courrier\u00a0?")
    assert texts.text(Language.FRENCH, "files-reason-too_large").endswith("20\u00a0Mo.")


@pytest.mark.parametrize("file", FILES)
def test_numbers_between_arabic_words_keep_their_order(file: str) -> None:
    """There a hyphen between figures turns them round (09-08 is shown as 08-09), unless they stand isolated."""
    written = (texts.LOCALES / "ar" / file).read_text(encoding="utf-8")
    bare = re.sub(r'\{ "\\u2066" \}.*?\{ "\\u2069" \}', "", written)
    assert re.findall(r"[\d-]*\d-\d[\d-]*", bare) == []


def test_an_unknown_error_is_still_a_sentence() -> None:
    assert texts.sentence(Language.FRENCH, ConflictError("never.heard_of")).endswith(".")


def test_a_text_that_lacks_is_a_bug_and_not_a_blank() -> None:
    with pytest.raises(texts.MissingTextError):
        texts.text(Language.ARABIC, "common-nothing")


def test_a_variable_that_lacks_is_a_bug() -> None:
    with pytest.raises(ValueError, match="pages"):
        texts.text(Language.ARABIC, "pages")


def test_threads_that_ask_for_their_first_text_at_once_each_get_theirs() -> None:
    together = threading.Barrier(8)
    for cached in (texts._bundle, texts._load):
        cached.cache_clear()

    def ask(_: int) -> str:
        together.wait()
        return texts.text(Language.ARABIC, "privacy-controller", name="X")

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(8)))


def test_a_name_that_lacks_is_asked_for_in_its_language_and_letters_are_counted_as_arabic_counts() -> None:
    sentences = [texts.sentence(Language.FRENCH, problem) for problem in name_problems(Bilingual("", ""))]
    assert sentences == ["Indiquez le nom \u2068en arabe\u2069.", "Indiquez le nom \u2068en français\u2069."]
    counted = [
        texts.sentence(Language.ARABIC, Problem("reason", "onboarding.reason_missing", limit=limit))
        for limit in (120, 500)
    ]
    assert ["حرفا" in sentence for sentence in counted] == [True, False]


@pytest.mark.parametrize("language", list(Language))
def test_leaving_a_form_never_reads_like_the_act_that_voids_a_number(language: Language) -> None:
    assert texts.text(language, "cancel").split()[0] not in texts.text(language, "registry-act-void-do")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("nature", list(Nature))
def test_a_refusal_names_a_nature_as_the_form_of_a_mandate_does(language: Language, nature: Nature) -> None:
    name = texts.text(language, f"registry-nature-{nature}")
    for code in ("nature_outside", "answered_nature_outside"):
        assert name in texts.error_text(language, f"organisation.{code}", {"nature": nature.value})
