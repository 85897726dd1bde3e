"""Every error code that the code raises has its sentence in both languages, and no sentence waits for a code."""

import ast
import re
from collections.abc import Iterator

import pytest

from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from tests.architecture.sources import nodes, words

CODE = re.compile(r"[a-z]+\.[a-z_0-9]+")
NOT_CODES = {"error-generic", "error-page-home", "error-page-reference"}
SENTENCE = re.compile(r"^(error-[a-z]+-\w+|error-\w+) =", re.MULTILINE)


def _codes() -> Iterator[str]:
    """The code of each ``SomeError("a.b")``, ``HttpError(400, "b")`` and ``Problem("field", "a.b")``."""
    for _, node in nodes("chalicelib"):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).split(".")[-1]
        if name == "HttpError":
            yield from (f"http.{code}" for code in _strings(node.args[1:2]))
        elif name == "Problem" or name.endswith("Error"):
            yield from (code for code in _strings(node.args) if CODE.fullmatch(code))


def _strings(given: list[ast.expr]) -> Iterator[str]:
    for value in given:
        for node in ast.walk(value):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _sentences() -> set[str]:
    files = (texts.LOCALES / Language.FRENCH).glob("*.ftl")
    return {key for file in files for key in SENTENCE.findall(file.read_text(encoding="utf-8"))} - NOT_CODES


@pytest.mark.parametrize("code", sorted(set(_codes())))
def test_a_code_that_is_raised_has_its_sentence(code: str) -> None:
    assert all(texts.has_text(language, "error-" + code.replace(".", "-")) for language in Language)


def test_no_sentence_waits_for_a_code_that_nothing_raises() -> None:
    written = words("chalicelib")
    assert [key for key in sorted(_sentences()) if not _is_raised(key, written)] == []


def _is_raised(key: str, written: set[str]) -> bool:
    """Codes are written whole, without their ``http.``, or made of a field's name: ``organisation.{field}_missing``."""
    context, _, name = key.removeprefix("error-").partition("-")
    whole = f"{context}.{name}" if name else context
    made_of_a_field = name.endswith("_missing") and name.removesuffix("_missing") in written
    return whole in written or (context == "http" and name in written) or made_of_a_field
