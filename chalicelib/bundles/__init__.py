"""Bundles: everything that proves a deposit or a folder, in one ZIP that can be checked without this system."""
