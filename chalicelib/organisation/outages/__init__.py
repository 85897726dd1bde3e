"""Announced outages: when the digital office, of one administration or of all, works badly or not at all."""
