"""The Chalice application: one line a blueprint."""

from chalice.app import Chalice

from chalicelib.deposit.after_pages import pages as deposit_after_pages
from chalicelib.deposit.handlers import functions as deposit_functions
from chalicelib.deposit.own_pages import pages as own_letters_pages
from chalicelib.deposit.own_routes import api as own_letters_api
from chalicelib.deposit.pages import pages as deposit_pages
from chalicelib.deposit.routes import api as deposit_api
from chalicelib.deposit.tracking_routes import api as deposit_tracking_api
from chalicelib.evidence.audit_pages import pages as audit_pages
from chalicelib.evidence.audit_routes import api as audit_api
from chalicelib.evidence.handlers import functions as evidence_functions
from chalicelib.evidence.pages import pages as evidence_pages
from chalicelib.evidence.routes import api as evidence_api
from chalicelib.files.handlers import functions as files_functions
from chalicelib.notices.handlers import functions as notices_functions
from chalicelib.onboarding.handlers import functions as onboarding_functions
from chalicelib.onboarding.operator_pages import pages as join_operator_pages
from chalicelib.onboarding.pages import pages as join_pages
from chalicelib.onboarding.routes import api as join_api
from chalicelib.operations.pages import pages as operations_pages
from chalicelib.operations.routes import api as operations_api
from chalicelib.organisation.account_pages import pages as account_pages
from chalicelib.organisation.admin_pages import pages as admin_pages
from chalicelib.organisation.agent_routes import api as organisation_agent_api
from chalicelib.organisation.calendar_pages import pages as calendar_pages
from chalicelib.organisation.calendar_routes import api as calendar_api
from chalicelib.organisation.challenge_pages import pages as challenge_pages
from chalicelib.organisation.chart_routes import api as chart_api
from chalicelib.organisation.client_pages import pages as client_pages
from chalicelib.organisation.client_routes import api as client_api
from chalicelib.organisation.days_pages import pages as days_pages
from chalicelib.organisation.days_routes import api as days_api
from chalicelib.organisation.desk_pages import pages as desk_pages
from chalicelib.organisation.entity_pages import pages as entity_pages
from chalicelib.organisation.handlers import functions as organisation_functions
from chalicelib.organisation.import_pages import pages as import_pages
from chalicelib.organisation.import_routes import api as import_api
from chalicelib.organisation.leaving_pages import pages as leaving_pages
from chalicelib.organisation.link_pages import pages as link_pages
from chalicelib.organisation.mandate_pages import pages as mandate_pages
from chalicelib.organisation.mandate_routes import api as mandate_api
from chalicelib.organisation.operator_pages import pages as administrations_pages
from chalicelib.organisation.operator_routes import api as administrations_api
from chalicelib.organisation.own_sign_in_pages import pages as own_sign_in_pages
from chalicelib.organisation.pages import pages as organisation_pages
from chalicelib.organisation.people_pages import pages as people_pages
from chalicelib.organisation.people_routes import api as people_api
from chalicelib.organisation.person_pages import pages as person_pages
from chalicelib.organisation.portal_pages import pages as portal_pages
from chalicelib.organisation.portal_routes import api as portal_api
from chalicelib.organisation.privacy_pages import pages as privacy_pages
from chalicelib.organisation.privacy_routes import api as privacy_api
from chalicelib.organisation.provider_pages import pages as provider_pages
from chalicelib.organisation.provider_routes import api as provider_api
from chalicelib.organisation.recovery_pages import pages as recovery_pages
from chalicelib.organisation.routes import api as organisation_api
from chalicelib.organisation.sign_in_pages import pages as sign_in_pages
from chalicelib.registry.document_routes import api as mail_document_api
from chalicelib.registry.handlers import functions as registry_functions
from chalicelib.registry.intake_pages import pages as intake_pages
from chalicelib.registry.mail_pages import pages as mail_pages
from chalicelib.registry.models_pages import pages as models_pages
from chalicelib.registry.models_routes import api as models_api
from chalicelib.registry.pages import pages as registry_pages
from chalicelib.registry.register_routes import api as register_api
from chalicelib.registry.reply_pages import pages as reply_pages
from chalicelib.registry.routes import api as mail_api
from chalicelib.signing.handlers import functions as signing_functions
from chalicelib.signing.pages import pages as signing_pages
from chalicelib.signing.routes import api as signing_api
from chalicelib.sweeper import functions as sweeper_functions
from chalicelib.web.accepting import accept_anything
from chalicelib.web.routes import routes as web_routes

app = Chalice(app_name="wasl")
# Every content type may pass as binary, so that fonts do: browsers name them in no order that could be counted on.
app.api.binary_types = ["*/*"]
app.register_middleware(accept_anything, "http")

app.register_blueprint(web_routes)
app.register_blueprint(organisation_pages)
app.register_blueprint(calendar_pages)
app.register_blueprint(calendar_api)
app.register_blueprint(days_pages)
app.register_blueprint(days_api)
app.register_blueprint(sign_in_pages)
app.register_blueprint(challenge_pages)
app.register_blueprint(own_sign_in_pages)
app.register_blueprint(recovery_pages)
app.register_blueprint(link_pages)
app.register_blueprint(account_pages)
app.register_blueprint(organisation_api)
app.register_blueprint(organisation_agent_api)
app.register_blueprint(admin_pages)
app.register_blueprint(entity_pages)
app.register_blueprint(desk_pages)
app.register_blueprint(provider_pages)
app.register_blueprint(provider_api)
app.register_blueprint(chart_api)
app.register_blueprint(client_pages)
app.register_blueprint(client_api)
app.register_blueprint(people_pages)
app.register_blueprint(person_pages)
app.register_blueprint(leaving_pages)
app.register_blueprint(people_api)
app.register_blueprint(import_pages)
app.register_blueprint(import_api)
app.register_blueprint(mandate_pages)
app.register_blueprint(mandate_api)
app.register_blueprint(organisation_functions)
app.register_blueprint(files_functions)
app.register_blueprint(deposit_pages)
app.register_blueprint(deposit_after_pages)
app.register_blueprint(deposit_api)
app.register_blueprint(deposit_tracking_api)
app.register_blueprint(own_letters_pages)
app.register_blueprint(own_letters_api)
app.register_blueprint(deposit_functions)
app.register_blueprint(evidence_pages)
app.register_blueprint(evidence_api)
app.register_blueprint(audit_pages)
app.register_blueprint(audit_api)
app.register_blueprint(evidence_functions)
app.register_blueprint(notices_functions)
app.register_blueprint(registry_pages)
app.register_blueprint(mail_pages)
app.register_blueprint(intake_pages)
app.register_blueprint(reply_pages)
app.register_blueprint(models_pages)
app.register_blueprint(models_api)
app.register_blueprint(mail_api)
app.register_blueprint(mail_document_api)
app.register_blueprint(register_api)
app.register_blueprint(registry_functions)
app.register_blueprint(signing_pages)
app.register_blueprint(signing_api)
app.register_blueprint(signing_functions)
app.register_blueprint(join_pages)
app.register_blueprint(join_operator_pages)
app.register_blueprint(join_api)
app.register_blueprint(portal_pages)
app.register_blueprint(portal_api)
app.register_blueprint(privacy_pages)
app.register_blueprint(privacy_api)
app.register_blueprint(administrations_pages)
app.register_blueprint(administrations_api)
app.register_blueprint(onboarding_functions)
app.register_blueprint(operations_pages)
app.register_blueprint(operations_api)
app.register_blueprint(sweeper_functions)
