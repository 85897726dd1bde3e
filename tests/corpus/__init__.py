"""PDFs that others made, of Debian's documentation packages: named in ``benign.tsv`` by package, path and producer.

They are not in this repository. ``python -m tests.corpus`` takes the packages apart into ``.venv/corpus``; nothing is
installed. What is not there is left out, and said.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / ".venv" / "corpus"


@dataclass(frozen=True)
class Named:
    """One file of a package; ``path`` as the package says it, perhaps packed (``.gz``)."""

    package: str
    path: str
    producer: str

    def find(self) -> Path | None:
        """Where it is on this machine, if it is."""
        here = FOLDER / self.package / self.path.lstrip("/")
        return next((path for path in (here, Path(self.path)) if path.is_file()), None)


def named() -> list[Named]:
    """Every file of the corpus, whether it is here or not."""
    lines = Path(__file__).with_name("benign.tsv").read_text(encoding="utf-8").splitlines()
    return [Named(*line.split("\t")) for line in lines if not line.startswith("#")]
