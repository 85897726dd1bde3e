"""Keys in AWS KMS, their certificates, and what the platform signs by them in its own name."""
