"""What one context answers to another, in the asker's words: the pieces that the composition root wires."""
