"""import-linter's contracts (pyproject.toml), which follow chains of imports too."""

import subprocess
import sys


def test_the_contracts_of_imports_are_kept() -> None:
    # In a process of its own: the linter configures logging, and so silences every logger made before.
    linter = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", linter], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
