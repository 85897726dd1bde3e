"""Strict verification of anybody's signed PDF."""
