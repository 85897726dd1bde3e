"""The template against CloudFormation's rules, read by cfn-lint in this process."""

import json
from typing import Any

from cfnlint.api import ManualArgs, lint

# A stack may stand in any of these; Morocco has no region, and none is assumed.
REGIONS = ["eu-west-1", "eu-west-3", "eu-central-1", "me-central-1"]
WAIVED: dict[str, str] = {}


class TemplateError(Exception):
    """What cfn-lint says is wrong, a line for each."""


def findings(template: dict[str, Any]) -> list[str]:
    """Errors and warnings, but those waived with a reason."""
    text = json.dumps(template, indent=1)
    matches = lint(text, config=ManualArgs(regions=REGIONS, ignore_checks=sorted(WAIVED)))
    return [
        f"{match.rule.id} {'/'.join(map(str, getattr(match, 'path', []) or []))}: {match.message}" for match in matches
    ]


def check(template: dict[str, Any]) -> None:
    """Raises :class:`TemplateError` if anything is found."""
    found = findings(template)
    if found:
        raise TemplateError("\n".join(found))
