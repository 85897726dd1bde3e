"""What a function's start costs: its entry imported in a fresh interpreter, beside boto3 with one client.

Processor time, not the clock on the wall; medians over interpreters that take turns, so that a busy machine is unfair
to none. Compiled modules are there, as they are after a first start.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping

from infra import compose
from tests.benchmarks.aims import at_most, verdict
from tests.functions import handlers, told

ROUNDS = 5
AIM = 1.5
BARE = 'import boto3; boto3.client("dynamodb", region_name="eu-west-1")'
# What the first event of each entry makes: the import's cost must not merely have moved there.
FIRST = {
    "app": "deposit_drafts",
    "chalicelib.deposit.handlers": "deposit_progress",
    "chalicelib.evidence.handlers": "log",
    "chalicelib.files.handlers": "inspection",
    "chalicelib.notices.handlers": "notices",
    "chalicelib.onboarding.handlers": "preparing",
    "chalicelib.registry.handlers": "numbering",
    "chalicelib.signing.handlers": "circuit_tasks",
    "chalicelib.sweeper": "pending_sweep",
}
_MAKING = "from chalicelib import bootstrap\nbootstrap.{made}()"
# Pages are imported when they are first asked for: the first request's module counts too.
_ALSO = {"app": 'from chalicelib.web import site\nsite.route("POST /drafts/{id}/check")\n'}
_TIMED = "import time; started = time.process_time()\n{work}\nprint(time.process_time() - started)"


def main() -> int:
    """Prints one line an entry; functions that start with the same module share it. 1 if the API's misses its aim."""
    bare = "boto3 and a DynamoDB client"
    imports = {module: f"import {module}" for module in FIRST}
    ready = {
        f"{module} ready": f"{imports[module]}\n{_ALSO.get(module, '')}{_MAKING.format(made=made)}"
        for module, made in FIRST.items()
    }
    seconds = measured({bare: BARE, **imports, **ready})
    print(f"\nStart of each function's entry, CPU ms, median of {ROUNDS} fresh interpreters")
    print(f"{'':32}{'import':>8}{'× boto3':>9}{'ready':>8}{'× boto3':>9}  functions")
    print(f"  {bare:30}{1000 * seconds[bare]:8.0f}{1:9.2f}{1000 * seconds[bare]:8.0f}{1:9.2f}")
    for module in FIRST:
        taken, until_ready = seconds[module], seconds[f"{module} ready"]
        figures = "".join(f"{1000 * it:8.0f}{it / seconds[bare]:9.2f}" for it in (taken, until_ready))
        print(f"  {module:30}{figures}  {', '.join(_starting_with(module))}")
    print(f"  aim: the API's import ≤ {AIM} × boto3; ready: what the first event works with is made too")
    return verdict(at_most("the API's import, × boto3", seconds["app"] / seconds[bare], AIM))


def _starting_with(module: str) -> list[str]:
    found = [function for function, handler in handlers().items() if handler.rpartition(".")[0] == module]
    assert found, f"no function starts with {module}"
    return found


def measured(works: Mapping[str, str]) -> dict[str, float]:
    """The median processor seconds of each work."""
    rounds = [[_seconds(work) for work in works.values()] for _ in range(ROUNDS + 1)][1:]  # the first compiles
    return {name: statistics.median(taken) for name, taken in zip(works, zip(*rounds, strict=True), strict=True)}


def _seconds(work: str) -> float:
    command = [sys.executable, "-c", _TIMED.format(work=work)]
    done = subprocess.run(command, cwd=compose.PROJECT, env={**os.environ, **told()}, capture_output=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
