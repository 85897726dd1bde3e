"""What people do on pages, programs do by the API: each form's act has its route, or a reason why it has none."""

import pytest

from app import app
from chalicelib.web.routing import TABLE, Route

assert app.routes  # all of them are in the table once the application is loaded
ROUTES = {f"{route.method} {route.path.removeprefix('/api/v1')}" for route in TABLE if route.kind == "api"}
ACTS = {
    "/a/{slug}/deposit": "POST /deposits",
    "/drafts/{id}/depositor": "PUT /deposits/{deposit_id}",
    "/drafts/{id}/letter": "PUT /deposits/{deposit_id}",
    "/drafts/{id}/files/{file_id}/removal": "DELETE /deposits/{deposit_id}/files/{file_id}",
    "/drafts/{id}/check": "POST /deposits/{deposit_id}/submission",
    "/drafts/{id}/copy": "POST /deposits/{deposit_id}/copy",
    "/track": "GET /trackings/{code}",
    "/track/{code}/code": "POST /trackings/{code}/one-time-code",
    "/track/{code}/reply": "POST /trackings/{code}/reply",
    "/mine": "POST /mine/requests",
    "/mine/code": "POST /mine/visits",
    "/mine/end": "DELETE /mine/visit",
    "/v/checks": "POST /checks",
    "/v/acknowledgement": "POST /verifications/acknowledgement",
    "/desk/intake/new": "POST /registers/{register_id}/intakes",
    "/desk/intake/{intake_id}/number": "POST /intakes/{intake_id}/number",
    "/desk/mails/{mail_id}/qualify": "POST /mails/{mail_id}/qualification",
    "/desk/mails/{mail_id}/assign": "POST /mails/{mail_id}/assignment",
    "/desk/mails/{mail_id}/redirect": "POST /mails/{mail_id}/redirection",
    "/desk/mails/{mail_id}/reject": "POST /mails/{mail_id}/rejection",
    "/desk/mails/{mail_id}/void": "POST /mails/{mail_id}/void",
    "/desk/mails/{mail_id}/reply": "POST /mails/{mail_id}/reply",
    "/desk/folders/{folder_id}": "POST /folders/{folder_id}/steps/{step}/decision",
    "/admin/entities/new": "POST /organisation/entities",
    "/admin/entities/{entity_id}/change": "PUT /organisation/entities/{entity_id}",
    "/admin/entities/{entity_id}/move": "POST /organisation/entities/{entity_id}/move",
    "/admin/entities/{entity_id}/merge": "POST /organisation/entities/{entity_id}/merger",
    "/admin/entities/{entity_id}/close": "POST /organisation/entities/{entity_id}/closing",
    "/admin/desks/new": "POST /organisation/desks",
    "/admin/desks/{desk_id}/change": "PUT /organisation/desks/{desk_id}",
    "/admin/desks/{desk_id}/seat": "POST /organisation/desks/{desk_id}/holders",
    "/admin/desks/{desk_id}/unseat": "POST /organisation/desks/{desk_id}/holders/{agent_id}/end",
    "/admin/desks/{desk_id}/close": "POST /organisation/desks/{desk_id}/closing",
    "/admin/people/new": "POST /organisation/people",
    "/admin/people/{agent_id}/change": "PUT /organisation/people/{agent_id}",
    "/admin/people/{agent_id}/seat": "POST /organisation/desks/{desk_id}/holders",
    "/admin/people/{agent_id}/unseat": "POST /organisation/desks/{desk_id}/holders/{agent_id}/end",
    "/admin/people/{agent_id}/off": "POST /organisation/people/{agent_id}/exclusion",
    "/admin/people/{agent_id}/on": "POST /organisation/people/{agent_id}/readmission",
    "/admin/people/{agent_id}/link": "POST /organisation/people/{agent_id}/access-link",
    "/admin/people/{agent_id}/reset": "POST /organisation/people/{agent_id}/access-reset",
    "/admin/people/{agent_id}/sessions/end": "POST /organisation/people/{agent_id}/sessions/end",
    "/admin/people/{agent_id}/unlock": "POST /organisation/people/{agent_id}/unlocking",
    "/admin/people/{agent_id}/leave": "POST /organisation/people/{agent_id}/departures",
    "/admin/calendar": "POST /organisation/calendar/decisions",
    "/admin/calendar/{decision_id}/removal": "DELETE /organisation/calendar/decisions/{decision_id}",
    "/admin/models/new": "POST /registration-models",
    "/admin/models/{model_id}": "PUT /registration-models/{model_id}",
    "/admin/models/{model_id}/retirement": "POST /registration-models/{model_id}/retirement",
    "/desk/mandates/{mandate_id}": "PUT /mandates/{mandate_id}",
    "/desk/mandates/{mandate_id}/revoke": "POST /mandates/{mandate_id}/revocation",
    "/admin/clients/new": "POST /clients",
    "/admin/clients/{client_id}/token": "POST /clients/{client_id}/token",
    "/admin/clients/{client_id}/revoke": "POST /clients/{client_id}/revocation",
    "/join/send": "POST /administration-requests",
    "/operator/administrations/requests/{request_id}/approval": "POST /administration-requests/{request_id}/approval",
    "/operator/administrations/requests/{request_id}/refusal": "POST /administration-requests/{request_id}/refusal",
    "/operator/administrations/{administration_id}/standing": "POST /administrations/{slug}/standing",
    "/operator/administrations/{administration_id}/certificate": "PUT /administrations/{slug}/certificate",
    "/admin/sign-in": "PUT /organisation/own-provider",
    "/admin/sign-in/on": "POST /organisation/own-provider/turning-on",
    "/admin/sign-in/off": "POST /organisation/own-provider/turning-off",
    "/admin/sign-in/release": "DELETE /organisation/own-provider/logins/{agent_id}",
    "/admin/portal": "PUT /administrations/{slug}/portal",
    "/admin/portal/logo": "PUT /administrations/{slug}/portal/logo",
    "/operator/{kind}/{id}/retry": "POST /operations/{kind}/{id}/retry",
    "/operator/{kind}/{id}/abandon": "POST /operations/{kind}/{id}/abandonment",
    "/operator/dead-letters/{queue}": "POST /operations/dead-letters/{queue}",
}
OF_BROWSERS = {
    "/sign-in": "programs get their token from Cognito",
    "/sign-in/password": "programs get their token from Cognito",
    "/sign-in/code": "programs get their token from Cognito",
    "/sign-in/telephone": "a person sets the telephone up",
    "/sign-in/recovery": "a person has lost the telephone",
    "/sign-in/forgotten": "a person has forgotten the password",
    "/sign-in/links/{token}": "the mail's reader chooses the password",
    "/sign-in/administration": "goes on to the administration's own page",
    "/a/{slug}/sign-in": "a person signs in at the provider",
    "/admin/sign-in/trial": "a person signs in at the provider",
    "/sign-out": "a program forgets its token",
    "/account/recovery-codes": "codes are shown to the person alone, never to what holds a token",
    "/account/sessions/{digest}/end": "sessions are browsers'",
    "/account/sessions/end-others": "sessions are browsers'",
    "/drafts/{id}/files": "goes on to the next page",
    "/join": "goes on to the next page",
}


@pytest.mark.parametrize(
    "page", [route for route in TABLE if route.kind == "page" and route.method == "POST"], ids=lambda page: page.path
)
def test_what_a_form_does_a_program_can_do(page: Route) -> None:
    assert page.path in OF_BROWSERS or ACTS[page.path] in ROUTES
