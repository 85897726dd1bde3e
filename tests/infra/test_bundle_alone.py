"""What is shipped runs by itself: every function from an unzipped bundle, with nothing of this project beside it.

``make soak`` packs the whole bundle and takes the Python of the runtime; ``make test`` packs what is ours alone, and
takes other people's packages from where they are installed here.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra import bundle
from tests.functions import handlers, told

RUN = str(Path(__file__).with_name("from_the_bundle.py"))
ALONE, WITH_INSTALLED_PACKAGES = ["-I", "-S"], ["-I"]


def unzipped(archive: Path) -> Path:
    """The folder that a function finds."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(archive.parent / "unzipped")
    return archive.parent / "unzipped"


def test_every_function_starts_from_what_is_shipped(tmp_path: Path, soak: bool) -> None:
    archive, python = tmp_path / "deployment.zip", bundle.python_of_runtime() if soak else sys.executable
    if soak:
        bundle.make(archive)
    else:
        bundle.write(archive, bundle.ours())
    if python is None:
        pytest.skip(f"the bundle is whole, but there is no Python {bundle.PYTHON} here to run it")
    command = [python, *(ALONE if soak else WITH_INSTALLED_PACKAGES), RUN, str(unzipped(archive)), *handlers().values()]
    done = subprocess.run(command, cwd=tmp_path, env=told(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
