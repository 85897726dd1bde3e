"""Evidence of each stage of a delivery, after ETSI EN 319 522."""
