"""Onboarding: an administration asks to join, the operator approves, everything it needs is then made by itself."""
