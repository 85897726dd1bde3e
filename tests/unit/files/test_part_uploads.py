"""A file sent in parts: what storage holds is the truth, whoever acts twice or at the same time."""

from dataclasses import replace

import pytest

from chalicelib.files.model import FileState
from chalicelib.files.part_uploads import Gathering
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError
from tests.unit.files.memory import PART, Memory, digest

CONTENT = {1: b"a" * PART, 2: b"b" * PART, 3: b"the end"}
SIZE = sum(map(len, CONTENT.values()))
WHOLE = digest(b"".join(CONTENT.values()))


@pytest.fixture
def memory() -> Memory:
    return Memory()


def opened(memory: Memory, sha256: str | None = None) -> Gathering:
    return memory.uploads().open("deposit/1", "adm", name="plans.pdf", size_bytes=SIZE, sha256=sha256)


def sent(memory: Memory, numbers: tuple[int, ...] = (1, 2, 3)) -> Gathering:
    """Opened, with these parts in storage."""
    begun = opened(memory)
    for number in numbers:
        memory.put(begun.parts.upload_id, number, CONTENT[number])
    return begun


def test_the_parts_that_are_there_are_told(memory: Memory) -> None:
    begun = sent(memory, (3, 1))
    assert [part.number for part in memory.uploads().resume(begun.file.id).held] == [1, 3]


def test_each_part_is_signed_for_its_own_size_and_digest(memory: Memory) -> None:
    begun = opened(memory)
    last, first = {3: digest(b"the end").upper()}, {1: digest(b"x")}
    signed = memory.uploads().sign(begun.file.id, last | first)
    assert [part.number for part in signed] == [1, 3]
    assert signed[0].url.endswith(f"&{PART}&{digest(b'x')}")
    assert signed[1].url.endswith(f"&7&{digest(b'the end')}")


@pytest.mark.parametrize(
    ("checksums", "codes"),
    [
        ({0: WHOLE}, ["files.no_such_part"]),
        ({4: WHOLE}, ["files.no_such_part"]),
        ({1: "z" * 64}, ["files.bad_digest"]),
        ({1: "abc", 2: "", 9: WHOLE}, ["files.no_such_part", "files.bad_digest"]),
        (dict.fromkeys(range(4, 500), WHOLE), ["files.no_such_part"] * 10),
    ],
)
def test_what_is_no_part_is_not_signed(memory: Memory, checksums: dict[int, str], codes: list[str]) -> None:
    begun = opened(memory)
    with pytest.raises(InvalidError) as refused:
        memory.uploads().sign(begun.file.id, checksums)
    assert [problem.code for problem in refused.value.problems] == codes


@pytest.mark.parametrize(
    ("size_bytes", "code"), [(0, "files.empty"), (-1, "files.empty"), (200 * 2**20 + 1, "files.too_large")]
)
def test_a_size_that_no_file_may_have_is_refused(memory: Memory, size_bytes: int, code: str) -> None:
    with pytest.raises(InvalidError) as refused:
        memory.uploads().open("deposit/1", "adm", name="plans.pdf", size_bytes=size_bytes)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert memory.files == {} and memory.begun == 0


def test_all_parts_make_the_file_arrive_once(memory: Memory) -> None:
    begun = sent(memory)
    first = memory.uploads().complete(begun.file.id, WHOLE)
    again = memory.uploads().complete(begun.file.id, digest(b"something else"))
    assert first == again
    assert (first.state, first.size_bytes, first.declared.sha256) == (FileState.UPLOADED, SIZE, WHOLE)
    assert len(memory.objects) == 1


def test_a_file_is_not_complete_while_parts_are_lacking(memory: Memory) -> None:
    begun = sent(memory, (2,))
    memory.put(begun.parts.upload_id, 3, b"too long an end")
    with pytest.raises(ConflictError, match="parts_lacking") as refused:
        memory.uploads().complete(begun.file.id)
    assert refused.value.params["numbers"] == "1, 3"
    assert memory.objects == []


def test_the_digest_that_was_declared_last_counts(memory: Memory) -> None:
    begun = opened(memory, sha256=digest(b"as it was"))
    with pytest.raises(ConflictError, match="parts_lacking"):
        memory.uploads().complete(begun.file.id, WHOLE)
    assert memory.files[begun.file.id].declared.sha256 == WHOLE


def test_a_part_sent_anew_during_the_completion_is_the_one_that_is_taken(memory: Memory) -> None:
    begun = sent(memory)
    memory.before_completion = lambda: memory.put(begun.parts.upload_id, 1, b"c" * PART)
    assert memory.uploads().complete(begun.file.id).state is FileState.UPLOADED


def complete_too(memory: Memory, file_id: str) -> None:
    memory.uploads().complete(file_id)


def test_two_completions_at_once_make_one_object(memory: Memory) -> None:
    begun = sent(memory)
    memory.before_completion = lambda: complete_too(memory, begun.file.id)
    assert memory.uploads().complete(begun.file.id).state is FileState.UPLOADED
    assert len(memory.objects) == 1


def test_what_storage_no_longer_gathers_begins_anew(memory: Memory) -> None:
    begun = sent(memory, (1, 2))
    memory.end(begun.parts.upload_id)
    resumed = memory.uploads().resume(begun.file.id)
    assert (resumed.held, resumed.parts.upload_id) == ((), "upload-2")
    assert memory.uploads().resume(begun.file.id).parts.upload_id == "upload-2"


def test_a_completion_of_what_is_no_longer_gathered_says_that_everything_is_lacking(memory: Memory) -> None:
    begun = sent(memory)
    memory.end(begun.parts.upload_id)
    with pytest.raises(ConflictError, match="parts_lacking") as refused:
        memory.uploads().complete(begun.file.id)
    assert refused.value.params["numbers"] == "1, 2, 3"


def begin_too(memory: Memory, file_id: str) -> None:
    memory.uploads().resume(file_id)


def test_two_who_begin_at_once_gather_in_one_place_and_leave_no_other(memory: Memory) -> None:
    begun = opened(memory)
    memory.end(begun.parts.upload_id)
    memory.before_commit = lambda: begin_too(memory, begun.file.id)
    resumed = memory.uploads().resume(begun.file.id)
    assert set(memory.gathered) == {resumed.parts.upload_id}


def test_what_was_begun_is_kept_when_only_the_answer_was_lost(memory: Memory) -> None:
    begun = opened(memory)
    memory.end(begun.parts.upload_id)

    def ours_took_effect() -> None:
        file = memory.files[begun.file.id]
        ours = replace(begun.parts, upload_id="upload-2")
        memory.files[file.id] = replace(file.gathered_by(ours), version=file.version + 1)

    memory.before_commit = ours_took_effect
    assert memory.uploads().resume(begun.file.id).parts.upload_id == "upload-2"
    assert set(memory.gathered) == {"upload-2"}


def test_a_file_that_is_taken_back_is_gathered_no_more(memory: Memory) -> None:
    begun = sent(memory, (1,))
    memory.service().remove(begun.file.id)
    memory.service().remove(begun.file.id)
    assert memory.gathered == {}
    for act in (memory.uploads().resume, memory.uploads().complete):
        with pytest.raises(NotFoundError, match=r"files\.unknown"):
            act(begun.file.id)


def test_a_file_that_has_arrived_takes_no_more_parts(memory: Memory) -> None:
    begun = sent(memory)
    memory.uploads().complete(begun.file.id)
    for act in (memory.uploads().resume, lambda file_id: memory.uploads().sign(file_id, {1: WHOLE})):
        with pytest.raises(ConflictError, match="already_uploaded"):
            act(begun.file.id)


def test_an_arrival_that_nobody_noticed_is_noticed_by_who_goes_on(memory: Memory) -> None:
    begun = sent(memory)
    memory.uploads().complete(begun.file.id)
    memory.files[begun.file.id] = replace(
        begun.file, version=9
    )  # as if the completion had died before it was written down
    with pytest.raises(ConflictError, match="already_uploaded"):
        memory.uploads().resume(begun.file.id)
    assert memory.uploads().complete(begun.file.id).state is FileState.UPLOADED
    assert len(memory.objects) == 1


def test_a_form_and_parts_are_not_mixed(memory: Memory) -> None:
    begun = opened(memory)
    with pytest.raises(ConflictError, match="sent_otherwise"):
        memory.service().form(begun.file.id)
    by_form = memory.service().expect("deposit/1", "adm", begun.file.declared)
    with pytest.raises(ConflictError, match="sent_otherwise"):
        memory.uploads().resume(by_form.id)


def test_an_unknown_file_is_unknown(memory: Memory) -> None:
    with pytest.raises(NotFoundError, match=r"files\.unknown"):
        memory.uploads().resume("nobody")


def test_parts_below_what_storage_takes_are_no_setting() -> None:
    with pytest.raises(ValueError, match="no part below"):
        Memory().uploads(part_bytes=PART - 1)
