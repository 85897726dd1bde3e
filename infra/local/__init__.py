"""The embedded local cloud: AWS as strict as the product relies on, in one process, from the packaged template."""
