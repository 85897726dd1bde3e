"""Who read what of a mail."""
