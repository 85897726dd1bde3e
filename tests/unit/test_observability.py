"""What a letter or a person brought never reaches a log."""

from chalicelib.observability import REDACTED, redact


def test_private_keys_are_blanked_however_deep() -> None:
    logged = {
        "id": "42",
        "email": "fatima@example.test",
        "event": {"Records": [{"body": "{...}", "sequence": 3}], "headers": {"Cookie": "secret"}},
        "steps": [{"token": "abc", "state": "open"}],
    }
    assert redact(logged) == {
        "id": "42",
        "email": REDACTED,
        "event": {"Records": [{"body": REDACTED, "sequence": 3}], "headers": REDACTED},
        "steps": [{"token": REDACTED, "state": "open"}],
    }
