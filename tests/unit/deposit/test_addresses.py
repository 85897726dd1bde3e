"""Digests of addresses: one for every spelling, and nothing without the key."""

from dataclasses import dataclass

from chalicelib.deposit.own.addresses import AddressDigests


@dataclass
class Key:
    """One that is counted when it is asked for."""

    value: bytes
    asked: int = 0

    def address_key(self) -> bytes:
        self.asked += 1
        return self.value


def test_every_spelling_of_an_address_has_one_digest_and_no_other_address_has_it() -> None:
    digests = AddressDigests(Key(b"k" * 32))
    assert digests.of("Fatima@Wizara.Example") == digests.of("fatima@wizara.example")
    assert digests.of("fatima+1@wizara.example") != digests.of("fatima@wizara.example")
    assert len(digests.of("fatima@wizara.example")) == 64


def test_without_the_key_a_digest_says_nothing() -> None:
    one, other = AddressDigests(Key(b"k" * 32)), AddressDigests(Key(b"l" * 32))
    assert one.of("fatima@wizara.example") != other.of("fatima@wizara.example")


def test_no_address_has_no_digest_and_the_key_is_read_once() -> None:
    key = Key(b"k" * 32)
    digests = AddressDigests(key)
    assert digests.of("") == "" and key.asked == 0
    digests.of("a@w.example"), digests.of("b@w.example")
    assert key.asked == 1
