"""Agents' accounts: at the identity service, entered by a link or after a lost telephone, seen by their owner."""
