"""Whether a document, a token or an acknowledgement holds, for anyone, in words."""
