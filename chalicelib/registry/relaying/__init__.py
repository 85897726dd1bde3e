"""Letters sent on to the administration that is competent."""
