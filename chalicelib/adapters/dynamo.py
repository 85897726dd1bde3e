"""DynamoDB by pynamodb: tables named at start, and the transaction that makes effect and record one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, cast

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.connection import Connection
from pynamodb.exceptions import DeleteError, PutError, PynamoDBException, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import StaleError, Work


class DynamoWork:
    """Writes gathered for one TransactWriteItems call (at most 100 items, 4 MB)."""

    def __init__(self) -> None:
        self._writes: list[Callable[[TransactWrite], None]] = []

    def save(self, item: Model, condition: Condition | None = None) -> None:
        """Puts the whole item."""
        self._writes.append(lambda transaction: transaction.save(item, condition=condition))

    def update(self, item: Model, actions: list[Action], condition: Condition | None = None) -> None:
        """Changes attributes of the item."""
        self._writes.append(lambda transaction: transaction.update(item, actions=actions, condition=condition))

    def delete(self, item: Model, condition: Condition | None = None) -> None:
        """Removes the item."""
        self._writes.append(lambda transaction: transaction.delete(item, condition=condition))

    def check(self, model: type[Model], pk: str, sk: str, condition: Condition) -> None:
        """Commits only if the condition holds on an item that is not written here."""
        self._writes.append(lambda transaction: transaction.condition_check(model, pk, sk, condition=condition))

    def commit(self, connection: Connection) -> None:
        """One transaction; :class:`StaleError` when a condition failed or another transaction was in the way."""
        if not self._writes:
            return
        try:
            with TransactWrite(connection=connection) as transaction:
                for write in self._writes:
                    write(transaction)
        except TransactWriteError as error:
            if _lost_a_race(error):
                raise StaleError(str(error)) from error
            raise


def _lost_a_race(error: PynamoDBException) -> bool:
    if error.cause_response_code == "TransactionCanceledException":
        reasons = {reason.code for reason in getattr(error, "cancellation_reasons", []) if reason is not None}
        return bool(reasons & {"ConditionalCheckFailed", "TransactionConflict"})
    return error.cause_response_code in {"TransactionConflictException", "TransactionInProgressException"}


def took_effect(write: Callable[[], object]) -> bool:
    """Does one conditional write by itself; False if its condition did not hold."""
    try:
        write()
    except (PutError, UpdateError, DeleteError) as error:
        if error.cause_response_code == "ConditionalCheckFailedException":
            return False
        raise
    return True


def dynamo(work: Work) -> DynamoWork:
    """The DynamoDB side of a unit of work, for stores."""
    return cast(DynamoWork, work)


def transactions(region: str) -> Callable[[], Any]:
    """Makes ``with transactions() as work: …`` commit on leaving the block."""
    connection = _connection(region)

    @contextmanager
    def unit_of_work() -> Iterator[DynamoWork]:
        work = DynamoWork()
        yield work
        work.commit(connection)

    return unit_of_work


def bind(model: type[Model], table_name: str, region: str) -> None:
    """Gives a model the table and region that this deployment has for it; twice is as once."""
    bound = cast(Any, model)
    if vars(bound).get("_connection") and (bound.Meta.table_name, bound.Meta.region) == (table_name, region):
        return
    # A Meta of its own: models that inherit one must not be bound together.
    bound.Meta = type("Meta", (bound.Meta,), {"table_name": table_name, "region": region})
    bound._connection = None
    # pynamodb would make a client for each model, a tenth of a second each: a cold start of one second.
    bound._get_connection().connection._client = _connection(region).client


def bind_all(models: Iterable[type[Model]], table_name: str, region: str) -> None:
    """Binds every model that stands in one table."""
    for model in models:
        bind(model, table_name, region)


@cache
def _connection(region: str) -> Connection:
    return Connection(region=region)


class KeyedModel(Model):
    """Every table is keyed by ``pk`` and ``sk``, both text; :func:`bind` says which table."""

    class Meta:
        table_name = ""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)


class ChainedModel(KeyedModel):
    """An object that acts are recorded on: its chain's head and its version stand in its own item."""

    version = NumberAttribute(default=0)
    log_seq = NumberAttribute(default=0)
    log_head = UnicodeAttribute()
    log_salt = UnicodeAttribute()

    @classmethod
    def unchanged(cls, version: int) -> Condition:
        """On its writing: it is stored as it was read, or, read as none (version 0), is not stored at all."""
        return cls.version == version if version else cls.pk.does_not_exist()

    def chain(self, object_id: str) -> Chain:
        """The chain as stored."""
        return Chain(object_id, int(self.log_seq), self.log_head, self.log_salt)

    def set_chain(self, chain: Chain) -> None:
        """Stores the chain's head."""
        self.log_seq, self.log_head, self.log_salt = chain.seq, chain.head, chain.salt
