"""What a letter or a person brought never reaches a log."""

import json

from chalicelib.kernel.ids import new_id
from chalicelib.kernel.tokens import new_token
from chalicelib.observability import REDACTED, RedactingFormatter, redact


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


def test_a_programs_token_is_blanked_wherever_it_stands() -> None:
    token = new_token(new_id())
    logged = json.loads(RedactingFormatter().serialize({"message": f"refused {token}", "exception": [f"x={token}"]}))
    assert token.rpartition("_")[2] not in str(logged)
    assert logged["message"].startswith(f"refused {token.rpartition('_')[0]}")
