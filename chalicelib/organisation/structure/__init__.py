"""An administration's tree of entities, their desks, and the circuits that lead from desk to desk."""
