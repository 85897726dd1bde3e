"""A manifest judged line by line: what is wrong is named exactly where it stands, and nothing else is."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.bulk.manifest import MOST_FILES, DeclaredFile, Letter, Line, Unreadable, judged
from chalicelib.bulk.views import BatchGiven
from chalicelib.kernel.errors import Problem

SHA = "9f86d0818842" + "0" * 52


def good(number: int) -> dict[str, Any]:
    """A line that nothing is wrong with."""
    file = {"name": f"{number}.pdf", "size_bytes": 100 + number, "sha256": f"{number:064x}"}
    return {"administration": "ennakhil", "subject": f"Facture {number}", "reference": f"F-{number}", "files": [file]}


def without(*path: Any) -> Any:
    """Takes a field out."""

    def spoil(line: dict[str, Any]) -> Any:
        inner: Any = line
        for part in path[:-1]:
            inner = inner[part]
        del inner[path[-1]]
        return line

    return spoil


def with_(value: Any, *path: Any) -> Any:
    """Puts a value into a field."""

    def spoil(line: dict[str, Any]) -> Any:
        inner: Any = line
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = value
        return line

    return spoil


SPOILT: dict[str, tuple[Any, tuple[str, str]]] = {
    "no line": (lambda _: None, ("", "body.unfit")),
    "a number": (lambda _: 17, ("", "body.unfit")),
    "a list": (lambda _: [], ("", "body.unfit")),
    "no administration": (without("administration"), ("administration", "body.missing")),
    "no subject": (without("subject"), ("subject", "body.missing")),
    "no files": (without("files"), ("files", "body.missing")),
    "files as text": (with_("a.pdf", "files"), ("files", "body.unfit")),
    "an unknown field": (with_("x", "urgent"), ("urgent", "body.unknown_field")),
    "a file without name": (without("files", 0, "name"), ("files.0.name", "body.missing")),
    "a file without digest": (without("files", 0, "sha256"), ("files.0.sha256", "body.missing")),
    "a size in words": (with_("much", "files", 0, "size_bytes"), ("files.0.size_bytes", "body.unfit")),
    "a short digest": (with_("9f86", "files", 0, "sha256"), ("files.0.sha256", "body.too_short")),
    "too many files": (with_([good(1)["files"][0]] * (MOST_FILES + 1), "files"), ("files", "body.too_long")),
    "an empty list of files": (with_([], "files"), ("files", "deposit.files_missing")),
    "a name of controls": (with_("\u202e\u200b", "files", 0, "name"), ("files.0.name", "bulk.file_name_missing")),
    "what the mail office refuses": (with_("forbidden", "subject"), ("subject", "office.forbidden")),
}


def office(letter: Letter) -> Sequence[Problem]:
    """What the mail office says of a letter."""
    return [Problem("subject", "office.forbidden")] if letter.subject == "forbidden" else []


def read(lines: Sequence[Any]) -> list[Line]:
    """The lines of a body, judged."""
    return judged(BatchGiven.model_validate({"letters": lines}).lines(), office)


def told(lines: Sequence[Line]) -> dict[int, list[tuple[str, str]]]:
    """The problems of each line that has any."""
    return {line.number: [(it.field, it.code) for it in line.problems] for line in lines if line.problems}


@pytest.mark.parametrize("name", SPOILT)
def test_one_bad_line_in_five_hundred_names_itself_and_its_field(name: str) -> None:
    spoil, expected = SPOILT[name]
    lines: list[Any] = [good(number) for number in range(1, 501)]
    lines[272] = spoil(lines[272])
    assert told(read(lines)) == {273: [expected]}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*SPOILT, "", "", ""]), min_size=1, max_size=40))
def test_whichever_lines_are_spoilt_exactly_those_are_told_each_with_its_own(kinds: list[str]) -> None:
    lines = [SPOILT[kind][0](good(number)) if kind else good(number) for number, kind in enumerate(kinds, 1)]
    judged_lines = read(lines)
    assert [line.number for line in judged_lines] == list(range(1, len(kinds) + 1))
    assert told(judged_lines) == {number: [SPOILT[kind][1]] for number, kind in enumerate(kinds, 1) if kind}
    taken = [line for line in judged_lines if not line.problems]
    assert [line.letter.reference for line in taken] == [f"F-{n}" for n, kind in enumerate(kinds, 1) if not kind]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["A", "B", "C", "", "  A ", "a"]), min_size=1, max_size=30))
def test_of_a_repeated_reference_the_first_stands_and_the_others_name_it(references: list[str]) -> None:
    lines = read([{**good(number), "reference": it} for number, it in enumerate(references, 1)])
    cleaned = [it.strip() for it in references]
    for line, reference in zip(lines, cleaned, strict=True):
        first = cleaned.index(reference) + 1
        if reference and first != line.number:
            (problem,) = line.problems
            assert (problem.field, problem.code, problem.params) == (
                "reference",
                "bulk.reference_repeated",
                {"reference": reference, "line": first},
            )
        else:
            assert not line.problems


def test_a_reference_of_a_refused_line_is_free_for_a_later_one() -> None:
    spoilt = SPOILT["no files"][0](good(1))
    assert told(read([spoilt, {**good(2), "reference": "F-1"}])) == {1: [("files", "body.missing")]}


def test_the_same_files_for_the_same_administration_are_told_and_taken() -> None:
    elsewhere = {**good(1), "administration": "other", "reference": "X"}
    lines = read([good(1), {**good(1), "reference": "Y"}, elsewhere, good(4)])
    assert [line.like for line in lines] == [0, 1, 0, 0] and told(lines) == {}


def test_a_line_that_cannot_be_read_keeps_its_reference_and_little_else() -> None:
    given_line = {"reference": "R" * 900, "subject": ["x"]}
    (line,) = judged([Unreadable(str(given_line["reference"]), (Problem("subject", "body.unfit"),))], office)
    assert line.letter.reference == "R" * 100 and line.letter.files == ()


def test_text_is_cleaned_and_digests_are_written_small() -> None:
    letter = Letter("a", " Objet\u202e  x ", " R\t1 ", (DeclaredFile("C:\\a\\b.pdf", 5, SHA.upper()),), " complaint")
    (line,) = judged([letter], office)
    assert line.letter == Letter("a", "Objet x", "R 1", (DeclaredFile("b.pdf", 5, SHA),), "complaint")
