"""Mail that the registry office writes into the register: over the counter, by post, outgoing, internal."""
