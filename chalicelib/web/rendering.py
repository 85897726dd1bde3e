"""Jinja2 templates, escaped by default, with one environment a language."""

import re
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from chalicelib import bootstrap
from chalicelib.kernel import wording
from chalicelib.kernel.languages import Language
from chalicelib.web import assets, texts
from chalicelib.web.request import base_path

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
_ISOLATED = re.compile("(\u2068[^\\s\u2068\u2069]+\u2069)")  # Fluent's placeables, those of one word


def render_template(language: Language, template: str, /, **context: Any) -> str:
    """The HTML of a template; an undefined variable or a missing text is an error, never a blank."""
    return environment(language).get_template(template).render(context)


def url(path: str, /, **query: Any) -> str:
    """A link to one of our paths: the public address's prefix before it, the query after it."""
    return with_query(base_path() + path, **query)


def with_query(link: str, /, **query: Any) -> str:
    """A link with more fields in its query; empty ones are left out."""
    fields = {name: value for name, value in query.items() if value not in (None, "")}
    if not fields:
        return link
    return f"{link}{'&' if '?' in link else '?'}{urlencode(fields, doseq=True)}"


def static(name: str) -> str:
    """The immutable link to a static file."""
    return url(f"/static/{assets.asset(name).hashed_name}")


def bdi(value: Any) -> Any:
    """A reference, address or file name, kept in its own order inside text of either direction."""
    from markupsafe import Markup

    return Markup("<bdi>{}</bdi>").format(value)


def number(value: Any) -> Any:
    """A number in a register, on one line and from left to right in text of either direction, whatever its code."""
    from markupsafe import Markup

    return Markup('<bdi dir="ltr" class="nowrap">{}</bdi>').format(value)


def unbroken(words: str) -> Any:
    """A sentence whose isolated numbers and references stay on one line: lines would break at their hyphens."""
    from markupsafe import Markup

    parts = _ISOLATED.split(words)  # every second one is isolated
    parts[1::2] = [Markup('<bdi class="nowrap">{}</bdi>').format(part[1:-1]) for part in parts[1::2]]
    return Markup("").join(parts)


@cache
def environment(language: Language) -> "Environment":
    """The environment whose ``t``, ``date``, ``time``, ``instant`` and ``size`` speak that language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "t": partial(texts.text, language),
        "error_text": partial(texts.sentence, language),
        "language": language,
        "languages": tuple(Language),
        "url": url,
        "static": static,
    }
    made.filters |= {
        "bdi": bdi,
        "number": number,
        "unbroken": unbroken,
        "date": partial(_reversed, wording.day_words, language),
        "short_date": partial(_reversed, wording.short_day_words, language),
        "weekday": lambda day: wording.weekday_words(day.weekday(), language),
        "time": partial(_reversed, wording.time_words, language),
        "instant": partial(_reversed, wording.instant_words, language),
        "size": partial(_reversed, wording.size_words, language),
        "in_language": lambda name: name.in_(language),
        "from_now": lambda seconds: bootstrap.clock().now() + timedelta(seconds=seconds),
    }
    return made


def _reversed(words: Any, language: Language, value: Any) -> Any:
    return words(value, language)
