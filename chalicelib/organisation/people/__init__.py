"""The people of an administration, from their invitation to the day on which they leave."""
