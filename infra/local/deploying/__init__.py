"""The packaged template, deployed, and filled with a demonstration."""
