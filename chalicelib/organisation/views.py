"""What the API of the organisation says in several places."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.kernel.names import FormerName
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.listing import Listed
from chalicelib.organisation.structure.places import region_of
from chalicelib.web.views import NameView


class FormerNameView(BaseModel):
    """What a thing was called, until then."""

    name: NameView
    until: datetime

    @classmethod
    def of(cls, was: FormerName) -> "FormerNameView":
        """From the domain."""
        return cls(name=NameView.of(was.name), until=was.until)


class AdministrationView(BaseModel):
    """An administration as the public sees it."""

    id: str
    slug: str
    code: str
    name: NameView
    region: str = Field(description="Code of its region, empty for the whole kingdom")
    sector: str = Field(description="What sort of body it is, empty where it did not say")

    @classmethod
    def of(cls, administration: Administration | Listed) -> "AdministrationView":
        """From the domain."""
        name, sector = NameView.of(administration.name), administration.sector
        found = administration
        region = found.region if isinstance(found, Listed) else region_of(found.place)
        id_, slug, code = administration.id, administration.slug, administration.code
        return cls(id=id_, slug=slug, code=code, name=name, region=region, sector=sector)
