"""Onboarding's neighbours, in its own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import SYSTEM
from chalicelib.onboarding.model import JoinRequest
from chalicelib.onboarding.ports import PlaceFacts
from chalicelib.organisation.accounts.access_links import LinkSender
from chalicelib.organisation.accounts.model import LinkKind
from chalicelib.organisation.administrations.certification import Certification
from chalicelib.organisation.administrations.setting_up import SettingUp
from chalicelib.organisation.administrations.signing_keys import SigningKeys
from chalicelib.organisation.administrations.starting import starting_specification
from chalicelib.organisation.structure.places import places


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
    invitations: LinkSender
    signing_keys: SigningKeys

    def hindrance(self, request: JoinRequest) -> str:
        """A person works for one administration: an address that is another's agent's stands in the way."""
        agent = self.setting_up.store.agent(self.setting_up.accounts.of(request.wish.contact_email))
        foreign = agent is not None and agent.administration_id != request.administration_id
        return "administrator_elsewhere" if foreign else ""

    def set_up(self, request: JoinRequest) -> None:
        """Everything that an administration begins with; its first administrator is invited by mail, once more if a
        crash makes it begin again."""
        wish = request.wish
        person = Bilingual(wish.contact_name_ar, wish.contact_name_fr)
        spec = starting_specification(
            wish.slug, wish.code, request.name, wish.place, wish.contact_email, person, wish.sector
        )
        done = self.setting_up.run(spec, request.administration_id)
        self.signing_keys.settle(agent.id for agent in done.agents.values())
        for agent in done.agents.values():
            self.invitations.send(agent, LinkKind.INVITATION, SYSTEM, Language.ARABIC)

    def request_certificate(self, request: JoinRequest) -> None:
        """Named in French alone: certificates do not mix scripts."""
        key_id = self.setting_up.keys.of("seal", request.administration_id, request.administration_id)
        self.certification.request(request.administration_id, key_id, request.name.fr, request.name.fr)
