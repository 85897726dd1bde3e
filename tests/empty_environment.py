"""The verifier where nothing else is: installed alone in an environment of its own, run without a network."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import PROJECT

HOME = PROJECT / "infra/verify"


@dataclass(frozen=True)
class EmptyEnvironment:
    """``folder`` holds the environment, and beside it what is checked, the keys and the roots."""

    folder: Path

    @classmethod
    def made(cls, folder: Path, keys: bytes, roots: str) -> "EmptyEnvironment":
        """With the verifier installed, and nothing but what it asks for."""
        subprocess.run([sys.executable, "-m", "venv", folder / "empty"], check=True)
        shutil.copytree(HOME, folder / "verify")  # what is installed is built in its place
        subprocess.run([folder / "empty/bin/pip", "install", "-q", folder / "verify"], check=True)
        (folder / "keys.json").write_bytes(keys)
        (folder / "roots.pem").write_text(roots)
        return cls(folder)

    def checks(self, name: str, data: bytes) -> int:
        """The command's exit code for a file of that name."""
        (self.folder / name).write_bytes(data)
        command = ["empty/bin/wasl-verify", "--keys", "keys.json", "--roots", "roots.pem", name]
        return subprocess.run([*_alone(), *command], cwd=self.folder).returncode


def _alone() -> list[str]:
    """Before a command: it has no network."""
    alone = ["unshare", "-rn"]
    assert subprocess.run([*alone, "true"]).returncode == 0, "this machine lets no process be without a network"
    return alone
