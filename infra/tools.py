"""The programs of the system that tests call: a browser, and readers of PDF that are not ours."""

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
}
FONTS = "fonts-noto-core"  # Tifinagh and Arabic in the browser's own fallbacks


def missing() -> list[str]:
    """Debian packages whose program is not found."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


def provide(install: bool) -> int:
    """Installs what is missing where root or a passwordless sudo allows; otherwise names the exact command.

    Never fails: tests that need a missing program say so themselves, and the system runs without them.
    """
    packages = missing()
    if not packages:
        return 0
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages, FONTS]
    if install and shutil.which("apt-get") and _may_install():
        print(f"Installing {', '.join(packages)}")
        _as_root(["apt-get", "update", "-qq"])
        if _as_root([*command, "-qq"]):
            return 0
    print(f"Missing: {', '.join(packages)}. Install with:\n  sudo {' '.join(command)}")
    return 0


def _may_install() -> bool:
    if os.geteuid() == 0:
        return True
    return (
        shutil.which("sudo") is not None and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    )


def _as_root(command: list[str]) -> bool:
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    unattended = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return subprocess.run([*prefix, *unattended, *command], stdout=subprocess.DEVNULL).returncode == 0
