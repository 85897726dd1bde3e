"""Checks what Wasl gives out, from FORMATS.md alone: nothing here is shared with what writes those forms."""
