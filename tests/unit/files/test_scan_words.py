"""Structure and scan together make a file clean; what comes late, twice, or of another version changes nothing else."""

from itertools import permutations, product

import pytest

from chalicelib.files.model import FileState
from chalicelib.files.scan import Scan, stronger
from chalicelib.kernel.errors import ConflictError
from tests.unit.files.files_world import World

CLEAN, HOSTILE = b"%PDF a letter", b"hostile"


def arrived(world: World, content: bytes = CLEAN) -> tuple[str, str, str]:
    file = world.expected_file()
    arrival = world.upload(file, content)
    return file.id, arrival.key, arrival.version_id


def state(world: World, file_id: str) -> tuple[str, tuple[str, ...]]:
    file = world.store.files[file_id]
    return file.state.value, file.reasons


@pytest.mark.parametrize("inspected_first", [True, False], ids=["inspected first", "scanned first"])
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Scan.NO_THREATS_FOUND, ("clean", ())),
        (Scan.THREATS_FOUND, ("refused", ("malware",))),
        (Scan.UNSUPPORTED, ("refused", ("not_scannable",))),
        (Scan.ACCESS_DENIED, ("stuck", ())),
        (Scan.FAILED, ("stuck", ())),
    ],
    ids=lambda it: it.value if isinstance(it, Scan) else "",
)
def test_each_of_the_five_words_decides_with_what_inspection_found(
    said: Scan, expected: tuple[str, tuple[str, ...]], inspected_first: bool
) -> None:
    world = World()
    file_id, key, version = arrived(world)
    if inspected_first:
        world.inspection.on_arrival(key, version)
    world.inspection.on_scan(key, version, said)
    world.inspection.on_arrival(key, version)
    assert state(world, file_id) == expected


def test_without_the_scans_word_nothing_is_clean() -> None:
    world = World()
    file_id, key, version = arrived(world)
    world.inspection.on_arrival(key, version)
    assert state(world, file_id) == ("uploaded", ()) and not world.documents.copies
    with pytest.raises(ConflictError):
        world.files.read_url(file_id)


def test_where_no_scan_is_part_of_the_stack_inspection_decides_alone_and_a_threat_still_counts() -> None:
    world = World(scanned=False)
    file_id, key, version = arrived(world)
    world.inspection.on_arrival(key, version)
    assert state(world, file_id)[0] == "clean"
    world.inspection.on_scan(key, version, Scan.THREATS_FOUND)
    assert state(world, file_id) == ("refused", ("malware",))


def test_a_word_on_another_version_says_nothing_of_the_one_that_counts() -> None:
    world = World()
    file_id, key, version = arrived(world)
    later = world.upload(world.store.files[file_id], b"%PDF another")
    world.inspection.on_scan(later.key, later.version_id, Scan.NO_THREATS_FOUND)
    world.inspection.on_arrival(key, version)
    assert state(world, file_id)[0] == "uploaded"
    world.inspection.on_scan(key, version, Scan.NO_THREATS_FOUND)
    world.inspection.on_scan(later.key, later.version_id, Scan.THREATS_FOUND)
    assert state(world, file_id)[0] == "clean"


@pytest.mark.parametrize("said", list(permutations(Scan, 3)), ids=lambda it: "-".join(word.value for word in it))
def test_the_order_of_the_words_does_not_matter_before_inspection(said: tuple[Scan, ...]) -> None:
    known = None
    for word in (*said, *reversed(said)):
        known = stronger(known, word)
    assert known is max(said, key=list(Scan).index)


def test_a_threat_heard_of_late_takes_back_what_was_clean_with_every_link_to_it() -> None:
    world = World()
    file_id, key, version = arrived(world)
    world.inspection.on_arrival(key, version)
    world.inspection.on_scan(key, version, Scan.NO_THREATS_FOUND)
    link = world.files.read_url(file_id)
    assert world.inspection.on_scan(key, version, Scan.THREATS_FOUND)
    assert link not in world.documents.copies and state(world, file_id) == ("refused", ("malware",))
    assert not world.inspection.on_scan(key, version, Scan.NO_THREATS_FOUND)
    assert world.log.events(file_id) == ["FileCleared", "FileWithdrawn"]


def test_every_reason_is_told_when_inspection_refuses_what_the_scan_cannot_read() -> None:
    world = World()
    file_id, key, version = arrived(world, HOSTILE)
    world.inspection.on_scan(key, version, Scan.UNSUPPORTED)
    world.inspection.on_arrival(key, version)
    assert state(world, file_id) == ("refused", ("javascript",))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [(None, "uploaded"), (Scan.FAILED, "uploaded"), (Scan.NO_THREATS_FOUND, "clean"), (Scan.THREATS_FOUND, "refused")],
    ids=["no tag", "failed", "clean", "threat"],
)
def test_a_lost_word_is_read_from_the_tag_or_asked_for_again(tag: Scan | None, expected: str) -> None:
    world = World()
    file_id, key, version = arrived(world)
    world.inspection.on_arrival(key, version)
    if tag:
        world.malware.tags[key, version] = tag
    world.inspection.on_arrival(key, version, pursued=True)
    assert state(world, file_id)[0] == expected
    assert world.malware.asked == ([(key, version)] if expected == "uploaded" else [])


def test_a_file_whose_bytes_went_before_the_scan_spoke_is_to_be_sent_again() -> None:
    world = World()
    file_id, key, version = arrived(world)
    world.inspection.on_arrival(key, version)
    world.quarantine.versions.clear()
    world.inspection.on_arrival(key, version, pursued=True)
    assert state(world, file_id) == ("refused", ("bytes_gone",)) and not world.malware.asked


def test_a_file_that_waits_is_asked_after_and_one_taken_back_is_cleared_away() -> None:
    world = World()
    waiting, key, version = arrived(world)
    removed, other, its_version = arrived(world)
    never = world.expected_file().id
    world.inspection.on_arrival(key, version)
    world.inspection.on_arrival(other, its_version)
    world.inspection.on_scan(other, its_version, Scan.NO_THREATS_FOUND)
    world.files.remove(removed)
    link = world.store.files[removed].document_key
    assert link in world.documents.copies
    measured = world.sweeping.sweep()
    assert set(world.reinspection.asked) == {(key, version), (other, its_version)}
    world.inspection.on_arrival(other, its_version, pursued=True)
    assert link not in world.documents.copies and world.store.files[removed].cleared_away
    assert measured["FilesGivenUp"] == 1 and world.store.files[never].state is FileState.REMOVED
    assert [file.id for file in world.sweeping.late()] == [] and waiting in world.store.files


@pytest.mark.parametrize(("first", "then"), list(product(Scan, repeat=2)), ids=lambda it: it.value)
def test_a_word_said_twice_or_followed_by_another_never_opens_what_held_a_threat(first: Scan, then: Scan) -> None:
    world = World()
    file_id, key, version = arrived(world)
    world.inspection.on_arrival(key, version)
    for word in (first, then, first, then):
        world.inspection.on_scan(key, version, word)
    if Scan.THREATS_FOUND in (first, then):
        assert state(world, file_id)[0] == "refused"
    elif Scan.NO_THREATS_FOUND not in (first, then):
        assert state(world, file_id)[0] in ("refused", "stuck")
    readable = set(world.documents.copies)
    assert readable == ({world.store.files[file_id].document_key} if state(world, file_id)[0] == "clean" else set())
