"""What is the same letter, who may be told of it, and what the question costs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.drafts.duplicates import LOOKED_AT, Contents, Duplicates, Proof
from chalicelib.deposit.model import Deposit, DepositedFile, DepositState, Submission
from chalicelib.deposit.own.addresses import AddressDigests
from chalicelib.deposit.ports import DepositStore
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
FILES = (
    DepositedFile("F1", "a.pdf", 10, sha256="1" * 64),
    DepositedFile("F2", "b.pdf", 20, declared_sha256="2" * 64),
)


class Key:
    """The key of the digests."""

    def address_key(self) -> bytes:
        return b"k" * 32


ADDRESSES = AddressDigests(Key())
CONTENTS = Contents(ADDRESSES)


@dataclass
class Asked:
    """A store that has these, and counts what it is asked."""

    deposits: Sequence[Deposit] = ()
    queries: list[tuple[str, int]] = field(default_factory=list)

    def of_content(self, content_digest: str, limit: int) -> list[Deposit]:
        self.queries.append((content_digest, limit))
        return [it for it in self.deposits if it.content_digest == content_digest][:limit]


def draft(deposit_id: str = "NEW", email: str = "fatima@citizen.example", administration: str = "ADM") -> Deposit:
    chain = Chain.start(f"deposit/{deposit_id}")
    return Deposit(deposit_id, administration, Language.ARABIC, AT, chain, Details(email=email))


def sent(deposit_id: str) -> Deposit:
    before = draft(deposit_id)
    submission = Submission(AT, "f" * 32, "RBT-A", "MAIL", "V", "AAAA-BBBB-CCCC", FILES)
    return before.frozen(submission, ADDRESSES.of(before.details.email), CONTENTS.digest(before, FILES))


def duplicates(*deposits: Deposit) -> tuple[Duplicates, Asked]:
    asked = Asked(deposits)
    return Duplicates(cast(DepositStore, asked), CONTENTS), asked


def test_the_order_of_the_files_and_the_spelling_of_the_address_make_no_other_letter() -> None:
    capital = draft(email="Fatima@Citizen.example")
    assert CONTENTS.digest(draft(), FILES) == CONTENTS.digest(capital, reversed(FILES)) != ""


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((draft(email="f@citizen.example"), FILES), id="sender"),
        pytest.param((draft(administration="BUR"), FILES), id="administration"),
        pytest.param((draft(), FILES[:1]), id="a file less"),
        pytest.param((draft(), (*FILES, FILES[0])), id="a file twice"),
    ],
)
def test_whatever_differs_makes_another_letter(other: Any) -> None:
    assert CONTENTS.digest(*other) != CONTENTS.digest(draft(), FILES)


@pytest.mark.parametrize(
    ("deposit", "files"),
    [
        pytest.param(draft(), (), id="no file"),
        pytest.param(draft(), (replace(FILES[0], sha256=None), FILES[1]), id="a file of unknown bytes"),
        pytest.param(draft(email=""), FILES, id="no sender"),
    ],
)
def test_what_is_not_wholly_known_has_no_digest(deposit: Deposit, files: tuple[DepositedFile, ...]) -> None:
    assert CONTENTS.digest(deposit, files) == ""


def test_whoever_proves_the_address_or_sent_it_from_this_browser_is_told_by_one_query() -> None:
    earlier = sent("OLD")
    for proof in (Proof(earlier.address_digest), Proof(deposit_ids=frozenset({"OLD"}))):
        found, asked = duplicates(earlier)
        assert found.earlier(draft(), FILES, proof) == earlier
        assert asked.queries == [(earlier.content_digest, LOOKED_AT)]


def test_who_proves_nothing_is_told_nothing_and_nothing_is_asked() -> None:
    found, asked = duplicates(sent("OLD"))
    assert found.earlier(draft(), FILES, Proof()) is None
    assert asked.queries == []


def test_who_proves_something_else_is_told_nothing() -> None:
    found, _ = duplicates(sent("OLD"))
    assert found.earlier(draft(), FILES, Proof(ADDRESSES.of("x@y.example"), frozenset({"ANOTHER"}))) is None


def test_an_address_that_was_erased_is_nobodys_proof() -> None:
    found, _ = duplicates(replace(sent("OLD"), address_digest=""))
    assert found.earlier(draft(), FILES, Proof(deposit_ids=frozenset({"X"}))) is None


def test_the_newest_that_counts_is_told() -> None:
    refused = replace(sent("REFUSED"), state=DepositState.SUBMISSION_REJECTED)
    found, _ = duplicates(refused, sent("OLD"), sent("OLDER"))
    earlier = found.earlier(draft(), FILES, Proof(sent("OLD").address_digest))
    assert earlier is not None and earlier.id == "OLD"
