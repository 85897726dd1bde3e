"""What the first administration does when the second one's register gave its number."""

from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.events import Event
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.model import Mail, Step
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Directory


@dataclass(frozen=True)
class RelayReactions:
    """Events come more than once, and maybe before the answer to the act that led to them."""

    acts: MailActs
    directory: Directory

    def on_mail_registered(self, event: Event) -> None:
        """A mail that came from another administration is kept there under its new number; others are passed over."""
        came: dict[str, Any] | None = event.detail.get("came_from")
        if came:
            self.acts.perform(came["mail_id"], None, lambda mail: self._accepted(mail, event))

    def _accepted(self, mail: Mail, event: Event) -> MailAct | None:
        went = mail.relay.went
        if went is None or went.number or went.mail_id != event["mail_id"]:
            return None
        after = replace(mail, relay=replace(mail.relay, went=replace(went, number=event["number"])))
        offices = Offices.of(self.directory, mail.administration_id)
        detail = {"source": mail.source, "to": went.administration_id, "number": event["number"]}
        told = {**detail, "desks": offices.desks_for(mail)}
        return MailAct(Step.ACCEPT_RELAY, "RelayAccepted", lambda _: after, detail=told)
