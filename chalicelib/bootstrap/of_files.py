"""Uploads and their inspection."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters.inspecting.guardduty import GuardDutyScan
from chalicelib.adapters.inspecting.inspector import BoundedInspector
from chalicelib.adapters.messaging.queues import SqsReinspection
from chalicelib.adapters.storage.s3 import S3Documents, S3Quarantine
from chalicelib.adapters.storage.s3_parts import S3Parts
from chalicelib.files.deciding import Deciding
from chalicelib.files.inspection import InspectionService
from chalicelib.files.part_uploads import PartUploads
from chalicelib.files.service import FilesService
from chalicelib.files.sweeping import FileSweep


@cache
def quarantine() -> S3Quarantine:
    """Where senders put bytes."""
    return S3Quarantine(bootstrap.settings().bucket_quarantine, bootstrap.settings().region)


@cache
def part_storage() -> S3Parts:
    """Where parts of large files are gathered."""
    return S3Parts(bootstrap.settings().bucket_quarantine, bootstrap.settings().region)


@cache
def documents() -> S3Documents:
    """Where clean files stand."""
    return S3Documents(
        bootstrap.settings().bucket_documents, bootstrap.settings().bucket_quarantine, bootstrap.settings().region
    )


@cache
def reinspection() -> SqsReinspection:
    """Asks for another look at a file."""
    return SqsReinspection(bootstrap.settings().queue_inspection, bootstrap.settings().region)


@cache
def files() -> FilesService:
    """Uploads as their owners see them."""
    return FilesService(
        bootstrap.file_store(),
        quarantine(),
        part_storage(),
        documents(),
        reinspection(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def part_uploads() -> PartUploads:
    """Large files, sent in parts."""
    part_bytes = bootstrap.settings().upload_part_mb * 2**20
    return PartUploads(files(), bootstrap.file_store(), part_storage(), bootstrap.transactions(), part_bytes)


@cache
def file_sweep() -> FileSweep:
    """Looks after files that wait."""
    return FileSweep(bootstrap.file_store(), files(), reinspection(), bootstrap.clock())


@cache
def inspection() -> InspectionService:
    """Looks at what arrived."""
    settings, store = bootstrap.settings(), bootstrap.file_store()
    deciding = Deciding(
        store, documents(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock(), settings.scans_uploads
    )
    malware = GuardDutyScan(settings.bucket_quarantine, settings.region)
    return InspectionService(store, quarantine(), BoundedInspector(), malware, deciding, bootstrap.transactions())
