"""The Chalice application: one line a blueprint. Pages and the API come in by the entrance."""

from chalice.app import Chalice

from chalicelib.bulk.handlers import functions as bulk_functions
from chalicelib.bundles.handlers import functions as bundles_functions
from chalicelib.deposit.erasure.handlers import functions as erasure_functions
from chalicelib.deposit.handlers import functions as deposit_functions
from chalicelib.evidence.handlers import functions as evidence_functions
from chalicelib.files.handlers import functions as files_functions
from chalicelib.lasting.handlers import functions as lasting_functions
from chalicelib.notices.handlers import functions as notices_functions
from chalicelib.onboarding.handlers import functions as onboarding_functions
from chalicelib.organisation.handlers import functions as organisation_functions
from chalicelib.registered.handlers import functions as registered_functions
from chalicelib.registry.handlers import functions as registry_functions
from chalicelib.signing.handlers import functions as signing_functions
from chalicelib.sweeper import functions as sweeper_functions
from chalicelib.transparency.handlers import functions as transparency_functions
from chalicelib.web.accepting import accept_anything
from chalicelib.web.entrance import entrance

app = Chalice(app_name="wasl")
# Every content type may pass as binary, so that fonts do: browsers name them in no order that could be counted on.
app.api.binary_types = ["*/*"]
app.register_middleware(accept_anything, "http")

app.register_blueprint(entrance)
app.register_blueprint(organisation_functions)
app.register_blueprint(files_functions)
app.register_blueprint(deposit_functions)
app.register_blueprint(erasure_functions)
app.register_blueprint(bulk_functions)
app.register_blueprint(bundles_functions)
app.register_blueprint(evidence_functions)
app.register_blueprint(lasting_functions)
app.register_blueprint(notices_functions)
app.register_blueprint(registry_functions)
app.register_blueprint(registered_functions)
app.register_blueprint(signing_functions)
app.register_blueprint(onboarding_functions)
app.register_blueprint(transparency_functions)
app.register_blueprint(sweeper_functions)
