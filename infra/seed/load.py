"""``python -m infra seed``: many administrations at once, by the code that sets each one up, with a bar and rates."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from chalicelib.adapters.keys.key_making import KmsKeys
from chalicelib.organisation.administrations.ports import Keys
from chalicelib.organisation.administrations.specification import Spec
from chalicelib.organisation.people.ports import AccountsMade
from infra.local.cloud import LocalCloud
from infra.seed import crowd
from infra.seed.pace import ACCOUNTS_A_SECOND, KEYS_A_SECOND, Pace, PacedAccounts, PacedKeys
from infra.stack import Stack


@dataclass(frozen=True)
class Loaded:
    """What was made, in how many seconds; ``slowest`` is the processor's time of the slowest administration."""

    administrations: int
    desks: int
    seconds: float
    processor_seconds: float
    slowest: float

    def told(self) -> str:
        """Rates, and the time that one administration takes of the machine, which is to stay below a minute."""
        each = self.processor_seconds / max(self.administrations, 1)
        return (
            f"{self.administrations:,} administrations with {self.desks:,} desks in {self.seconds:.0f} s:"
            f" {self.administrations / self.seconds:.1f} administrations and {self.desks / self.seconds:.0f} desks"
            f" a second. Machine time of one: {each:.2f} s, of the slowest {self.slowest:.2f} s (aim: below 60 s)."
        )


def seed(count: int, stack_name: str, port: int) -> int:
    """Loads a deployed stack; without a name, starts the local cloud, loads it and serves it."""
    if stack_name:
        loaded_with_progress(count, *_deployed(stack_name))
        return 0
    from infra.local.serve import serve

    return serve(port, lambda cloud: loaded_with_progress(count, *local(cloud)))


def local(cloud: LocalCloud) -> tuple[Stack, Keys, AccountsMade]:
    """The local stack, whose accounts all have the one password."""
    from chalicelib.config import Settings
    from infra.local.deploying.seeding import PASSWORD
    from infra.local.http.server import STACK

    stack = Stack(STACK, cloud.client, Settings.from_env())
    return stack, KmsKeys(cloud.client("kms"), STACK), stack.accounts(lambda _: PASSWORD)


def _deployed(name: str) -> tuple[Stack, Keys, AccountsMade]:
    """A stack on AWS, within its limits: see :mod:`infra.seed.pace`."""
    stack = Stack.deployed(name)
    keys = PacedKeys(KmsKeys(stack.client("kms"), name), Pace(KEYS_A_SECOND))
    return stack, keys, PacedAccounts(stack.accounts(), Pace(ACCOUNTS_A_SECOND))


def load(specs: Iterable[Spec], stack: Stack, keys: Keys, accounts: AccountsMade) -> Iterable[tuple[Spec, float]]:
    """Sets each one up, and gives it with the seconds of processor time that it took. Again, it makes nothing new."""
    setting_up = stack.setting_up(keys, accounts)
    for spec in specs:
        started = time.process_time()
        setting_up.run(spec)
        yield spec, time.process_time() - started


def loaded_with_progress(count: int, stack: Stack, keys: Keys, accounts: AccountsMade) -> Loaded:
    """All of them, under a bar; says the rates."""
    console, started, spent, desks = Console(), time.monotonic(), [], 0
    with _bar(console) as bar:
        task = bar.add_task("Administrations", total=count)
        for spec, seconds in load(crowd.administrations(count), stack, keys, accounts):
            spent.append(seconds)
            desks += len(spec.desks)
            bar.advance(task)
    loaded = Loaded(len(spent), desks, time.monotonic() - started, sum(spent), max(spent, default=0))
    console.print(loaded.told(), highlight=False)
    return loaded


def _bar(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console)
