"""What an administration may say of its own identity provider."""

import pytest

from chalicelib.organisation.own_provider.model import OwnProvider, ProviderGiven, domain_of, is_issuer


@pytest.mark.parametrize(
    "issuer",
    ["https://sso.commune.ma", "https://sso.commune.ma/", "https://sso.commune.ma:8443/realms/a", "https://a.b/x%20y"],
)
def test_an_address_of_https_can_name_a_provider(issuer: str) -> None:
    assert is_issuer(issuer)


@pytest.mark.parametrize(
    "text",
    [
        "", "sso.commune.ma", "http://sso.commune.ma", "https://", "https://a/?b", "https://a/?", "https://a/#", "https://a#b",
        "https://u:p@a", "https://a b", "https://[::1", "https://a:port", "https://é.ma", "https://a/" + "x" * 300,
    ],
)  # fmt: skip
def test_anything_else_cannot(text: str) -> None:
    assert not is_issuer(text)


def test_domains_are_kept_small_and_each_once() -> None:
    given = ProviderGiven(" https://a.ma ", "b", None, "", ("@Commune.MA", "commune.ma", " ", "x.commune.ma"))
    clean = given.cleaned()
    assert (clean.issuer, clean.email_claim, clean.domains) == ("https://a.ma", "email", ("commune.ma", "x.commune.ma"))
    assert clean.problems() == []


def test_what_was_tried_holds_while_only_domains_change() -> None:
    tried = OwnProvider("rabat", "https://a.ma", "wasl", b"sealed", "email", ("a.ma",))
    assert OwnProvider("rabat", "https://a.ma", "wasl", b"sealed", "email").is_trusted_as(tried)
    assert not OwnProvider("rabat", "https://a.ma", "wasl", b"other", "email").is_trusted_as(tried)
    assert not OwnProvider("rabat", "https://a.ma", "wasl", b"sealed", "upn").is_trusted_as(tried)


def test_the_domain_of_an_address_is_what_stands_after_its_last_sign() -> None:
    assert [domain_of(it) for it in ("a@B.ma", '"a@c"@b.ma ', "nobody", "")] == ["b.ma", "b.ma", "", ""]
