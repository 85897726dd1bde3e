"""Receipts, stamps and registers on paper, in Arabic and French."""
