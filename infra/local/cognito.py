"""Cognito placeholder."""


def install() -> None:
    """Nothing yet."""
