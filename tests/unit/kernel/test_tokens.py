"""A program's token is told from everything alike, and is never written where others read."""

import re
import string

import pytest

from chalicelib.kernel.ids import new_id
from chalicelib.kernel.tokens import client_id_of, holds_a_token, is_like_a_token, new_token, without_tokens

TOKEN = new_token("0" * 26)


def test_a_token_names_its_client_and_has_a_secret_of_its_own() -> None:
    client_id = new_id()
    one, other = new_token(client_id), new_token(client_id)
    assert client_id_of(one) == client_id_of(other) == client_id
    assert one != other
    assert re.fullmatch(rf"wasl_{client_id}_[0-9A-Za-z]{{49}}", one)


def test_a_token_in_which_any_one_character_is_another_is_none() -> None:
    for place in range(len(TOKEN)):
        other = next(it for it in string.ascii_letters if it != TOKEN[place])
        assert client_id_of(TOKEN[:place] + other + TOKEN[place + 1 :]) is None, place


@pytest.mark.parametrize(
    "text",
    ["", "wasl_", TOKEN[:-1], TOKEN[:60], TOKEN + "0", f" {TOKEN}", TOKEN.upper(), TOKEN.replace("_", "-"), "wasl_٣٤"],
    ids=["nothing", "bare", "cut", "cut short", "lengthened", "after a blank", "capitals", "hyphens", "other digits"],
)
def test_what_is_cut_lengthened_or_otherwise_written_is_no_token(text: str) -> None:
    assert client_id_of(text) is None


def test_what_means_to_be_a_token_is_seen_where_it_stands_cut_short_too() -> None:
    assert is_like_a_token(TOKEN[:40]) and not is_like_a_token("eyJhbGciOi")
    assert holds_a_token(f"Bearer {TOKEN[:40]}") and not holds_a_token("wasl_ and nothing more")


def test_of_a_token_only_whose_it_is_stays_readable() -> None:
    secret = TOKEN.rpartition("_")[2]
    told = without_tokens(f"GET /?a={TOKEN}&b={TOKEN[:50]} of wasl")
    assert secret not in told and secret[:10] not in told
    assert told == f"GET /?a=wasl_{'0' * 26}_…&b=wasl_{'0' * 26}_… of wasl"
