"""Who somebody is: Cognito's accounts, and identity providers of others."""
