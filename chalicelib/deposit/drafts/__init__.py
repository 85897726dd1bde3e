"""Drafts until they are submitted: filled in, saved, gone on with."""
