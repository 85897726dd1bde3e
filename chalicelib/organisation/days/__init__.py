"""An administration's days and hours: its calendar, what it decides of it, delays counted on it."""
