"""What looks for malware in the local cloud. On AWS it is GuardDuty's own engine."""

import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The test string that every scanner knows (eicar.org); harmless. In two pieces: this file is no test of anybody's."""
CLAMSCAN_SECONDS = 300


class Finding(NamedTuple):
    """One of GuardDuty's five result statuses, and the names of what was found."""

    status: str
    threats: tuple[str, ...] = ()


Scanner = Callable[[bytes], Finding]


def development_scanner(content: bytes) -> Finding:
    """Knows the EICAR string and nothing else: it protects from nothing."""
    if EICAR in content:
        return Finding("THREATS_FOUND", ("EICAR-Test-File",))
    return Finding("NO_THREATS_FOUND")


def clamav(program: str, content: bytes) -> Finding:
    """ClamAV's ``clamscan``: 0 is clean, 1 is infected, anything else says that it could not look."""
    command = [program, "--stdout", "--no-summary", "-"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=CLAMSCAN_SECONDS)
    except subprocess.TimeoutExpired:
        return Finding("FAILED")
    if done.returncode == 0:
        return Finding("NO_THREATS_FOUND")
    if done.returncode != 1:
        return Finding("FAILED")
    lines = done.stdout.decode(errors="replace").splitlines()
    found = [line.removesuffix(" FOUND").partition(": ")[2] for line in lines if line.endswith(" FOUND")]
    return Finding("THREATS_FOUND", tuple(found))


def best_here() -> tuple[Scanner, str]:
    """The best scanner that works on this machine, and what it is in words."""
    program = shutil.which("clamscan")
    if program is None:
        return development_scanner, f"{_DEVELOPMENT}; install clamav for a real one"
    scanner = partial(clamav, program)
    if scanner(b"a letter").status == "FAILED":
        return development_scanner, f"{_DEVELOPMENT}; {program} is there but has no signatures: run freshclam"
    return scanner, f"ClamAV ({program}); it loads its signatures for each file, which takes seconds"


_DEVELOPMENT = "a development scanner that knows the EICAR test string alone"
