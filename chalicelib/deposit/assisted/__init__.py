"""Deposits filled in by an agent for somebody present."""
