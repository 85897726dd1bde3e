"""Bundles: everything that proves a deposit, in one ZIP that can be checked without this system."""
