"""Uploads and their inspection."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters.pdf_inspection import PikepdfInspector
from chalicelib.adapters.queues import SqsReinspection
from chalicelib.adapters.s3 import S3Documents, S3Quarantine
from chalicelib.adapters.s3_parts import S3Parts
from chalicelib.files.inspection import InspectionService
from chalicelib.files.part_uploads import PartUploads
from chalicelib.files.service import FilesService


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
def files() -> FilesService:
    """Uploads as their owners see them."""
    again = SqsReinspection(bootstrap.settings().queue_inspection, bootstrap.settings().region)
    return FilesService(
        bootstrap.file_store(),
        quarantine(),
        part_storage(),
        documents(),
        again,
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def part_uploads() -> PartUploads:
    """Large files, sent in parts."""
    part_bytes = bootstrap.settings().upload_part_mb * 2**20
    return PartUploads(files(), bootstrap.file_store(), part_storage(), bootstrap.transactions(), part_bytes)


@cache
def inspection() -> InspectionService:
    """Looks at what arrived."""
    return InspectionService(
        bootstrap.file_store(),
        quarantine(),
        documents(),
        PikepdfInspector(),
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )
