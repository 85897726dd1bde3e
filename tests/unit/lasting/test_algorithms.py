"""When algorithms end, by a deployment's policy."""

from datetime import UTC, datetime

import pytest

from chalicelib.lasting.algorithms import DIGESTS, SUITES, Algorithms, suite_of

POLICY = Algorithms.parse("sha256=2035-01-01 rsa2048=2028-12-31 sha384=2040-02-29")


def at(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def test_a_suite_ends_with_its_first_part() -> None:
    assert POLICY.end_of("sha256-rsa2048") == at(2028, 12, 31)
    assert POLICY.end_of("sha256-ec256") == at(2035)
    assert POLICY.end_of("sha512-ec256") is None


def test_a_digest_is_taken_that_lasts() -> None:
    assert [POLICY.digest(at(year)) for year in (2034, 2035, 2041)] == ["sha256", "sha384", "sha512"]


def test_without_a_policy_nothing_ends() -> None:
    assert Algorithms.parse("").lasts("sha256-rsa2048", at(9999))


@pytest.mark.parametrize("text", ["md5=2030-01-01", "sha256", "sha256=soon", "sha256=2030-02-30", "sha256=2029-02-29"])
def test_what_is_no_policy_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Algorithms.parse(text)


@pytest.mark.parametrize(
    ("kind", "bits", "known"),
    [
        ("rsa", 2048, 2048),
        ("rsa", 3071, 2048),
        ("rsa", 8192, 4096),
        ("rsa", 1024, 2048),
        ("ec", 256, 256),
        ("ec", 521, 521),
    ],
)
def test_a_key_is_taken_for_the_next_weaker_that_is_known(kind: str, bits: int, known: int) -> None:
    suite = f"{kind}{known}"
    assert suite_of("sha256", kind, bits) == f"sha256-{suite}"
    assert suite_of("sha256", kind, bits) in SUITES


def test_every_digest_is_one_that_timestamps_are_asked_over() -> None:
    assert DIGESTS == ("sha256", "sha384", "sha512")
