"""Functions, what sets them going, and state machines."""
