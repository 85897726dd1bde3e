"""Bundles in storage: written in parts, there whole or not at all, fetched by a link under their own name."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.adapters.storage.bundle_shelf import ZIP, BundleShelf
from chalicelib.adapters.storage.s3 import SavingLinks
from chalicelib.kernel.ids import new_id
from infra.local.cloud import LocalCloud

MEGABYTE = 1024 * 1024


@pytest.fixture
def shelf(cloud: LocalCloud) -> BundleShelf:
    return BundleShelf(bootstrap.settings().bucket_scratch, bootstrap.settings().region, 5 * MEGABYTE)


def test_what_came_in_pieces_is_fetched_as_one(shelf: BundleShelf) -> None:
    key, pieces = f"bundles/{new_id()}.zip", [bytes([n]) * MEGABYTE for n in range(12)]
    assert shelf.put(key, pieces) == 12 * MEGABYTE
    given = bootstrap.settings()
    links = SavingLinks(given.region, given.bucket_scratch, ZIP, timedelta(minutes=1))
    answer = requests.get(links.read_url(key, "إثبات.zip"), timeout=20)
    assert answer.content == b"".join(pieces)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == ZIP


def test_what_stops_in_between_leaves_nothing(shelf: BundleShelf, cloud: LocalCloud) -> None:
    key = f"bundles/{new_id()}.zip"
    with pytest.raises(RuntimeError):
        shelf.put(key, _stopping())
    s3, bucket = cloud.client("s3"), bootstrap.settings().bucket_scratch
    assert s3.list_objects_v2(Bucket=bucket, Prefix=key)["KeyCount"] == 0
    uploads = s3.list_multipart_uploads(Bucket=bucket).get("Uploads", [])
    assert [one for one in uploads if one["Key"] == key] == []


def _stopping() -> Iterator[bytes]:
    yield bytes(6 * MEGABYTE)
    raise RuntimeError("the function's time is over")
