"""Addresses as people type them: which are one mailbox, and which only look alike."""

import pytest

from chalicelib.kernel.identifiers import is_email, mailbox, with_network_domain


@pytest.mark.parametrize(
    "typed",
    [
        "fatima.zahra@wizara.example",
        "Fatima.Zahra@wizara.example",
        "FATIMA.ZAHRA@WIZARA.EXAMPLE",
        "fatima.zahra@Wizara.Example",
        "fatima.zahra@ｗｉｚａｒａ.example",
    ],
)
def test_spellings_of_one_mailbox_are_one(typed: str) -> None:
    assert mailbox(typed) == "fatima.zahra@wizara.example"


@pytest.mark.parametrize(
    "other",
    ["fatimazahra@wizara.example", "fatima.zahra+1@wizara.example", "fatima.zahra@mail.wizara.example", "f@w.example"],
)
def test_neither_dots_nor_tags_nor_domains_are_merged(other: str) -> None:
    assert mailbox(other) == other


@pytest.mark.parametrize("typed", ["a@وزارة.المغرب", "A@XN--mgbexc3i.xn--mgbc0a9azcg", "a@وزارة。المغرب"])
def test_a_domain_in_arabic_is_the_one_that_servers_know(typed: str) -> None:
    assert mailbox(typed) == "a@xn--mgbexc3i.xn--mgbc0a9azcg"
    assert is_email(with_network_domain(typed))


@pytest.mark.parametrize(
    "typed", ["fаtima@wizara.example", "ﬁ@wizara.example", "\u212aarim@wizara.example", "فاطمة@w.ma"]
)
def test_letters_that_look_alike_are_nobodys_address(typed: str) -> None:
    assert not is_email(mailbox(typed))


@pytest.mark.parametrize(
    "typed",
    ["a@straße.example", "a@\u200cw.example", "a@..", "a@", "@", "", "a" * 300 + "@w.example", "a@" + "و" * 300],
)
def test_what_could_be_two_domains_or_none_stays_as_typed_and_is_refused(typed: str) -> None:
    assert with_network_domain(typed) == typed
    assert not is_email(typed)
