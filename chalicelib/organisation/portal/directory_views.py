"""What the API of the directory reads from the query, and what it says."""

from pydantic import BaseModel, Field

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.sectors import Sector
from chalicelib.organisation.portal.listing import Facets
from chalicelib.organisation.structure.places import is_region
from chalicelib.organisation.views import AdministrationView
from chalicelib.web.queries import Paged


class DirectoryQuery(Paged):
    """Which administrations are asked for."""

    q: str = Field(
        "", max_length=200, description="Beginnings of words of the name, in either language, or of the code"
    )
    region: str = Field("", pattern="^([0-9]{2})?$", description="Code of a region, `01` to `12`")
    sector: Sector | None = Field(None, description="What sort of body it is")


class AdministrationsView(BaseModel):
    """Some administrations, by name; a page of a search may hold none, and the next one more."""

    items: list[AdministrationView]


def facets_given(region: str, sector: Sector | None) -> Facets:
    """In the domain's words; ``InvalidError`` for a code that is no region's."""
    if region and not is_region(region):
        raise InvalidError([Problem("region", "organisation.region_unknown")])
    return Facets(region, sector or "")
