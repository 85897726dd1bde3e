"""Mandates: what somebody may do at a desk for its holder, by a written act, for a time."""
