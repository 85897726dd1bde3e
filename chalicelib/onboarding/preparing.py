"""Makes what an approved administration needs. Any step may crash before or after it: all are taken again."""

from dataclasses import dataclass

from chalicelib.onboarding.model import RequestState
from chalicelib.onboarding.ports import Tenants
from chalicelib.onboarding.requests import RequestService


@dataclass(frozen=True)
class Preparing:
    """From approval to a portal that takes letters."""

    requests: RequestService
    tenants: Tenants

    def prepare(self, request_id: str) -> None:
        """All steps of a request that is approved; nothing for another."""
        request = self.requests.get(request_id)
        if request.state is not RequestState.APPROVED:
            return
        hindrance = self.tenants.hindrance(request)
        if hindrance:
            self.requests.hinder(request_id, hindrance)
            return
        self.tenants.set_up(request)
        self.tenants.request_certificate(request)
        self.requests.make_ready(request_id)
