"""What a file asks for of mandates: given on a PDF that was sent for them, or ended; never changed.

A table holds no PDF. A row has the digest of the legal act's: a new mandate is given once a PDF of that digest was sent
for it, in this house, and cleared. So it always rests on a document that whoever gives it had in hand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.mandate_rows import COLUMNS_OF_MANDATES, MandateRow
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.rows import HouseRows, RowKind, address_key
from chalicelib.organisation.house_file.steps import Hands, Step
from chalicelib.organisation.house_file.whole import Whole
from chalicelib.organisation.mandates.mandating import MandateGiven
from chalicelib.organisation.mandates.model import LegalAct, Mandate


@dataclass(frozen=True)
class MandatesPlan:
    """``desk_id`` gives the desk that a key names, None for none; ``cleared`` the file sent for a mandate (its id) that
    has a digest, None for none."""

    rows: HouseRows
    whole: Whole
    desk_id: Callable[[str], str | None]
    cleared: Callable[[str, str], str | None]
    problems: list[LineProblem] = field(default_factory=list)

    def given(self) -> Iterator[Step]:
        """One act for each mandate that is new."""
        known = self._known()
        for row in self.rows.mandates.values():
            mandate = known.get(self._mandate_id(row, known))
            if not row.closed and mandate is None:
                yield from self._new(row, self._mandate_id(row, known))
            elif not row.closed and mandate is not None:
                self._compare(row, mandate)

    def ended(self) -> Iterator[Step]:
        """One act for each that is to end and has not."""
        known = self._known()
        for row in self.rows.mandates.values():
            mandate = known.get(self._mandate_id(row, known))
            if row.closed and mandate and not mandate.is_over(self.whole.chart.day):
                yield self._revoked(row, mandate)

    def _known(self) -> Mapping[str, Mandate]:
        return {mandate.id: mandate for mandate in self.whole.chart.mandates}

    def _mandate_id(self, row: MandateRow, known: Mapping[str, Mandate]) -> str:
        drawn = stable_id(self.whole.administration.id, RowKind.MANDATE.value, row.key)
        return row.key if row.key in known else drawn

    def _compare(self, row: MandateRow, mandate: Mandate) -> None:
        """One that is over by its own days says nothing any more; one that was taken back is not given again."""
        if mandate.revoked_at is not None:
            self._tell(row, Problem("state", "organisation.row_closed"))
        elif not mandate.is_over(self.whole.chart.day) and not self._is(row, mandate):
            self._tell(row, Problem("key", "organisation.mandate_stays"))

    def _is(self, row: MandateRow, mandate: Mandate) -> bool:
        people = {address_key(it.email): it.id for it in self.whole.chart.agents.values()}
        asked = (self.desk_id(row.desk), people.get(address_key(row.holder)), people.get(address_key(row.deputy)))
        stands = (mandate.desk_id, mandate.holder_id, mandate.deputy_id)
        alike = ("kind", "kinds", "natures", "since", "until")
        act = (mandate.legal_act.reference, self.whole.papers.get(mandate.id, ""))
        return (
            asked == stands
            and all(getattr(row, it) == getattr(mandate, it) for it in alike)
            and (row.reference, row.sha256) == act
        )

    def _new(self, row: MandateRow, mandate_id: str) -> Iterator[Step]:
        desk_id, file_id = self.desk_id(row.desk), self.cleared(mandate_id, row.sha256)
        if desk_id is None:
            self._tell(row, Problem("desk", "organisation.row_of_no_desk"))
        nobody = [column for column, email in (("holder", row.holder), ("email", row.deputy)) if not self._comes(email)]
        for column in nobody:
            self._tell(row, Problem(column, "organisation.row_of_nobody"))
        if file_id is None:
            self._tell(row, Problem("value", "organisation.mandate_paper_lacking", mandate_id=mandate_id))
        if desk_id is not None and file_id is not None and not nobody:
            yield self._granted(row, mandate_id, desk_id, file_id)

    def _comes(self, email: str) -> bool:
        """Whether somebody of that address is here, or comes with the file."""
        key = address_key(email)
        return key in self.rows.people or any(address_key(it.email) == key for it in self.whole.chart.agents.values())

    def _granted(self, row: MandateRow, mandate_id: str, desk_id: str, file_id: str) -> Step:
        def grant(hands: Hands) -> None:
            given = MandateGiven(
                mandate_id,
                row.kind,
                desk_id,
                hands.agent_id(row.holder),
                hands.agent_id(row.deputy),
                row.kinds,
                row.natures,
                row.since,
                row.until,
                LegalAct(row.reference, file_id),
            )
            hands.mandating.grant(hands.caller(), given)

        name = self._name(row.deputy, desk_id, row.desk)
        places = {name: (row.line, column) for name, column in COLUMNS_OF_MANDATES.items()}
        return Step(row.line, "key", Change.ADDED, RowKind.MANDATE, name, grant, places=places)

    def _revoked(self, row: MandateRow, mandate: Mandate) -> Step:
        deputy = self.whole.chart.agents.get(mandate.deputy_id)
        name = self._name(deputy.email if deputy else mandate.deputy_id, mandate.desk_id, "")
        return Step(
            *(row.line, "state", Change.CLOSED, RowKind.MANDATE, name),
            lambda hands: hands.mandating.revoke(hands.caller(), mandate.id),
        )

    def _name(self, deputy: str, desk_id: str, key: str) -> Bilingual:
        opened = self.rows.desks.get(key)
        stands = desk_id in self.whole.chart.desks or opened is None
        desk = self.whole.chart.desk_name(desk_id) if stands or opened is None else opened.name
        return Bilingual(f"{deputy} · {desk.ar}", f"{deputy} · {desk.fr}")

    def _tell(self, row: MandateRow, problem: Problem) -> None:
        self.problems.append(LineProblem(row.line, problem))
