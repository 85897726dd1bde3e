"""Registers: their numbers, their years, whether they are whole."""
