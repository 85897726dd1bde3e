"""The deployment bundle: what runs on Lambda, and nothing else.

Chalice's own packager takes wheels for the Python that packs, which on 3.11 means the C library of Amazon Linux 2:
older than what our wheels are built for. So pip is asked here, for the runtime's Python and platform, whatever packs.
What no function reads is left out: three quarters of the languages' tables, the descriptions of AWS services that
are never called, C sources.
"""

import fnmatch
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import chalice

PROJECT = Path(__file__).resolve().parent.parent
PYTHON = "3.13"
RUNTIME = f"python{PYTHON}"
# Amazon Linux 2023 has glibc 2.34; a wheel for an older one runs there too.
PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in range(34, 16, -1)] + ["manylinux2014_x86_64"]
UNZIPPED_LIMIT_BYTES = 250 * 1024 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same code is the same bundle

AWS_SERVICES = (
    "cognito-idp", "dynamodb", "events", "guardduty", "kms", "pinpoint-sms-voice-v2", "s3", "sesv2", "sqs",
    "stepfunctions", "sts",
)  # fmt: skip
LANGUAGES = ("root", "ar", "ar_MA", "en", "fr", "fr_MA")
LEFT_OUT = (
    "*/__pycache__/*", "*.pyc", "*.pyi", "*.c", "*.h", "*.cpp", "*.pyx", "*.pxd", "*.pxi",
    "*/tests/*", "bin/*", "share/*", "lxml/includes/*", "lxml/isoschematron/*",
    "botocore/data/*/*", "boto3/examples/*", "babel/locale-data/*",
    "fontTools/varLib/*.so", "fontTools/feaLib/*.so", "*.dist-info/RECORD", "*.dist-info/direct_url.json",
    "phonenumbers/geodata/*", "phonenumbers/carrierdata/*", "phonenumbers/tzdata/*", "chalicelib/*.md",
)  # fmt: skip
KEPT_NEVERTHELESS = (
    *(f"botocore/data/{service}/*" for service in AWS_SERVICES),
    *(f"babel/locale-data/{language}.dat" for language in LANGUAGES),
)


class BundleTooLargeError(Exception):
    """Unzipped, the bundle is more than Lambda takes."""


def make(zip_path: Path) -> int:
    """Writes the bundle and returns its size unzipped, in bytes.

    Raises :class:`BundleTooLargeError` above Lambda's 250 MB, ``CalledProcessError`` if pip finds no wheel.
    """
    folder = zip_path.parent / "bundle"
    shutil.rmtree(folder, ignore_errors=True)
    _install(folder)
    for name, path in list(_files_of(folder)):
        if left_out(name):
            path.unlink()
    for name, path in ours().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
    if not _compile(folder):
        print(f"Packed without bytecode, since there is no Python {PYTHON} here: functions start more slowly.")
    size = write(zip_path, dict(_files_of(folder)))
    shutil.rmtree(folder)
    if size > UNZIPPED_LIMIT_BYTES:
        raise BundleTooLargeError(f"{size:,} bytes unzipped; Lambda takes {UNZIPPED_LIMIT_BYTES:,}")
    return size


def ours() -> dict[str, Path]:
    """What the bundle holds beside the packages of requirements.txt, by the names in the archive."""
    found = dict([*_of_chalice(), *_of_the_product()])
    return {name: path for name, path in found.items() if not left_out(name)}


def write(zip_path: Path, files: dict[str, Path]) -> int:
    """Zips files by their names in the archive, always in the same order and with the same times; bytes unzipped."""
    with zipfile.ZipFile(zip_path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name].read_bytes())
        return sum(entry.file_size for entry in archive.infolist())


def left_out(name: str) -> bool:
    """Whether a file has no place in the bundle."""
    if any(fnmatch.fnmatchcase(name, pattern) for pattern in KEPT_NEVERTHELESS):
        return False
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in LEFT_OUT)


def _install(target: Path) -> None:
    platforms = [argument for platform in PLATFORMS for argument in ("--platform", platform)]
    options = ["--python-version", PYTHON, "--implementation", "cp", "--only-binary=:all:", "--no-deps", "--no-compile"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(target)]
    subprocess.run([*pip, *options, *platforms, "-r", str(PROJECT / "requirements.txt")], check=True)


def _compile(folder: Path) -> bool:
    """Puts bytecode beside the sources: Lambda's own folder is read-only, so that each cold start would compile anew.

    Only the runtime's own Python can; False if there is none on this machine.
    """
    python = python_of_runtime()
    if python is None:
        return False
    how = ["-q", "--invalidation-mode", "unchecked-hash", "-s", str(folder)]
    # Its status is passed over: some packages ship files that are not for this Python.
    subprocess.run([python, "-m", "compileall", *how, str(folder)], stdout=subprocess.DEVNULL)
    return True


def python_of_runtime() -> str | None:
    """The Python on this machine that functions run on; None if there is none that starts."""
    candidates = [sys.executable, shutil.which(f"python{PYTHON}")]
    return next((python for python in candidates if python and _version_of(python) == PYTHON), None)


def _version_of(python: str) -> str:
    asked = [python, "-c", "import sys; print('{}.{}'.format(*sys.version_info))"]
    return subprocess.run(asked, capture_output=True, text=True).stdout.strip()


def _files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def _of_chalice() -> Iterator[tuple[str, Path]]:
    """The two modules of Chalice that a deployed function needs; the rest of it is a command line."""
    folder = Path(chalice.__file__).parent
    for name in ("__init__.py", "app.py"):
        yield f"chalice/{name}", folder / name


def _of_the_product() -> Iterator[tuple[str, Path]]:
    yield "app.py", PROJECT / "app.py"
    for name, path in _files_of(PROJECT / "chalicelib"):
        yield f"chalicelib/{name}", path
