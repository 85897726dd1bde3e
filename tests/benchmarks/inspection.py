"""Inspection beside ``qpdf --check``: megabytes of PDF a second of processor, a process for each file on both sides.

Ours is forked from one that has loaded its readers, whose start is counted once a line: on Lambda it lives as long as
its environment. qpdf starts anew for each. Of files by the tools at hand, of a scanned letter, and of the
corpus of Debian's packages where ``python -m tests.corpus`` has fetched it.
"""

import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from chalicelib.adapters.inspecting.inspector import BoundedInspector
from chalicelib.files.kinds import PDF_ALONE
from tests import corpus, made_here, pdf_samples, samples
from tests.benchmarks.aims import at_least, verdict

AIM = 0.7
OF_CORPUS = 120


@dataclass(frozen=True)
class Timed:
    """A sort of file: how many, their megabytes, and the processor seconds of both."""

    files: int
    megabytes: float
    ours: float
    qpdf: float

    def __str__(self) -> str:
        ours, qpdf = self.megabytes / self.ours, self.megabytes / self.qpdf
        return f"{self.files:7}{self.megabytes:9.1f}{ours:9.1f}{qpdf:9.1f}{self.ratio:8.2f}"

    @property
    def ratio(self) -> float:
        """How many times as many megabytes a second as qpdf."""
        return self.qpdf / self.ours


def main() -> int:
    """Prints a line for each sort of file; 1 if the whole misses the aim."""
    if shutil.which("qpdf") is None:
        print("\nInspection beside qpdf: qpdf is not installed, nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        sorts = _sorts(Path(folder))
        measured = {name: _timed(paths) for name, paths in sorts.items()}
    print("\nInspection beside `qpdf --check`, MB a CPU second")
    print(f"{'':34}{'files':>7}{'MB':>9}{'ours':>9}{'qpdf':>9}{'ratio':>8}")
    every = _sum(measured.values())
    for name, timed in {**measured, "all": every}.items():
        print(f"  {name:32}{timed}")
    if "Debian's packages" not in measured:
        print("  the corpus is not here: `python -m tests.corpus` fetches it")
    print(f"  aim: ratio of all ≥ {AIM}")
    return verdict(at_least("inspection beside qpdf, × its MB a CPU second", every.ratio, AIM))


def _sorts(folder: Path) -> dict[str, list[Path]]:
    scans = folder / "scan.pdf"
    scans.write_bytes(samples.scanned_letter(pages=4))
    long = folder / "long.pdf"
    long.write_bytes(pdf_samples.letter(pages=2000))
    made = [make(folder) for make, program in made_here.MAKERS.values() if not made_here.lacks(program)]
    here = [path for file in corpus.named() if (path := file.find()) and path.suffix == ".pdf"]
    found = {"scanned letters": [scans] * 5, "2,000 pages of text": [long] * 5, "by the tools at hand": made}
    if here:
        found["Debian's packages"] = random.Random(1).sample(here, min(OF_CORPUS, len(here)))
    return found


def _timed(paths: list[Path]) -> Timed:
    ours = _children(lambda: _inspect(paths))
    qpdf = _children(lambda: [subprocess.run(["qpdf", "--check", str(it)], capture_output=True) for it in paths])
    return Timed(len(paths), sum(path.stat().st_size for path in paths) / 1e6, ours, qpdf)


def _inspect(paths: list[Path]) -> None:
    inspector = BoundedInspector()
    for path in paths:
        inspector.look(path, PDF_ALONE)
    inspector.close()


def _children(run: Callable[[], object]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _sum(measured: Iterable[Timed]) -> Timed:
    every = [astuple(timed) for timed in measured]
    return Timed(*(sum(column) for column in zip(*every, strict=True)))


if __name__ == "__main__":
    sys.exit(main())
