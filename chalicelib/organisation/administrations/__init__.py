"""Administrations as the platform keeps them: set up, certified, suspended, closed."""
