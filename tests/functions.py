"""Functions as the template describes them: what each starts with, and what it is told."""

from functools import cache
from typing import Any

from infra import compose


@cache
def _template() -> dict[str, Any]:
    return compose.template()


def handlers() -> dict[str, str]:
    """What each function is called by (``app.app``), by its logical id."""
    return {function: it["Handler"] for function, it in compose.functions(_template()).items()}


def told() -> dict[str, str]:
    """The environment of a function, with a number in every place: enough where nothing is called."""
    variables = _template()["Globals"]["Function"]["Environment"]["Variables"]
    given = {"AWS_REGION": "eu-west-1", "POWERTOOLS_LOG_LEVEL": "INFO"}
    # As on Lambda there are credentials: without any, pynamodb makes its client anew at each look.
    given |= {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
    return {**dict.fromkeys(variables, "1"), **given}
