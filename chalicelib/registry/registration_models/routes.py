"""Registration models for programs: read by every agent, kept by administrators; acts name in ``If-Match`` the version
of the models that they saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, AGENT

if TYPE_CHECKING:
    from chalicelib.registry.registration_models import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.registry.registration_models.views")

api = Api()
conditional = precondition("registry.models_changed_meanwhile")
PATH = "/registration-models"


@api.get(PATH, AGENT, summary="The registration models of the administration", scope=Scope.REGISTER_READ)
def registration_models(request: Request) -> Answer[views.ModelsView]:
    """All of them, retired ones included."""
    found = bootstrap.registration_models().of(request.agent.administration_id)
    return Answer(views.ModelsView.of(found), version=found.version)


@api.get(f"{PATH}/{{model_id}}", AGENT, summary="A registration model", scope=Scope.REGISTER_READ)
def registration_model(request: Request) -> Answer[views.ModelView]:
    """One of them."""
    found = bootstrap.registration_models().of(request.agent.administration_id)
    return Answer(views.ModelView.of(found.get(request.params["model_id"])))


@api.post(PATH, ADMINISTRATORS, status=201, idempotent=True, conditional=True, summary="Add a registration model")
@conditional
def add_model(request: Request, body: views.ModelBody) -> Answer[views.ModelView]:
    """Adds."""
    added = bootstrap.registration_models().add(request.agent, expected_version(request), body.given())
    return Answer(views.ModelView.of(added), location=f"/api/v1{PATH}/{added.id}")


@api.put(f"{PATH}/{{model_id}}", ADMINISTRATORS, summary="Change what a registration model says from now on")
@conditional
def change_model(request: Request, body: views.ModelBody) -> Answer[views.ModelView]:
    """Changes."""
    model_id, version = request.params["model_id"], expected_version(request)
    return Answer(
        views.ModelView.of(bootstrap.registration_models().change(request.agent, version, model_id, body.given()))
    )


@api.post(f"{PATH}/{{model_id}}/retirement", ADMINISTRATORS, conditional=True, summary="Offer a model no more")
@conditional
def retire_model(request: Request) -> None:
    """Retires."""
    bootstrap.registration_models().retire(request.agent, expected_version(request), request.params["model_id"])
