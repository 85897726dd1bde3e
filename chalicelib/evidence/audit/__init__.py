"""The audit log, read back from the records: with filters, as pages, as a file."""
