"""Registers closed for a period: entries as a file, the sealed register, the signed statement."""
