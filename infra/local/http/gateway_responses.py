"""What the doubled API Gateway answers by itself, as the template says."""

from collections.abc import Mapping
from typing import Any

Headers = list[tuple[str, str]]
Reply = tuple[int, Headers, bytes]
_FAMILIES = {"INTEGRATION_FAILURE": "DEFAULT_5XX", "REQUEST_TOO_LARGE": "DEFAULT_4XX"}


class GatewayResponses:
    """The API's ``x-amazon-apigateway-gateway-responses``; AWS's own words where it says nothing."""

    def __init__(self, declared: Mapping[str, Any]) -> None:
        self._declared = declared

    def of(self, kind: str, status: int, message: str, accept: str, request_id: str) -> Reply:
        """The answer of a kind, in the first type of ``Accept`` that has a template, else in JSON."""
        declared = self._declared.get(kind) or self._declared.get(_FAMILIES.get(kind, ""), {})
        templates: Mapping[str, str] = declared.get("responseTemplates", {})
        wanted = [part.split(";")[0].strip() for part in accept.split(",")]
        content_type = next((name for name in wanted if name in templates), "application/json")
        body = templates.get(content_type, f'{{"message": "{message}"}}').replace("$context.requestId", request_id)
        headers = [(_name(name), value.strip("'")) for name, value in declared.get("responseParameters", {}).items()]
        return int(declared.get("statusCode", status)), [("Content-Type", content_type), *headers], body.encode()


def _name(parameter: str) -> str:
    return parameter.removeprefix("gatewayresponse.header.")
