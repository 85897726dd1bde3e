"""A development hierarchy of certificates, its revocation data and its timestamping authority."""
