"""The registry on DynamoDB: one table, one module for each kind of item."""

from dataclasses import dataclass, field

from chalicelib.registry.store.accesses import AccessItem, AccessStore
from chalicelib.registry.store.closings import ClosingItem, ClosingStore
from chalicelib.registry.store.intakes import IntakeItem, IntakeStore
from chalicelib.registry.store.mails import HistoryItem, MailItem, MailStore
from chalicelib.registry.store.models import ModelsItem, ModelStore
from chalicelib.registry.store.pending import PendingItem, PendingStore
from chalicelib.registry.store.registers import (
    CounterItem,
    CounterStore,
    GapItem,
    GapStore,
    RegisterItem,
    RegisterStore,
)
from chalicelib.registry.store.relays import RelayItem, RelayStore

MODELS = (
    RegisterItem,
    GapItem,
    CounterItem,
    PendingItem,
    MailItem,
    HistoryItem,
    IntakeItem,
    ModelsItem,
    RelayItem,
    ClosingItem,
    AccessItem,
)


@dataclass(frozen=True)
class Stores:
    """Every store of the table."""

    registers: RegisterStore = field(default_factory=RegisterStore)
    accesses: AccessStore = field(default_factory=AccessStore)
    counters: CounterStore = field(default_factory=CounterStore)
    gaps: GapStore = field(default_factory=GapStore)
    pending: PendingStore = field(default_factory=PendingStore)
    mails: MailStore = field(default_factory=MailStore)
    intakes: IntakeStore = field(default_factory=IntakeStore)
    models: ModelStore = field(default_factory=ModelStore)
    closings: ClosingStore = field(default_factory=ClosingStore)
    relays: RelayStore = field(default_factory=RelayStore)
