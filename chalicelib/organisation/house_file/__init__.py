"""The whole house as one file for spreadsheets, written out and taken back."""
