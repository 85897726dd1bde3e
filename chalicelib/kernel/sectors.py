"""What sorts of bodies there are: asked of who joins, kept with an administration, and looked for in the directory."""

from enum import StrEnum


class Sector(StrEnum):
    """What sort of body an administration is."""

    MINISTRY = "ministry"
    DECONCENTRATED = "deconcentrated"
    COMMUNITY = "community"
    ESTABLISHMENT = "establishment"
    OTHER = "other"
