"""The models that every administration begins with: the product's own until its administrators change the first."""

from chalicelib.kernel.delays import Unit
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain
from chalicelib.registry.clocks.procedure import Procedure, Regime
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.model import ModelContent, Models, RegistrationModel
from chalicelib.registry.sheet import Nature

_IN, _OUT, _INSIDE = Direction.INCOMING, Direction.OUTGOING, Direction.INTERNAL
_STARTING = {
    "official-letter": ModelContent(
        Bilingual("مراسلة إدارية", "Courrier administratif"),
        _IN,
        mandatory=frozenset({"sender_reference", "document_on"}),
    ),
    # Law 31-13, article 16: twenty working days.
    "access-to-information": ModelContent(
        Bilingual("طلب الحصول على المعلومات", "Demande d’accès à l’information"),
        _IN,
        subject="طلب الحصول على المعلومات: ",
        nature=Nature.REQUEST,
        procedure=Procedure(reply_within=20),
        on_portal=True,
    ),
    # Decree 2-17-265: two months.
    "complaint": ModelContent(
        Bilingual("شكاية", "Réclamation"),
        _IN,
        nature=Nature.COMPLAINT,
        procedure=Procedure(reply_within=2, unit=Unit.MONTHS, completion_days=10, regime=Regime.COMPLAINT),
        on_portal=True,
    ),
    # Law 55-19: sixty days at most. Silence says nothing here: which acts it approves is set by decree, act by act.
    "administrative-act": ModelContent(
        Bilingual("طلب قرار إداري", "Demande d’acte administratif"),
        _IN,
        nature=Nature.REQUEST,
        procedure=Procedure(
            reply_within=60, unit=Unit.CALENDAR_DAYS, completion_days=10, regime=Regime.ADMINISTRATIVE_FILE
        ),
        on_portal=True,
    ),
    "invoice": ModelContent(
        Bilingual("فاتورة", "Facture"),
        _IN,
        nature=Nature.INVOICE,
        mandatory=frozenset({"sender_reference", "document_on"}),
    ),
    "outgoing-letter": ModelContent(Bilingual("رسالة صادرة", "Lettre au départ"), _OUT),
    "circular": ModelContent(
        Bilingual("دورية", "Circulaire"), _INSIDE, nature=Nature.CIRCULAR, mandatory=frozenset({"addressee"})
    ),
    "note": ModelContent(Bilingual("مذكرة داخلية", "Note interne"), _INSIDE, mandatory=frozenset({"addressee"})),
}


def starting_models(administration_id: str) -> Models:
    """Those of an administration that changed none yet."""
    models = tuple(RegistrationModel(key, content) for key, content in _STARTING.items())
    return Models(administration_id, models, Chain.start(f"models/{administration_id}"))
