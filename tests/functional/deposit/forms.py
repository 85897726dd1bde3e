"""Forms as a browser without scripts sees them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form's address and the fields it would send."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method") == "post":
            self.found.append(Form(given["action"]))
        elif tag == "input" and given.get("type") == "hidden" and self.found:
            self.found[-1].fields[given["name"]] = given["value"]


def forms(html: str) -> list[Form]:
    """Every form that posts, in the order of the page."""
    parser = _Forms()
    parser.feed(html)
    return parser.found


def form(html: str, part: str) -> Form:
    """The first form whose address contains this."""
    return next(found for found in forms(html) if part in found.action)
