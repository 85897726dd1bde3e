"""What goes both ways once the letter has its number, as its depositor does and reads it."""
