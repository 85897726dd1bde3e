"""A letter's way after submission, and what follows it by its code."""
