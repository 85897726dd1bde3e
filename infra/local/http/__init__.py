"""Servers: moto behind its gates, and API Gateway before the portal."""
