"""The files' table: one item a file, and a pointer under its owner by which the owner's files are listed."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamo import ChainedModel, KeyedModel, dynamo
from chalicelib.files.model import DECIDED_WITHIN, EXPECTED_FOR, Declaration, FileState, UploadedFile
from chalicelib.files.parts import Parts
from chalicelib.files.scan import Scan
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import Work

WATCH_SHARDS = 4
SWEEP_LIMIT = 100


class ByWatch(GlobalSecondaryIndex["FileItem"]):
    """Files that something is still to be done about, by the instant when it is time; over a few partitions.

    Keys only: a file is written here when it begins to be watched, when what is awaited changes, and when it ends.
    """

    class Meta:
        index_name = "by_watch"
        projection = KeysOnlyProjection()

    watch = UnicodeAttribute(hash_key=True)
    watch_at = UnicodeAttribute(range_key=True)


class FileItem(ChainedModel):
    """``pk`` is ``file/ID``, ``sk`` is ``file``."""

    class Meta:
        table_name = ""
        region = ""

    administration_id = UnicodeAttribute()
    owner = UnicodeAttribute()
    state = UnicodeAttribute()
    opened_at = UnicodeAttribute()
    place_of = UnicodeAttribute(null=True)
    declared_name = UnicodeAttribute(null=True)
    declared_size_bytes = NumberAttribute(null=True)
    declared_sha256 = UnicodeAttribute(null=True)
    part_bytes = NumberAttribute(null=True)
    upload_id = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    size_bytes = NumberAttribute(null=True)
    key = UnicodeAttribute(null=True)
    version_id = UnicodeAttribute(null=True)
    uploaded_at = UnicodeAttribute(null=True)
    decided_at = UnicodeAttribute(null=True)
    sha256 = UnicodeAttribute(null=True)
    pages = NumberAttribute(null=True)
    reasons = JSONAttribute(null=True)
    signed = BooleanAttribute(default=False)
    inspected = BooleanAttribute(null=True)
    kind = UnicodeAttribute(null=True)
    notes = JSONAttribute(null=True)
    scan_said = UnicodeAttribute(null=True)
    cleared_away = BooleanAttribute(null=True)
    watch = UnicodeAttribute(null=True)
    watch_at = UnicodeAttribute(null=True)
    by_watch = ByWatch()


class OwnedFileItem(KeyedModel):
    """``pk`` is the owner, ``sk`` is ``file/ID``: thin, so that listing is one query and one batch read."""

    class Meta:
        table_name = ""
        region = ""

    opened_at = UnicodeAttribute()


MODELS = (FileItem, OwnedFileItem)


class DynamoFiles:
    """The port ``FileStore`` on DynamoDB."""

    def get(self, file_id: str) -> UploadedFile | None:
        """The file, or None."""
        try:
            return _to_file(FileItem.get(f"file/{file_id}", "file", consistent_read=True))
        except DoesNotExist:
            return None

    def of_owner(self, owner: str) -> list[UploadedFile]:
        """The owner's files in the order they were opened."""
        pointers = OwnedFileItem.query(owner, OwnedFileItem.sk.startswith("file/"), consistent_read=True)
        keys = [(pointer.sk, "file") for pointer in pointers]
        files = [_to_file(item) for item in FileItem.batch_get(keys, consistent_read=True)]
        return sorted(files, key=lambda file: (file.opened_at, file.id))

    def due(self, now: datetime) -> Iterator[str]:
        """The ids of files about which it is time to do something: at most 100 of each of four shards; may lag."""
        for shard in range(WATCH_SHARDS):
            waiting = FileItem.by_watch.query(str(shard), FileItem.watch_at <= to_iso(now), limit=SWEEP_LIMIT)
            yield from (item.pk.removeprefix("file/") for item in waiting)

    def add(self, work: Work, file: UploadedFile) -> None:
        """A new file under its owner."""
        dynamo(work).save(_to_item(file), condition=FileItem.pk.does_not_exist())
        dynamo(work).save(_pointer(file))

    def save(self, work: Work, file: UploadedFile) -> None:
        """The file as it now is, if nobody else changed it."""
        item = _to_item(file)
        item.version = file.version + 1
        dynamo(work).save(item, condition=FileItem.version == file.version)

    def remove(self, work: Work, file: UploadedFile) -> None:
        """As ``save``, and the owner no longer has it."""
        self.save(work, file)
        dynamo(work).delete(_pointer(file))


def _pointer(file: UploadedFile) -> OwnedFileItem:
    return OwnedFileItem(file.owner, f"file/{file.id}", opened_at=to_iso(file.opened_at))


def _watch_at(file: UploadedFile) -> datetime | None:
    """When to look after the file, if anything is still to come of it."""
    due = {
        FileState.EXPECTED: file.opened_at + EXPECTED_FOR,
        FileState.UPLOADED: (file.uploaded_at or file.opened_at) + DECIDED_WITHIN,
        FileState.STUCK: (file.uploaded_at or file.opened_at) + DECIDED_WITHIN,
    }
    if file.state is FileState.REMOVED and file.key and not file.cleared_away:
        return file.uploaded_at
    return due.get(file.state)


def _shard(file_id: str) -> str:
    return str(hashlib.sha256(file_id.encode()).digest()[0] % WATCH_SHARDS)


def _to_item(file: UploadedFile) -> FileItem:
    watch_at = _watch_at(file)
    item = FileItem(
        f"file/{file.id}",
        "file",
        version=file.version,
        administration_id=file.administration_id,
        owner=file.owner,
        state=file.state.value,
        opened_at=to_iso(file.opened_at),
        place_of=file.place_of or None,
        declared_name=file.declared.name,
        declared_size_bytes=file.declared.size_bytes,
        declared_sha256=file.declared.sha256,
        part_bytes=file.parts.part_bytes if file.parts else None,
        upload_id=(file.parts.upload_id or None) if file.parts else None,
        name=file.name,
        size_bytes=file.size_bytes,
        key=file.key,
        version_id=file.version_id,
        uploaded_at=to_iso(file.uploaded_at) if file.uploaded_at else None,
        decided_at=to_iso(file.decided_at) if file.decided_at else None,
        sha256=file.sha256,
        pages=file.pages,
        reasons=list(file.reasons) or None,
        signed=file.signed,
        inspected=file.inspected or None,
        kind=file.kind or None,
        notes=list(file.notes) or None,
        scan_said=file.scan,
        cleared_away=file.cleared_away or None,
        watch=_shard(file.id) if watch_at else None,
        watch_at=to_iso(watch_at) if watch_at else None,
    )
    item.set_chain(file.chain)
    return item


def _to_file(item: FileItem) -> UploadedFile:
    file_id = item.pk.removeprefix("file/")
    return UploadedFile(
        id=file_id,
        administration_id=item.administration_id,
        owner=item.owner,
        declared=Declaration(item.declared_name, _whole(item.declared_size_bytes), item.declared_sha256),
        opened_at=from_iso(item.opened_at),
        chain=item.chain(item.pk),
        place_of=item.place_of or "",
        parts=_parts(item),
        state=FileState(item.state),
        version=int(item.version),
        name=item.name,
        size_bytes=_whole(item.size_bytes),
        key=item.key,
        version_id=item.version_id,
        uploaded_at=from_iso(item.uploaded_at) if item.uploaded_at else None,
        decided_at=from_iso(item.decided_at) if item.decided_at else None,
        sha256=item.sha256,
        pages=_whole(item.pages),
        reasons=tuple(item.reasons or ()),
        signed=bool(item.signed),
        inspected=bool(item.inspected),
        kind=item.kind or "",
        notes=tuple(item.notes or ()),
        scan=Scan(item.scan_said) if item.scan_said else None,
        cleared_away=bool(item.cleared_away),
    )


def _parts(item: FileItem) -> Parts | None:
    size_bytes, part_bytes = _whole(item.declared_size_bytes), _whole(item.part_bytes)
    if size_bytes is None or part_bytes is None:
        return None
    return Parts(size_bytes, part_bytes, item.upload_id or "")


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
