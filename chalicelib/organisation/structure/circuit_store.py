"""Circuits, version by version."""

from collections.abc import Sequence

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import NamedItem, administration_pk, names, of_administration
from chalicelib.organisation.model import Circuit


class CircuitItem(NamedItem):
    """pk ``administration/{id}``, sk ``circuit/{id}/{version:04d}``."""

    id = UnicodeAttribute()
    version = NumberAttribute()
    groups = JSONAttribute()

    @classmethod
    def of(cls, circuit: Circuit) -> "CircuitItem":
        """The item of a circuit's version."""
        return cls(
            administration_pk(circuit.administration_id),
            f"circuit/{circuit.id}/{circuit.version:04d}",
            id=circuit.id,
            version=circuit.version,
            groups=[dict(group) for group in circuit.groups],
            **names(circuit.name),
        )

    def circuit(self) -> Circuit:
        """The version as stored."""
        administration_id = self.pk.partition("/")[2]
        return Circuit(self.id, administration_id, int(self.version), self.name(), tuple(self.groups))


class CircuitStore:
    """Circuits of an administration."""

    def circuits(self, administration_id: str) -> Sequence[Circuit]:
        """Every version of every circuit, oldest version first."""
        return [item.circuit() for item in of_administration(CircuitItem, administration_id, "circuit/")]

    def put_circuit(self, circuit: Circuit, work: Work | None = None) -> None:
        """Puts a version of a circuit, with the rest of the work if there is one."""
        if work is None:
            CircuitItem.of(circuit).save()
        else:
            dynamo(work).save(CircuitItem.of(circuit))
