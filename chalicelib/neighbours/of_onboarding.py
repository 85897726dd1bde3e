"""Onboarding's neighbours, in its own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.languages import Bilingual
from chalicelib.onboarding.model import JoinRequest
from chalicelib.onboarding.ports import PlaceFacts
from chalicelib.organisation.certification import Certification
from chalicelib.organisation.places import places
from chalicelib.organisation.setting_up import SettingUp
from chalicelib.organisation.starting import starting_specification


class PlacesOfOnboarding:
    """The port ``Places``."""

    def all(self) -> Sequence[PlaceFacts]:
        """Each region, then what it consists of."""
        return [PlaceFacts(place.code, place.name) for place in places()]


@dataclass(frozen=True)
class TenantsOfOnboarding:
    """The port ``Tenants``."""

    setting_up: SettingUp
    certification: Certification

    def hindrance(self, request: JoinRequest) -> str:
        """A person works for one administration: an address that is another's agent's stands in the way."""
        agent = self.setting_up.store.agent(self.setting_up.accounts.of(request.wish.contact_email))
        foreign = agent is not None and agent.administration_id != request.administration_id
        return "administrator_elsewhere" if foreign else ""

    def set_up(self, request: JoinRequest) -> None:
        """Everything that an administration begins with."""
        wish = request.wish
        person = Bilingual(wish.contact_name_ar, wish.contact_name_fr)
        spec = starting_specification(wish.slug, wish.code, request.name, wish.place, wish.contact_email, person)
        self.setting_up.run(spec, request.administration_id)

    def request_certificate(self, request: JoinRequest) -> None:
        """Named in French alone: certificates do not mix scripts."""
        key_id = self.setting_up.keys.of("seal", request.administration_id, request.administration_id)
        self.certification.request(request.administration_id, key_id, request.name.fr, request.name.fr)
