"""``python -m tests.benchmarks``: every benchmark, each in a process of its own so that none warms another."""

import subprocess
import sys

BENCHMARKS = (
    "starts",
    "costs",
    "growth",
    "chains",
    "scale",
    "weight",
    "sealing",
    "pipeline",
    "levels",
    "inspection",
    "tree",
)


def main() -> int:
    """Each prints its own tables; 0 if all came to their end and no aim was missed."""
    runs = [subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False) for name in BENCHMARKS]
    return max(run.returncode for run in runs)


if __name__ == "__main__":
    sys.exit(main())
