"""What the registry office would type again and again, kept under a name."""
