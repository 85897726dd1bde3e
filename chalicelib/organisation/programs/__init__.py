"""Programs of an administration: what they may do, and the tokens that they call with."""
