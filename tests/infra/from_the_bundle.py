"""``python -I from_the_bundle.py FOLDER HANDLER…``: runs what an unzipped bundle holds, and nothing beside it.

Imports what the functions are called by, then every module of the product, since much is imported only when it is
needed; then shows a page, which needs templates, texts and the names of static files. Fails, with its reason, if
anything lacks or comes from elsewhere.
"""

import importlib
import pkgutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

PAGE = "/v"


def main(folder: Path, handlers: list[str]) -> None:
    """See above."""
    sys.path.insert(0, str(folder))
    for handler in handlers:
        module, _, name = handler.rpartition(".")
        assert callable(getattr(_within(folder, module), name)), handler
    product = _within(folder, "chalicelib")
    for found in pkgutil.walk_packages(product.__path__, "chalicelib."):
        _within(folder, found.name)
    _show_page(_within(folder, "app").app)


def _within(folder: Path, name: str) -> ModuleType:
    module = importlib.import_module(name)
    assert Path(str(module.__file__)).is_relative_to(folder), f"{name} comes from {module.__file__}"
    return module


def _show_page(app: Any) -> None:
    headers = {"host": "portal.example", "accept": "text/html"}
    event = {
        "httpMethod": "GET",
        "path": PAGE,
        "resource": "/{proxy+}",
        "pathParameters": {"proxy": PAGE.removeprefix("/")},
        "requestContext": {"httpMethod": "GET", "resourcePath": "/{proxy+}", "path": PAGE, "identity": {}},
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "isBase64Encoded": False,
    }
    absent = ("multiValueQueryStringParameters", "stageVariables", "body")
    answer = app({**event, **dict.fromkeys(absent)}, Invocation())
    assert answer["statusCode"] == 200, answer


class Invocation:
    """What a handler is told about its invocation, as far as a page asks."""

    aws_request_id = function_name = invoked_function_arn = "bundle"
    memory_limit_in_mb = "1024"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
