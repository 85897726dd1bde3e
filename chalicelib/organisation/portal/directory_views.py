"""What the API of the directory reads from the query, and what it says."""

from pydantic import BaseModel, Field

from chalicelib.organisation.views import AdministrationView
from chalicelib.web.queries import Paged


class DirectoryQuery(Paged):
    """Which administrations are asked for."""

    q: str = Field(
        "", max_length=200, description="Beginnings of words of the name, in either language, or of the code"
    )


class AdministrationsView(BaseModel):
    """Some administrations, by name; a page of a search may hold none, and the next one more."""

    items: list[AdministrationView]
