"""What a form or a program says of a registration model, read into what the use case takes."""

from collections.abc import Iterable, Mapping

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.delays import Unit
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import clean_line
from chalicelib.registry.by_hand.writing import Fields
from chalicelib.registry.clocks.procedure import Procedure, Regime
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.model import MOST_DAYS, MOST_REPLY, ModelContent
from chalicelib.registry.sheet import Nature, Priority

DELAYS = ("reply_within", "unit", "remind_days", "escalate_days", "completion_days", "silence")
LEGAL = ("regime", "remedies_ar", "remedies_fr")
FIELDS = (
    "name_ar",
    "name_fr",
    "direction",
    "entity_id",
    "subject",
    "handling_id",
    "nature",
    "priority",
    "confidentiality",
    *DELAYS,
    *LEGAL,
    "on_portal",
)


def model_given(typed: Mapping[str, str], mandatory: Iterable[str]) -> ModelContent:
    """``typed`` has :data:`FIELDS`; ``InvalidError`` for what cannot be read, the rest is judged by the use case."""
    fields = Fields(typed)
    direction = fields.one_of("direction", set(Direction))
    nature = fields.choice("nature", Nature, Nature.LETTER)
    priority = fields.choice("priority", Priority, Priority.NORMAL)
    confidentiality = fields.choice("confidentiality", Confidentiality, Confidentiality.ORDINARY)
    procedure = _procedure(fields, typed, direction)
    on_portal = fields.one_of("on_portal", ("", "yes")) == "yes"
    fields.judge()
    return ModelContent(
        Bilingual(clean_line(typed["name_ar"]), clean_line(typed["name_fr"])),
        Direction(direction),
        typed["entity_id"],
        clean_line(typed["subject"]),
        typed["handling_id"],
        nature,
        priority,
        confidentiality,
        frozenset(mandatory),
        procedure,
        on_portal,
    )


def model_written(content: ModelContent) -> dict[str, str]:
    """:data:`FIELDS` as a form sends them, for what a model says."""
    procedure = content.procedure
    kept = {name: str(getattr(content, name)) for name in FIELDS if hasattr(content, name)}
    delays = {name: str(getattr(procedure, name) or "") for name in DELAYS}
    ticked = {"silence": "yes" if procedure.silence else "", "on_portal": "yes" if content.on_portal else ""}
    names = {"name_ar": content.name.ar, "name_fr": content.name.fr}
    remedies = {"remedies_ar": procedure.remedies.ar, "remedies_fr": procedure.remedies.fr}
    return {**kept, **names, **delays, **ticked, "regime": procedure.regime.value, **remedies}


def _procedure(fields: Fields, typed: Mapping[str, str], direction: str) -> Procedure:
    within = fields.number("reply_within", MOST_REPLY) or 0
    return Procedure(
        reply_within=0 if direction == Direction.OUTGOING else within,
        unit=fields.choice("unit", Unit, Unit.WORKING_DAYS),
        remind_days=fields.number("remind_days", MOST_DAYS) or 0,
        escalate_days=fields.number("escalate_days", MOST_DAYS) or 0,
        completion_days=fields.number("completion_days", MOST_DAYS) or 0,
        silence=fields.one_of("silence", ("", "yes")) == "yes",
        regime=fields.choice("regime", Regime, Regime.CORRESPONDENCE),
        remedies=Bilingual(clean_line(typed["remedies_ar"]), clean_line(typed["remedies_fr"])),
    )
