"""A machine with nothing on it: what is missing is installed, or named; what could not be had is not taken as there."""

import os
import subprocess
from pathlib import Path

import pytest

from infra import tools
from infra.compose import PROJECT

NEEDED_BY_ANY_SCRIPT = ("bash", "dirname", "env", "id")


class Machine:
    """Its programs are those in one folder, as scripts; each says what it was called with."""

    def __init__(self, programs: Path) -> None:
        self.programs, self.said = programs, programs / "said"

    def has(self, *programs: str, doing: str = "") -> None:
        """Programs that note their arguments and then do this."""
        for program in programs:
            script = self.programs / program
            script.write_text(f'#!/bin/sh\necho "{program} $*" >> {self.said}\n{doing}\n')
            script.chmod(0o755)

    def calls(self) -> str:
        """What was called, one a line."""
        return self.said.read_text() if self.said.exists() else ""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for program in NEEDED_BY_ANY_SCRIPT:
        (tmp_path / program).symlink_to(f"/usr/bin/{program}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Machine(tmp_path)


@pytest.mark.parametrize("apt", ["exit 100", "exit 0"], ids=["failing", "doing nothing"])
def test_what_apt_did_not_bring_is_still_missing(
    machine: Machine, apt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.has("chromium", "pdfsig", "mutool", "openssl", "certutil")
    machine.has("apt-get", doing=apt)
    assert tools.provide(install=True) == 1
    assert "apt-get install -y --no-install-recommends qpdf" in machine.calls()
    assert "Missing for tests: qpdf. Install with:\n  sudo apt-get install" in capsys.readouterr().out


def test_a_machine_that_has_everything_is_left_alone(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.has(*tools.PROGRAMS, tools.LIGHTER, "apt-get")
    assert tools.provide(install=True) == 0
    assert (machine.calls(), capsys.readouterr().out) == ("", "")


def test_without_apt_the_missing_is_named(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert tools.provide(install=True) == 1
    assert "chromium, poppler-utils, qpdf, mupdf-tools, openssl, libnss3-tools" in capsys.readouterr().out


def test_the_script_of_integration_installs_what_the_tests_are_started_with(machine: Machine) -> None:
    machine.has("git", "make")
    machine.has("sudo", doing='shift; "$@"')
    machine.has("python3", doing="exit 1")  # as Debian's, which has no venv by itself
    (machine.programs / "make").rename(machine.programs / "make-to-come")
    machine.has("apt-get", doing=f"/bin/mv {machine.programs}/make-to-come {machine.programs}/make 2> /dev/null; true")
    done = subprocess.run(["bash", ".ci/run"], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "apt-get install -y -qq --no-install-recommends make python3-venv" in machine.calls()
    assert machine.calls().splitlines()[-1] == "make test"
