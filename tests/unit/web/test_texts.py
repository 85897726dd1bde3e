"""Both languages say the same things, and every error has its sentence."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Language
from chalicelib.web import texts

PRODUCT = Path(texts.__file__).parents[1]
FILES = sorted(path.name for path in (texts.LOCALES / "ar").glob("*.ftl"))
# Codes are written where they are raised: Error("a.b") or Problem("field", "a.b").
RAISED = re.compile(r"""(?:Error\(|Problem\(\s*[\w."\[\]]+,)\s*"([a-z_]+\.[a-z_0-9]+)\"""")


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


def test_every_error_code_has_a_sentence_in_both_languages() -> None:
    codes = {code for path in PRODUCT.rglob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 20
    keys = {code: "error-" + code.replace(".", "-") for code in codes}
    lacking = {code for code, key in keys.items() for language in Language if not texts.has_text(language, key)}
    assert lacking == set()


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


def test_an_unknown_error_is_still_a_sentence() -> None:
    assert texts.sentence(Language.FRENCH, ConflictError("never.heard_of")).endswith(".")


def test_a_text_that_lacks_is_a_bug_and_not_a_blank() -> None:
    with pytest.raises(texts.MissingTextError):
        texts.text(Language.ARABIC, "common-nothing")


def test_a_variable_that_lacks_is_a_bug() -> None:
    with pytest.raises(ValueError, match="pages"):
        texts.text(Language.ARABIC, "pages")
