"""``python -m infra check``: everything that reads the code without running it, each with its time."""

import subprocess
import sys
import time
from pathlib import Path

from infra import compose, lint

_BIN = Path(sys.executable).parent
PROGRAMS = {
    "style (ruff)": ["ruff", "check", "."],
    "format (ruff)": ["ruff", "format", "--check", "."],
    "types (mypy)": ["mypy"],
    "imports (import-linter)": ["lint-imports", "--no-logo"],
}


def check() -> int:
    """Runs all of them, however many fail; 0 if none does."""
    failures = [name for name, command in PROGRAMS.items() if not _passes(name, command)]
    if not _template_passes():
        failures.append("template (cfn-lint)")
    print("All is well." if not failures else f"Not well: {', '.join(failures)}.")
    return 1 if failures else 0


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run([str(_BIN / command[0]), *command[1:]], cwd=compose.PROJECT, capture_output=True, text=True)
    _say(name, done.returncode == 0, started)
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def _template_passes() -> bool:
    started = time.monotonic()
    found = lint.findings(compose.template())
    _say("template (cfn-lint)", not found, started)
    print("\n".join(found), end="\n" if found else "")
    return not found


def _say(name: str, well: bool, started: float) -> None:
    print(f"{'well' if well else 'NOT WELL':>8}  {name}  {time.monotonic() - started:.1f} s")
