"""What a page says after an act is written in both languages, and no such text waits for an act that says it."""

import ast
import re

from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from tests.architecture.sources import nodes, words

SENTENCE = re.compile(r"^(done-[\w-]+) =", re.MULTILINE)


def _said() -> set[str]:
    """The keys that ``redirect(path, done="…")`` shows on the next page; both of a choice."""
    given = (
        named.value
        for _, node in nodes("chalicelib")
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "redirect"
        for named in node.keywords
        if named.arg == "done"
    )
    constants = (node.value for value in given for node in ast.walk(value) if isinstance(node, ast.Constant))
    return {f"done-{said}" for said in constants if isinstance(said, str)}


def test_what_is_said_after_an_act_is_written_in_both_languages() -> None:
    lacking = {(key, language) for key in _said() for language in Language if not texts.has_text(language, key)}
    assert lacking == set()


def test_nothing_is_written_that_no_act_says() -> None:
    files = (texts.LOCALES / Language.FRENCH).glob("*.ftl")
    written = {key for file in files for key in SENTENCE.findall(file.read_text(encoding="utf-8"))}
    assert {key for key in written if key.removeprefix("done-") not in words("chalicelib")} == set()
