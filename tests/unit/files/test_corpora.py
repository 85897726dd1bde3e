"""Hostile files neither crash nor hang the inspector and its memory is bounded; files of every day are taken."""

import gzip
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from chalicelib.adapters.child_process import run_bounded
from chalicelib.adapters.inspecting.inspector import MEMORY_MB, BoundedInspector
from chalicelib.files.kinds import ALL
from tests import corpus, made_here, pdf_samples, samples

BATCH = 50
ENOUGH, PRODUCERS, ACCEPTED = 200, 8, 0.99
Record = Callable[[str, object], None]


def test_no_altered_file_breaks_the_inspector(soak: bool, tmp_path: Path, record_property: Record) -> None:
    batches, found = 60 if soak else 4, Counter[str]()
    for batch in range(batches):
        found.update(
            run_bounded(
                "tests.unit.files.mutants:look_at_mutants",
                str(tmp_path).encode(),
                memory_mb=MEMORY_MB,
                seconds=120,
                first=batch * BATCH,
                count=BATCH,
            )
        )
    assert found["damaged"] > batches and found["taken"] > 0
    record_property("measured", f"{batches * BATCH} altered files looked at without a crash: {dict(found)}")


_ALONE = """
import json, resource, sys
from pathlib import Path
from chalicelib.adapters.inspecting.inspector import BoundedInspector
from chalicelib.files.kinds import ALL
found = BoundedInspector().look(Path(sys.argv[1]), ALL)
print(json.dumps([found.reasons, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


def looked_at_alone(path: Path) -> tuple[list[str], int]:
    """The reasons, and the most memory (KB) of any child: of an interpreter of its own, for this one had others."""
    done = subprocess.run([sys.executable, "-c", _ALONE, str(path)], capture_output=True, text=True, check=True)
    reasons, peak_kb = json.loads(done.stdout)
    return reasons, peak_kb


@pytest.mark.parametrize("name", ["a bomb in an object stream", "a bomb in the cross-reference", "a bomb in a page"])
def test_memory_is_bounded_whatever_a_file_unpacks_to(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(samples.REFUSED_FILES[name]())
    reasons, peak_kb = looked_at_alone(path)
    assert reasons in (["too_heavy"], ["damaged"])
    assert peak_kb <= MEMORY_MB * 1024


def test_a_file_of_two_hundred_megabytes_is_looked_at_within_the_bounds(soak: bool, tmp_path: Path) -> None:
    size = 200 if soak else 40
    noise, path = random.Random(1).randbytes(1024 * 1024) * size, tmp_path / "file"
    path.write_bytes(pdf_samples.with_picture(noise))
    reasons, peak_kb = looked_at_alone(path)
    assert reasons == []
    assert peak_kb <= MEMORY_MB * 1024


@pytest.mark.parametrize("maker", made_here.MAKERS)
def test_what_the_tools_at_hand_make_is_taken(maker: str, inspector: BoundedInspector, tmp_path: Path) -> None:
    make, program = made_here.MAKERS[maker]
    if made_here.lacks(program):
        pytest.skip(f"{program} is not installed: nothing was tried")
    found = inspector.look(make(tmp_path), ALL)
    assert (found.kind, found.reasons) == ("pdf", ())


def test_a_photograph_of_a_telephone_is_taken(inspector: BoundedInspector, tmp_path: Path) -> None:
    found = inspector.look(made_here.photograph(tmp_path), ALL)
    assert (found.kind, found.reasons) == ("jpeg", ())


def test_documents_of_every_day_are_taken(
    soak: bool, inspector: BoundedInspector, tmp_path: Path, record_property: Record
) -> None:
    here = [(file, path) for file in corpus.named() if (path := file.find())]
    if len(here) < ENOUGH:
        pytest.skip(f"only {len(here)} PDFs of the corpus are here, none was tried: `python -m tests.corpus` gets them")
    tried = here if soak else random.Random(1).sample(here, 20)
    refused = []
    for file, path in tried:
        plain = _plain(path, tmp_path)
        found = inspector.look(plain, ALL)
        if found.reasons:
            refused.append(f"{file.package}{file.path}: {', '.join(found.reasons)}")
    producers = {file.producer for file, _ in tried} - {"other"}
    taken = len(tried) - len(refused)
    record_property("measured", f"{taken} of {len(tried)} PDFs taken, of {len(producers)} producers; not {refused}")
    if soak:
        assert len(producers) >= PRODUCERS
        assert len(refused) <= (1 - ACCEPTED) * len(tried), refused
    else:
        assert len(refused) <= 1, refused


def _plain(path: Path, folder: Path) -> Path:
    if path.suffix != ".gz":
        return path
    plain = folder / "plain.pdf"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    return plain
