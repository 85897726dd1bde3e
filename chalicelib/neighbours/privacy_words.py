"""The words of an administration's notice on personal data, which the organisation asks for (its ``Worded``)."""

from collections.abc import Iterator

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.model import Portal
from chalicelib.web.texts import text

_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def worded(administration: Administration, portal: Portal) -> Bilingual:
    """The notice whole, in each language: the administration's own text, or the usual one where it wrote none; then
    the number of its declaration to the CNDP, or of its authorisation."""
    return Bilingual(*(_in(language, administration, portal) for language in Language))


def _in(language: Language, administration: Administration, portal: Portal) -> str:
    own = portal.notice.in_(language)
    paragraphs = [own] if own else list(_usual(language, administration))
    if portal.cndp_number:
        paragraphs.append(text(language, "privacy-cndp-number", number=portal.cndp_number))
    return "\n\n".join(paragraphs)


def _usual(language: Language, administration: Administration) -> Iterator[str]:
    """Controller, purpose, recipients, retention, rights and where to exercise them (law 09-08, articles 5 to 9)."""
    yield _plain(text(language, "privacy-controller", name=administration.name.in_(language)))
    for part in ("purpose", "recipients", "retention", "rights"):
        yield text(language, f"privacy-{part}")
    contacts = administration.contacts
    where = (("address", contacts.address.in_(language)), ("email", contacts.email))
    lines = [_plain(text(language, f"privacy-{name}", value=value)) for name, value in where if value]
    if lines:
        yield "\n".join(lines)
    yield text(language, "privacy-complaint")


def _plain(sentence: str) -> str:
    """Without the marks around variables: names and addresses may break at line ends, unlike a number."""
    return sentence.translate(_ISOLATES)
