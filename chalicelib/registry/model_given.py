"""What a form or a program says of a registration model, read into what the use case takes."""

from collections.abc import Iterable, Mapping

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import clean_line
from chalicelib.registry.number import Direction
from chalicelib.registry.registration_models import MOST_REPLY_DAYS, ModelContent
from chalicelib.registry.sheet import Nature, Priority
from chalicelib.registry.writing import Fields

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
    "reply_days",
)


def model_given(typed: Mapping[str, str], mandatory: Iterable[str]) -> ModelContent:
    """``typed`` has :data:`FIELDS`; ``InvalidError`` for what cannot be read, the rest is judged by the use case."""
    fields = Fields(typed)
    direction = fields.one_of("direction", set(Direction))
    nature = fields.choice("nature", Nature, Nature.LETTER)
    priority = fields.choice("priority", Priority, Priority.NORMAL)
    confidentiality = fields.choice("confidentiality", Confidentiality, Confidentiality.ORDINARY)
    reply_days = fields.number("reply_days", MOST_REPLY_DAYS) or 0
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
        0 if direction == Direction.OUTGOING else reply_days,
        frozenset(mandatory),
    )
