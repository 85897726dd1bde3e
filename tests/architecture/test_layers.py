"""import-linter's contracts (pyproject.toml), which follow chains of imports too."""

from importlinter.cli import lint_imports


def test_the_contracts_of_imports_are_kept() -> None:
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0
