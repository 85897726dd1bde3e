"""The texts of pages, mails and errors: Project Fluent, one bundle a language, each file read when first needed.

A key begins with its file's name (``deposit-title`` stands in ``deposit.ftl``); whatever begins otherwise stands in
``common.ftl``. The sentence of an error ``registry.series_closed`` has the key ``error-registry-series_closed`` and
stands in ``registry.ftl``; so does ``done-registry-assigned``, shown after a redirect with
``done="registry-assigned"``.
"""

import re
import threading
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.kernel.errors import DomainError, Problem
from chalicelib.kernel.languages import Language

LOCALES = Path(__file__).parent / "locales"
_FRENCH_SPACES = re.compile(r" (?=[;:?!»])|(?<=«) |(?<=\d) (?=Mo\b)|(?<=n°) ")
"""Where a French line must not break: a plain space is typed there, and shown as a no-break one."""

_LOADING = threading.Lock()


class MissingTextError(KeyError):
    """No such key in that language."""


def text(language: Language, key: str, /, **variables: Any) -> str:
    """The text of a key; :class:`MissingTextError` names key and language; a lacking variable is a ``ValueError``."""
    bundle = _loaded(language, key)
    if not bundle.has_message(key):
        raise MissingTextError(f"{key} ({language})")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise MissingTextError(f"{key} ({language})")
    written, errors = bundle.format_pattern(pattern, variables)
    if errors:
        raise ValueError(f"{key} ({language}): {errors}")
    return str(written)


def choices(language: Language, prefix: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """Each value with its text, whose key is the prefix and the value."""
    return [(value, text(language, f"{prefix}{value}")) for value in values]


def has_text(language: Language, key: str) -> bool:
    """Whether the key exists in that language."""
    return bool(_loaded(language, key).has_message(key))


@cache
def keys(language: Language, prefix: str) -> tuple[str, ...]:
    """The keys of that language that begin so, in the order they are written in; ``prefix`` names its file."""
    written = (LOCALES / language / f"{_file_of(prefix)}.ftl").read_text(encoding="utf-8")
    return tuple(re.findall(rf"^({re.escape(prefix)}[\w-]+) =", written, re.MULTILINE))


def error_text(language: Language, code: str, params: Mapping[str, Any]) -> str:
    """The sentence of an error code; a general one where none was written, so that no user reads a code. A param that
    says something in each language is a dict by language."""
    key = "error-" + code.replace(".", "-")
    if not has_text(language, key):
        key = "error-generic"
    said = {name: value[language] if isinstance(value, dict) else value for name, value in params.items()}
    shown = {name: value for name, value in said.items() if isinstance(value, str | int)}
    return text(language, key, **shown)


def sentence(language: Language, error: DomainError | Problem) -> str:
    """The sentence of an error or of one field's problem."""
    return error_text(language, error.code, error.params)


def _file_of(key: str) -> str:
    name = key.removeprefix("error-").removeprefix("done-").partition("-")[0]
    return name if name in _files() else "common"


def _loaded(language: Language, key: str) -> Any:
    """The language's bundle with the key's file in it. One thread at a time: a cache lets two make what it lacks."""
    with _LOADING:
        _load(language, _file_of(key))
        return _bundle(language)


@cache
def _files() -> frozenset[str]:
    return frozenset(path.stem for path in (LOCALES / Language.ARABIC).glob("*.ftl"))


@cache
def _bundle(language: Language) -> Any:
    from fluent.runtime import FluentBundle  # brings babel and a parser: not needed by most API calls

    bundle = FluentBundle([language.tag])
    _add(bundle, language, "common")
    return bundle


@cache
def _load(language: Language, name: str) -> None:
    if name != "common":
        _add(_bundle(language), language, name)


def _add(bundle: Any, language: Language, name: str) -> None:
    from fluent.runtime import FluentResource

    written = (LOCALES / language / f"{name}.ftl").read_text(encoding="utf-8")
    if language is Language.FRENCH:
        written = _FRENCH_SPACES.sub("\u00a0", written)
    bundle.add_resource(FluentResource(written))
