"""The link that an administration puts on its own site: into its deposit, perhaps with the letter's beginnings."""

from html import escape
from urllib.parse import urlencode

from chalicelib.kernel.languages import Language
from chalicelib.organisation.model import Administration
from chalicelib.web.texts import text

_EXAMPLE = {Language.ARABIC: "طلب رخصة بناء", Language.FRENCH: "Demande de permis de construire"}


def deposit_link(public_url: str, administration: Administration, language: Language, **proposed: str) -> str:
    """The address where a deposit begins in that language; ``proposed`` may have subject, nature and reference."""
    return f"{public_url}/a/{administration.slug}/deposit?{urlencode({'lang': language.value, **proposed})}"


def snippet(public_url: str, administration: Administration, language: Language) -> str:
    """The link as HTML, its text in that language."""
    link = escape(deposit_link(public_url, administration, language))
    words = escape(f"{text(language, 'organisation-portal-deposit')} – {administration.name.in_(language)}")
    return f'<a href="{link}" lang="{language.tag}" hreflang="{language.tag}">{words}</a>'


def example(public_url: str, administration: Administration, language: Language) -> str:
    """An address that proposes a subject, a nature and a reference."""
    return deposit_link(
        public_url, administration, language, nature="request", subject=_EXAMPLE[language], reference="2026/417"
    )
