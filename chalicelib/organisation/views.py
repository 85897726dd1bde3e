"""What the API of the organisation says in several places."""

from pydantic import BaseModel

from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.listing import Listed


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
