"""What everyone sees: the directory, an administration's portal, its notice on personal data."""
