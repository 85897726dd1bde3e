"""In which chain it stands that a bundle was asked for: that of the deposit, the folder or the closing; of a range of
the log the platform's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from chalicelib.bundles.ranges import Range
from chalicelib.bundles.wanted import Wanted
from chalicelib.deposit.ports import DepositStore
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Act, Actor, Chain, Log
from chalicelib.kernel.work import Work
from chalicelib.organisation.platform import PLATFORM, PlatformActs
from chalicelib.registry.closing.ports import Closings
from chalicelib.signing.store import FolderStore


@dataclass(frozen=True)
class Chained:
    """Something with a chain: whose it is, what its records name, and how the chain's next head is stored with it;
    committing that raises ``StaleError`` if it changed since it was read."""

    chain: Chain
    administration_id: str
    detail: Mapping[str, Any]
    save: Callable[[Work, Chain], None]
    correlation_id: str = ""


@dataclass(frozen=True)
class AskedBundles:
    """The port ``Chains``: by the first word of a subject the way to what bears the chain, None for what has none."""

    by_word: Mapping[str, Callable[[str], Chained] | None]
    log: Log

    def record(self, work: Work, wanted: Wanted, by: Actor) -> None:
        """Adds the record and the chain's next head."""
        read = self.by_word[wanted.subject.partition("/")[0]]
        if read is None:
            return
        it = read(wanted.subject)
        detail = {**it.detail, "bundle_id": wanted.id}
        act = Act("BundleAsked", wanted.asked_at, by, it.administration_id, detail, correlation_id=it.correlation_id)
        record, chain = it.chain.append(act)
        self.log.append(work, record)
        it.save(work, chain)


def of_deposit(deposits: DepositStore, subject: str) -> Chained:
    """``deposit/ID``, whether its depositor asks or the office that has its mail."""
    deposit = deposits.get(subject.partition("/")[2])
    if deposit is None:
        raise NotFoundError("not_found")
    named = {"deposit_id": deposit.id, "mail_id": deposit.submitted.mail_id}
    save = partial(_with_chain, deposits.save, deposit)
    return Chained(deposit.chain, deposit.administration_id, named, save, deposit.source)


def of_folder(folders: FolderStore, subject: str) -> Chained:
    """``folder/ID``."""
    folder = folders.get(subject.partition("/")[2])
    if folder is None:
        raise NotFoundError("not_found")
    named = {"folder_id": folder.id, "mail_id": folder.answers}
    return Chained(folders.chain(folder), folder.administration_id, named, partial(folders.set_chain, folder))


def of_closing(closings: Closings, subject: str) -> Chained:
    """``closing/REGISTER/PERIOD``."""
    _, register_id, closing_id = subject.split("/")
    closing = closings.get(register_id, closing_id)
    if closing is None:
        raise NotFoundError("not_found")
    named = {"register_id": register_id, "closing_id": closing_id}
    return Chained(closing.chain, closing.administration_id, named, partial(_with_chain, closings.save, closing))


def of_range(platform: PlatformActs, subject: str) -> Chained:
    """``log/OLD-NEW``, which operators ask for."""
    platform.begin()
    structures, it = platform.acts.structures, Range.of(subject)
    structure = structures.get(PLATFORM)
    save = partial(_with_chain, structures.save, structure)
    return Chained(structure.chain, PLATFORM, {"from": it.old, "to": it.new}, save)


def _with_chain(save: Callable[[Work, Any], None], it: Any, work: Work, chain: Chain) -> None:
    save(work, replace(it, chain=chain))
