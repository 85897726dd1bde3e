"""A request that does not say what it accepts accepts anything (RFC 9110, section 12.5.1)."""

from collections.abc import Callable
from typing import Any

from chalice.app import CaseInsensitiveMapping


def accept_anything(request: Any, get_response: Callable[[Any], Any]) -> Any:
    """Middleware: Chalice would do what such a request asks for and then answer 400, since our types pass as binary."""
    if request is not None and "accept" not in request.headers:
        request.headers = CaseInsensitiveMapping({**request.headers, "accept": "*/*"})
    return get_response(request)
