"""One key for whoever sits where people sign, however often and in whatever order that is told."""

from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from chalicelib.kernel.access import Role
from chalicelib.kernel.work import Work
from chalicelib.organisation.administrations.ports import KeyCertification, Keys
from chalicelib.organisation.administrations.signing_keys import SigningKeys
from chalicelib.organisation.model import Administration, Holding
from tests.unit.organisation.house import RABAT, TODAY, TOMORROW, YESTERDAY, House, name


@dataclass
class Vault(House):
    """The same house with the place where keys and requests are made."""

    made: list[str] = field(default_factory=list)
    requests: dict[str, str] = field(default_factory=dict)

    def of(self, *given: str) -> str:  # keys: purpose, administration, holder
        self.made.append("/".join(given))
        return f"key of {given[-1]}"

    def request(self, key_id: str, holder: str, organisation: str) -> str:
        return f"{key_id}: {holder}, {organisation}"

    def administration(self, administration_id: str, latest: bool = False) -> Administration:
        return Administration(administration_id, "rabat", "RAB", name("Rabat"))

    def certificate_request(self, key_id: str) -> str | None:
        return self.requests.get(key_id)

    def put_certificate_request(self, key_id: str, request: str, work: Work) -> None:
        self.requests[key_id] = request


@pytest.fixture
def vault() -> Vault:
    house = Vault()
    house.people["karim"] = replace(house.people["karim"], holdings=(Holding("president", YESTERDAY),))
    return house


def keys(vault: Vault) -> SigningKeys:
    here = cast(Any, vault)
    return SigningKeys(vault.store, vault.acts, cast(Keys, here), cast(KeyCertification, here), vault.clock)


def sits(vault: Vault, *holdings: Holding, **changes: Any) -> None:
    vault.people["karim"] = replace(vault.people["karim"], holdings=holdings, **changes)


def test_who_sits_where_people_sign_gets_a_key_and_its_request_in_one_act(vault: Vault) -> None:
    keys(vault).settle(["karim"])
    assert vault.people["karim"].signing_key_id == "key of karim"
    assert vault.requests == {"key of karim": "key of karim: karim, Rabat"}
    assert vault.made == [f"signature/{RABAT}/karim"]
    assert vault.events() == ["CertificateRequested"]
    assert vault.records[0].body["detail"] == {"key_id": "key of karim", "agent_id": "karim"}


def test_told_twice_it_changes_nothing_more(vault: Vault) -> None:
    keys(vault).settle(["karim", "karim"])
    keys(vault).settle(["karim"])
    assert vault.events() == ["CertificateRequested"] and len(vault.made) == 1


@pytest.mark.parametrize(
    ("holdings", "changes"),
    [
        ((), {}),
        ((Holding("roads-desk", YESTERDAY),), {}),
        ((Holding("president", YESTERDAY, YESTERDAY),), {}),
        ((Holding("president", YESTERDAY),), {"active": False}),
        ((Holding("president", YESTERDAY),), {"leaves_on": TODAY}),
    ],
    ids=["no desk", "another desk", "no longer", "shut out", "gone"],
)
def test_who_does_not_sit_there_by_now_gets_none(
    vault: Vault, holdings: tuple[Holding, ...], changes: dict[str, Any]
) -> None:
    sits(vault, *holdings, **changes)
    keys(vault).settle(["karim", "nobody"])
    assert vault.made == [] and vault.events() == []


def test_who_will_sit_there_gets_one_ahead(vault: Vault) -> None:
    sits(vault, Holding("president", TOMORROW))
    keys(vault).settle(["karim"])
    assert vault.people["karim"].signing_key_id == "key of karim"


def test_whose_key_was_made_by_hand_keeps_it_and_gets_its_request(vault: Vault) -> None:
    keys(vault).settle(["idrissi"])
    assert vault.people["idrissi"].signing_key_id == "key-1" and vault.requests.keys() == {"key-1"}
    assert vault.made == []


def test_a_desk_that_becomes_one_of_signatories_gives_keys_to_all_its_holders(vault: Vault) -> None:
    vault.places_of["roads-desk"] = replace(vault.places_of["roads-desk"], roles=frozenset({Role.SIGNATORY}))
    sits(vault, Holding("roads-desk", TOMORROW))
    keys(vault).settle_desk(RABAT, "roads-desk")
    assert vault.requests.keys() == {"key-2", "key of karim"}


def test_who_is_unseated_while_the_key_is_made_is_left_as_they_are(vault: Vault) -> None:
    def unseat(structure: Any) -> Any:
        sits(vault)
        return replace(structure, version=structure.version + 1)

    vault.rivals.append(unseat)
    keys(vault).settle(["karim"])
    assert vault.people["karim"].signing_key_id == "" and vault.requests == {}


def test_an_answer_that_was_lost_makes_no_second_record(vault: Vault) -> None:
    vault.loses_answers = 1
    keys(vault).settle(["karim"])
    assert vault.events() == ["CertificateRequested"]
