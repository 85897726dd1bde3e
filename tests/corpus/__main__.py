"""``python -m tests.corpus``: takes the packages of the corpus from Debian's archive and keeps their PDFs."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.corpus import FOLDER, named


def main() -> int:
    """Says what could not be had; the tests then say so too. Always 0: nothing else depends on it."""
    if shutil.which("apt-get") is None:
        print("No apt-get here: the corpus of PDFs is left out.")
        return 0
    wanted: dict[str, list[str]] = {}
    for file in named():
        wanted.setdefault(file.package, []).append(file.path)
    for package, paths in wanted.items():
        if not (FOLDER / package).exists() and not _take(package, paths):
            print(f"{package}: not to be had from this machine's archive")
    here = sum(file.find() is not None for file in named())
    print(f"{here} of {len(named())} PDFs of the corpus are in {FOLDER}")
    return 0


def _take(package: str, paths: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        got = subprocess.run(["apt-get", "download", "-qq", package], cwd=folder, capture_output=True)
        archives = list(Path(folder).glob("*.deb"))
        if got.returncode or not archives:
            return False
        apart = Path(folder) / "apart"
        subprocess.run(["dpkg-deb", "-x", str(archives[0]), str(apart)], check=True)
        for path in paths:
            source, target = apart / path.lstrip("/"), FOLDER / package / path.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_file():
                shutil.copyfile(source, target)
    return True


if __name__ == "__main__":
    sys.exit(main())
