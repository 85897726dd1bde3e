"""Rows of registration models. What the registry calls its fields stands in columns, some under another name."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.organisation.house_file.reading import LineReader

_SAME = ("name_ar", "name_fr", "nature", "priority", "mandatory", "unit", "silence", "regime", "on_portal")
_DAYS = ("reply_within", "remind_days", "escalate_days", "completion_days")
COLUMNS_OF_MODELS: Mapping[str, str] = {
    "direction": "kind",
    "entity_id": "parent",
    "handling_id": "handling",
    "confidentiality": "clearance",
    "subject": "value",
    "remedies_ar": "text_ar",
    "remedies_fr": "text_fr",
    **{field: field for field in (*_SAME, *_DAYS)},
}
"""The column of each field."""


@dataclass(frozen=True)
class ModelRow:
    """A model as it is to be, its fields as forms send them; entities by the keys that the file has for them."""

    line: int
    key: str
    fields: Mapping[str, str]
    closed: bool


def model_row(reader: LineReader) -> ModelRow | None:
    """The row of a line; None where its form is wrong."""
    line = reader.line
    if reader.closed():
        return ModelRow(line.number, line["key"], {}, closed=True)
    if not reader.has(*COLUMNS_OF_MODELS.values()):
        return None
    fields = {field: line[column] for field, column in COLUMNS_OF_MODELS.items()}
    choices = {name: fields[name].casefold() for name in fields if name in _CHOICES}
    lengths = {name: "" if fields[name] == "0" else fields[name] for name in _DAYS}
    direction = fields["direction"].upper()
    return ModelRow(line.number, line["key"], {**fields, **choices, **lengths, "direction": direction}, closed=False)


def written(key: str, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The cells of a model."""
    return {"key": key, **{column: fields[field] for field, column in COLUMNS_OF_MODELS.items()}}


_CHOICES = frozenset({"nature", "priority", "confidentiality", "mandatory", "unit", "silence", "regime", "on_portal"})
