"""What a stack is begun with."""
