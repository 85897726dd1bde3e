"""What the API says of the organisation."""

from pydantic import BaseModel, Field

from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.listing import Listed
from chalicelib.organisation.model import Administration
from chalicelib.web.queries import Paged


class DirectoryQuery(Paged):
    """Which administrations are asked for."""

    q: str = Field(
        "", max_length=200, description="Beginnings of words of the name, in either language, or of the code"
    )


class PeopleQuery(Paged):
    """Which people are asked for, by name in the language of the answer."""

    q: str = Field("", max_length=200, description="Letters of the name, in either language, or of the address")


class NameView(BaseModel):
    """A name in both languages."""

    ar: str
    fr: str

    @classmethod
    def of(cls, name: Bilingual) -> "NameView":
        """From the domain."""
        return cls(ar=name.ar, fr=name.fr)


class AdministrationView(BaseModel):
    """An administration as the public sees it."""

    id: str
    slug: str
    code: str
    name: NameView

    @classmethod
    def of(cls, administration: Administration | Listed) -> "AdministrationView":
        """From the domain."""
        name = NameView.of(administration.name)
        return cls(id=administration.id, slug=administration.slug, code=administration.code, name=name)


class AdministrationsView(BaseModel):
    """Some administrations, by name; a page of a search may hold none, and the next one more."""

    items: list[AdministrationView]
