"""Roles: every call of a function is asked of its policy."""
