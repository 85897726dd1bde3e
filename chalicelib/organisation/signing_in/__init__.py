"""Signing in: password, second step, limits on tries, what is written of them; and who calls later."""
