"""What an API route reads from the query is declared, checked before anything is done, and named if it does not fit."""

import pytest

from tests.journeys import Journey


@pytest.mark.parametrize(
    ("path", "field", "code"),
    [
        ("/administrations?words=x", "words", "query.unknown"),
        ("/administrations?lang=en", "lang", "query.unknown_choice"),
        ("/verifications", "sha256", "query.missing"),
        ("/verifications?sha256=", "sha256", "query.missing"),
        ("/mails", "basket", "query.missing"),
        ("/registers/{A}/entries?year=two", "year", "query.unfit"),
        ("/registers/{A}/entries?year=20260", "year", "query.unfit"),
        ("/registers/{A}/entries?order=upwards", "order", "query.unknown_choice"),
        ("/registers/{A}/check?year=-1", "year", "query.unfit"),
        ("/folders?desk=x", "desk", "query.unknown"),
        ("/baskets?x=1", "x", "query.unknown"),
    ],
)
def test_a_query_that_does_not_fit_names_its_field(journey: Journey, path: str, field: str, code: str) -> None:
    told = journey.call("GET", path.format(**journey.seeded.registers), "registrar", 422)
    assert [(error["field"], error["code"]) for error in told["errors"]] == [(field, code)]


def test_a_change_reads_no_query(journey: Journey) -> None:
    body = {"administration": journey.seeded.administration.slug}
    told = journey.call("POST", "/deposits?language=fr", expect=422, json=body)
    assert [(error["field"], error["code"]) for error in told["errors"]] == [("language", "query.unknown")]


def test_what_fits_is_read(journey: Journey) -> None:
    register = journey.seeded.registers["A"]
    found = journey.call("GET", f"/registers/{register}/check?year=2001&lang=fr", "registrar")
    assert (found["year"], found["last_serial"]) == (2001, 0)
    code = journey.seeded.administration.code
    (mine,) = journey.call("GET", f"/administrations?q={code.lower()}&cursor=")["items"]
    assert mine["code"] == code
