"""What the API says of files of houses."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.kernel.languages import Language
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.model import Change, ChangeLine, HouseImport, ImportState, Report
from chalicelib.organisation.house_file.rows import RowKind
from chalicelib.web.texts import sentence
from chalicelib.web.views import NameView


class HouseFileView(BaseModel):
    """The whole house as one file."""

    name: str
    content: str = Field(description="CSV (RFC 4180) with semicolons, its first line the names of its columns")


class ImportProblemView(BaseModel):
    """One thing wrong, at a line as spreadsheets count them; 0 is the whole file."""

    line: int
    column: str | None
    code: str
    detail: str

    @classmethod
    def of(cls, it: LineProblem, language: Language) -> "ImportProblemView":
        """With its sentence."""
        problem = it.problem
        return cls(line=it.line, column=problem.field or None, code=problem.code, detail=sentence(language, problem))


class ImportChangeView(BaseModel):
    """One act that a line asks for."""

    line: int
    change: Change
    kind: RowKind
    name: NameView

    @classmethod
    def of(cls, it: ChangeLine) -> "ImportChangeView":
        """From the report."""
        return cls(line=it.line, change=Change(it.change), kind=RowKind(it.kind), name=NameView.of(it.name))


class ImportView(BaseModel):
    """A file, how far it is, and what was found in it. ``problems`` and ``changes`` are kept for a day."""

    id: str
    state: ImportState
    sent_at: datetime
    sent_by: str
    sha256: str
    lines: int
    counts: dict[str, int] = Field(description="Acts that the check found, by what they bring about")
    acts: int
    done: int
    problem_count: int
    problems: list[ImportProblemView]
    changes: list[ImportChangeView]

    @classmethod
    def of(cls, it: HouseImport, report: Report | None, language: Language) -> "ImportView":
        """With its report, if it is there."""
        found = report or Report()
        return cls(
            id=it.id,
            state=it.state,
            sent_at=it.sent_at,
            sent_by=it.agent_id,
            sha256=it.sha256,
            lines=it.lines,
            counts=dict(it.counts),
            acts=it.acts,
            done=it.done,
            problem_count=it.problems,
            problems=[ImportProblemView.of(problem, language) for problem in found.problems],
            changes=[ImportChangeView.of(change) for change in found.changes],
        )
