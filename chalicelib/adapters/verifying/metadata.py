"""What may change in a document's own description after a signature: when and by which program it was saved.

A title, an author or a subject is shown by readers as the document's: changing one is a change of the document.
"""

from collections.abc import Iterable
from typing import Any

from lxml import etree
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import DocInfoRule, MetadataUpdateRule
from pyhanko.sign.diff_analysis.policy_api import SuspiciousModification
from pyhanko.sign.diff_analysis.rules_api import ReferenceUpdate

from chalicelib.adapters.verifying.objects import entry

_OF_EACH_SAVING = {"/ModDate", "/Producer"}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP, _MM = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/xap/1.0/mm/}"
_VOLATILE = {
    *(f"{_XMP}{name}" for name in ("ModifyDate", "MetadataDate")),
    *(f"{_MM}{name}" for name in ("InstanceID", "History")),
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    f"{_RDF}about",
}


class InformationRule(DocInfoRule):
    """pyHanko's rule for the information dictionary, where all that readers show stays."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        """Raises ``SuspiciousModification`` where more changed than the date and the program."""
        before, after = _information(old), _information(new)
        if after is not None and _shown(before or {}) != _shown(after):
            raise SuspiciousModification("The document's information was changed.")
        yield from super().apply(old, new)


class XmpRule(MetadataUpdateRule):
    """pyHanko's rule for XMP metadata, where every other property stays."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        """Raises ``SuspiciousModification`` where more changed than dates and the program."""
        before, after = _packet(old), _packet(new)
        if before is not None and (after is None or _properties(before) != _properties(after)):
            raise SuspiciousModification("The document's metadata were changed.")
        if before is None and after is not None and _information(new) is None and _properties(after):
            raise SuspiciousModification("Metadata were added.")
        yield from super().apply(old, new)


def _packet(at: HistoricalResolver) -> Any:
    reference: Any = at.root.get_value_as_reference("/Metadata", optional=True)
    return None if reference is None else reference.get_object()


def _information(at: HistoricalResolver) -> Any:
    return entry(at.trailer_view, "/Info")


def _shown(information: Any) -> dict[str, Any]:
    return {key: value for key, value in information.items() if key not in _OF_EACH_SAVING}


def _properties(stream: Any) -> set[Any]:
    """Every property of an XMP packet by its meaning, whether it is written as an attribute or as an element."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(stream.read_data(DecodePurpose.XMP_METADATA).strip(), parser)
    except etree.XMLSyntaxError as error:
        raise SuspiciousModification("The document's metadata cannot be read.") from error
    found: set[Any] = set()
    for description in root.iter(f"{_RDF}Description"):
        found.update((name, value) for name, value in description.attrib.items() if name not in _VOLATILE)
        found.update(_meaning(child) for child in description if child.tag not in _VOLATILE)
    return found


def _meaning(element: Any) -> Any:
    inner = [_meaning(child) for child in element if isinstance(child.tag, str)]
    qualifiers = tuple(sorted(element.attrib.items()))
    text = (element.text or "").strip()
    return (element.tag, tuple(inner), text, qualifiers) if inner or qualifiers else (element.tag, text)
