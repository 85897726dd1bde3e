"""The tree over the log: leaf numbers, proofs, signed heads."""
