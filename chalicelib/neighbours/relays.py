"""Administrations that mail may be sent on to, in the registry's words."""

from dataclasses import dataclass

from chalicelib.organisation.model import Administration
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.relaying.model import Body


@dataclass(frozen=True)
class BodiesOfRegistry:
    """The registry's port ``Bodies``."""

    organisation: OrganisationService

    def by_slug(self, slug: str) -> Body:
        """The administration whose portal has this name in its address."""
        return _body(self.organisation.by_slug(slug))

    def get(self, administration_id: str) -> Body:
        """The administration of this id."""
        return _body(self.organisation.administration(administration_id))


def _body(found: Administration) -> Body:
    register_id = f"{found.code}-A"
    return Body(found.id, found.slug, found.name, register_id, found.entity_id, found.standing.value)
