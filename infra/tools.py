"""The programs of the system that tests call: a browser, and readers and signers of PDF that are not ours."""

import os
import shutil
import subprocess

# Program → Debian package.
PROGRAMS = {
    "chromium": "chromium",
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    "mutool": "mupdf-tools",
    "openssl": "openssl",
    "certutil": "libnss3-tools",
}
LIGHTER = "chromium-headless-shell"  # the browser's engine alone; where there is no such package, the browser does
FONTS = "fonts-noto-core"  # Tifinagh and Arabic in the browser's own fallbacks


def missing() -> list[str]:
    """Debian packages whose program is not found."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


def provide(install: bool) -> int:
    """Installs what is missing where root or a passwordless sudo allows; 1, and the exact command, if some still is.

    The system itself runs without them: only tests need them, and say so themselves.
    """
    wanted = [*missing(), *([] if shutil.which(LIGHTER) else [LIGHTER])]
    if install and wanted and _may_install():
        print(f"Installing {', '.join(wanted)}", flush=True)
        _as_root(["apt-get", "update", "-qq"])
        _as_root([*_command(), "-qq"])
        _as_root(["apt-get", "install", "-y", "--no-install-recommends", LIGHTER, "-qq"])
    packages = missing()
    if packages:
        print(f"Missing for tests: {', '.join(packages)}. Install with:\n  sudo {' '.join(_command())}")
    return 1 if packages else 0


def _command() -> list[str]:
    return ["apt-get", "install", "-y", "--no-install-recommends", *missing(), FONTS]


def _may_install() -> bool:
    if shutil.which("apt-get") is None:
        return False
    if os.geteuid() == 0:
        return True
    return (
        shutil.which("sudo") is not None and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    )


def _as_root(command: list[str]) -> None:
    """Its status is passed over: what counts is what is found afterwards."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    unattended = ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*prefix, *unattended, *command], stdout=subprocess.DEVNULL)
