"""A person's data in a letter, erased where the law allows: asked for, decided by the administration, carried out."""
