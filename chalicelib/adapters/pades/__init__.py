"""Signatures in PDFs: made, timestamped, and made to last."""
