"""Signatures that last: the levels that sealed documents reach, and their renewal."""
