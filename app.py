"""The Chalice application: one line a blueprint."""

from chalice.app import Chalice

app = Chalice(app_name="wasl")
