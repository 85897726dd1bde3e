"""Everything of an administration that its file holds, as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import NotFoundError
from chalicelib.organisation.days.decided import OwnDays
from chalicelib.organisation.days.ports import OwnDaysStore
from chalicelib.organisation.house_file.ports import KeptModels, RegistrationModels
from chalicelib.organisation.mandates.mandating import Mandating
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Administration, Circuit
from chalicelib.organisation.portal.model import Portal, PortalGiven
from chalicelib.organisation.portal.ports import PortalStore
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.chart import Chart, Charts


@dataclass(frozen=True)
class Whole:
    """``circuits`` are every version of every circuit, the newest of each last. ``mandates`` are those in force or to
    come, ``papers`` the digests of their legal acts by the mandate's id."""

    chart: Chart
    circuits: Sequence[Circuit]
    days: OwnDays
    portal: Portal
    administration: Administration
    models: KeptModels
    mandates: Sequence[Mandate]
    papers: Mapping[str, str]

    @property
    def newest_circuits(self) -> dict[str, Circuit]:
        """The newest version of each circuit, by id."""
        return {circuit.id: circuit for circuit in self.circuits}

    @property
    def said(self) -> PortalGiven:
        """What the portal says."""
        return PortalGiven.of(self.portal, self.administration)


@dataclass(frozen=True)
class Wholes:
    """Reads it, for those who may read the organisation."""

    charts: Charts
    store: Store
    days: OwnDaysStore
    portals: PortalStore
    models: RegistrationModels
    mandating: Mandating

    def of(self, caller: Caller) -> Whole:
        """That of the caller's administration, but for mandates that do not concern them; ``ForbiddenError`` for who
        neither administers nor audits."""
        return self._around(self.charts.of(caller), self.mandating.lasting(caller))

    def drawn(self, administration_id: str) -> Whole:
        """Whoever asks. The chart is read first: what is read after it is never older than its version."""
        chart = self.charts.drawn(administration_id)
        return self._around(chart, [mandate for mandate in chart.mandates if not mandate.is_over(chart.day)])

    def _around(self, chart: Chart, mandates: Sequence[Mandate]) -> Whole:
        administration_id = chart.structure.administration_id
        administration = self.store.administration(administration_id, latest=True)
        if administration is None:
            raise NotFoundError("not_found")
        return Whole(
            chart,
            self.store.circuits(administration_id),
            self.days.own_days(administration_id, latest=True),
            self.portals.portal(administration_id, latest=True) or Portal(administration_id),
            administration,
            self.models.standing(administration_id),
            mandates,
            {it.id: self.mandating.legal_acts.sha256(it.legal_act.file_id) for it in mandates},
        )
