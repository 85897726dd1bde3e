"""What may follow a signature, as rules for pyHanko's comparison of revisions.

Stricter than pyHanko's own policy, which accepts published forgeries (shadow and sneaky-signature attacks, form
overrides): a new field is a signature's or a timestamp's, and signed as soon as it shows; forms are filled in by
:mod:`chalicelib.adapters.verifying.forms`; of the document's description only dates and programs change; and nothing
makes readers draw fields anew.
"""

from collections.abc import Iterable
from typing import Any

from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy
from pyhanko.sign.diff_analysis.constants import VALUE_UPDATE_KEYS
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FormUpdate, FormUpdatingRule
from pyhanko.sign.diff_analysis.policy_api import SuspiciousModification
from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
    CatalogModificationRule,
    ObjectStreamRule,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
    DSSCompareRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
)

from chalicelib.adapters.verifying.forms import FillingRule
from chalicelib.adapters.verifying.metadata import InformationRule, XmpRule
from chalicelib.adapters.verifying.objects import entry, shows_unsigned


class NewFieldRule(SigFieldCreationRule):
    """New signature fields, where whatever shows on a page is signed by somebody."""

    def apply(self, context: FieldComparisonContext) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        """Raises ``SuspiciousModification`` for an empty field that shows something."""
        for name, spec in context.field_specs.items():
            field = spec.new_field
            if spec.old_field_ref is None and field is not None and shows_unsigned(field):
                raise SuspiciousModification(f"The new field {name} shows something and is signed by nobody.")
        yield from super().apply(context)


class FormRule(FormUpdatingRule):
    """The form as a whole: fonts may be added to it; how its fields look to a reader stays."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        """Raises ``SuspiciousModification`` where a default that was signed is another."""
        for kind, signed in _resources(old):
            now = dict(_resources(new)).get(kind)
            if now is None or any(now.raw_get(name) != signed.raw_get(name) for name in signed if name in now):
                raise SuspiciousModification(f"The form's resources of the kind {kind} were changed.")
            if set(signed) - set(now):
                raise SuspiciousModification(f"Some of the form's resources of the kind {kind} were taken away.")
        yield from super().apply(old, new)


def _resources(at: HistoricalResolver) -> list[tuple[str, Any]]:
    resources = entry(at.root["/AcroForm"], "/DR", {})
    return [(kind, resources[kind]) for kind in resources if kind != "/ProcSet"]


_LTA = ModificationLevel.LTA_UPDATES
POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),  # type: ignore[no-untyped-call]  # pyHanko's signature
        InformationRule().as_qualified(_LTA),
        XmpRule().as_qualified(_LTA),  # type: ignore[no-untyped-call]  # pyHanko's signature
        XrefStreamRule().as_qualified(_LTA),
        ObjectStreamRule().as_qualified(_LTA),
        DSSCompareRule().as_qualified(_LTA),
    ],
    form_rule=FormRule(
        [
            NewFieldRule(),  # type: ignore[no-untyped-call]  # pyHanko's signature
            SigFieldModificationRule(value_update_keys=VALUE_UPDATE_KEYS | {"/M"}),
            FillingRule(),
        ],
        ignored_acroform_keys=frozenset({"/Fields", "/DR", "/SigFlags"}),
    ),
)
