"""Answering a mail: its reply attached and proposed for signature."""
