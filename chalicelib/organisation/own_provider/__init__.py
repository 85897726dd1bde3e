"""An administration's own identity provider (OpenID Connect), and signing in there."""
