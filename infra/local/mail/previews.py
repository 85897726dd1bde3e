"""Every kind of notice in every language, written by the product's own writers from samples, to be looked at."""

from dataclasses import dataclass
from html import escape

from chalicelib.adapters.mail.layout import written
from chalicelib.kernel.languages import Language
from chalicelib.neighbours.of_notices import FluentWords
from chalicelib.notices.further_letters import WRITERS
from chalicelib.notices.kinds import Audience, Kind
from chalicelib.notices.letter import Letter
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import Channel
from chalicelib.notices.short_letters import ShortLetters
from infra.local.mail.notice_samples import CODE, SampleFacts, SamplePapers, notice
from infra.local.mail.sms_voice import cost

PUBLIC_URL = "https://courrier.example"


@dataclass(frozen=True)
class Preview:
    """One kind in one language. ``text`` and ``html`` are the parts of the mail; ``sms`` is empty where none goes."""

    kind: Kind
    language: Language
    subject: str
    text: str
    html: str
    sms: str


def named(kind: str, language: str) -> Preview:
    """By their names; ``ValueError`` for others."""
    return preview(Kind(kind), Language(language))  # type: ignore[call-arg]  # a kind by its name


def preview(kind: Kind, language: Language) -> Preview:
    """As a depositor, an applicant or an agent would get it."""
    letter = _letter(kind, language)
    return Preview(
        kind, language, letter.subject, written("mail.txt", letter), written("mail.html", letter), _sms(kind, language)
    )


def _letter(kind: Kind, language: Language) -> Letter:
    letters = Letters(SampleFacts(language), FluentWords(), SamplePapers(), PUBLIC_URL, WRITERS)
    return letters.compose(notice(kind, language), CODE)[1]


def _sms(kind: Kind, language: Language) -> str:
    if not (kind.plan.texted or kind.plan.to is Audience.DEPOSITOR):
        return ""
    letters = ShortLetters(SampleFacts(language), FluentWords(), PUBLIC_URL)
    return letters.compose(notice(kind, language, Channel.SMS), CODE)[1]


def listed() -> str:
    """All of them, as rows of links."""
    heads = "".join(f"<th>{language.value}</th>" for language in Language)
    rows = "".join(f"<tr><th>{kind.value}</th>{''.join(_cell(kind, it) for it in Language)}</tr>" for kind in Kind)
    return f"<p>From samples, by the product's own writers.</p><table><tr><th>Kind</th>{heads}</tr>{rows}</table>"


def _cell(kind: Kind, language: Language) -> str:
    subject = escape(_letter(kind, language).subject)
    return f'<td dir="{language.direction}"><a href="/previews/{kind.value}/{language.value}">{subject}</a></td>'


def shown(found: Preview) -> str:
    """One of them: HTML in a sandbox, text, short message with what it costs."""
    direction = found.language.direction
    path = f"/previews/{found.kind.value}/{found.language.value}/html"
    others = " · ".join(f'<a href="/previews/{found.kind.value}/{it.value}">{it.value}</a>' for it in Language)
    sms = f'<h2>SMS</h2><pre dir="{direction}">{escape(found.sms)}</pre><p>{cost(found.sms)}</p>' if found.sms else ""
    html = f'<h2>HTML</h2><iframe sandbox title="HTML" src="{path}"></iframe>'
    text = f'<h2>Text</h2><pre dir="{direction}">{escape(found.text)}</pre>'
    return f'<p><a href="/previews">All previews</a> · {others}</p>{html}{text}{sms}'
