"""Amazon Cognito, as far as the product uses it, and the telephone that shows codes."""
