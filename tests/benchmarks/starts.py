"""What a function's start costs: its entry imported in a fresh interpreter, beside boto3 with one client.

Processor time, not the clock on the wall; medians over interpreters that take turns, so that a busy machine is unfair
to none. Compiled modules are there, as they are after a first start.
"""

import statistics
import subprocess
import sys
from collections.abc import Mapping

from infra import compose

ROUNDS = 7
AIM = 1.5
BARE = 'import boto3; boto3.client("dynamodb", region_name="eu-west-1")'
_TIMED = "import time; started = time.process_time()\n{work}\nprint(time.process_time() - started)"


def main() -> None:
    """Prints one line an entry; functions that start with the same module share it."""
    works = {"boto3 and a DynamoDB client": BARE} | {
        module: f"import {module}" for module in sorted(set(entries().values()))
    }
    seconds = measured(works)
    bare = seconds[next(iter(works))]
    print(f"\nImport time of each function's entry, CPU ms, median of {ROUNDS} fresh interpreters")
    print(f"{'':34}{'CPU ms':>8}{'× boto3':>10}  functions")
    for name, taken in seconds.items():
        functions = ", ".join(function for function, module in entries().items() if module == name)
        aim = f" (aim ≤ {AIM} ×)" if "APIHandler" in functions else ""
        print(f"  {name:32}{1000 * taken:8.0f}{taken / bare:10.2f}  {functions}{aim}")


def entries() -> dict[str, str]:
    """The module that each function starts with, as the template says."""
    properties = compose.functions(compose.template())
    return {function: it["Handler"].rpartition(".")[0] for function, it in properties.items()}


def measured(works: Mapping[str, str]) -> dict[str, float]:
    """The median processor seconds of each work."""
    rounds = [[_seconds(work) for work in works.values()] for _ in range(ROUNDS + 1)][1:]  # the first compiles
    return {name: statistics.median(taken) for name, taken in zip(works, zip(*rounds, strict=True), strict=True)}


def _seconds(work: str) -> float:
    script = _TIMED.format(work=work)
    return float(
        subprocess.run([sys.executable, "-c", script], cwd=compose.PROJECT, capture_output=True, check=True).stdout
    )


if __name__ == "__main__":
    main()
