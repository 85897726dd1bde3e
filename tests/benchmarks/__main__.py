"""``python -m tests.benchmarks``: runs every benchmark of this folder, one after the other."""

import importlib
import pkgutil
from pathlib import Path


def main() -> None:
    """Each module's ``main`` prints its own tables."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name != "__main__":
            importlib.import_module(f"tests.benchmarks.{module.name}").main()


if __name__ == "__main__":
    main()
