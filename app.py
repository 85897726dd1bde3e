"""The Chalice application: one line a blueprint."""

from chalice.app import Chalice

from chalicelib.deposit.handlers import functions as deposit_functions
from chalicelib.deposit.routes import api as deposit_api
from chalicelib.files.handlers import functions as files_functions
from chalicelib.organisation.pages import pages as organisation_pages
from chalicelib.organisation.routes import api as organisation_api
from chalicelib.web.routes import routes as web_routes

app = Chalice(app_name="wasl")
# Every content type passes as binary, so that fonts do: an answer's body is always bytes.
app.api.binary_types = ["*/*"]

app.register_blueprint(web_routes)
app.register_blueprint(organisation_pages)
app.register_blueprint(organisation_api)
app.register_blueprint(files_functions)
app.register_blueprint(deposit_api)
app.register_blueprint(deposit_functions)
