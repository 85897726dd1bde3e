"""Signed tree heads in the evidence bucket, under its lock: the first of a size is the only one.

``tree/heads/SIZE.json`` is the head as it was signed. Where no timestamp was to be had then, ``SIZE-timestamped.json``
holds the same head with the one that it was given later.
"""

import base64
import json
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.adapters.keys.jws import read_compact
from chalicelib.kernel.clock import from_iso
from chalicelib.transparency.model import Head, SignedHead

PREFIX = "tree/heads/"
_LATER = "-timestamped"


class HeadBucket:
    """The port ``HeadFiles``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket, self._region = bucket, region

    def put_once(self, head: SignedHead) -> SignedHead:
        """Stores it, or gives the one that was stored first, with the timestamp that one of the same head bears."""
        kept = self._put_once(_key(head.size), head)
        if kept.timestamp is None and kept.jws == head.jws and head.timestamp is not None:
            return self._put_once(_key(head.size, _LATER), head)
        return kept

    def after(self, size: int) -> list[SignedHead]:
        """The stored heads of larger size, the smallest first."""
        pages = (
            self._s3()
            .get_paginator("list_objects_v2")
            .paginate(Bucket=self._bucket, Prefix=PREFIX, StartAfter=_key(size, "~"))
        )
        keys = [it["Key"] for page in pages for it in page.get("Contents", ())]
        heads = {(head := self._read(key)).size: head for key in sorted(keys, key=_later_last)}
        return [heads[it] for it in sorted(heads)]

    def _put_once(self, key: str, head: SignedHead) -> SignedHead:
        try:
            self._s3().put_object(
                Bucket=self._bucket,
                Key=key,
                Body=head.stored(),
                ContentType="application/json",
                IfNoneMatch="*",
                ChecksumAlgorithm="SHA256",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "PreconditionFailed":
                raise
            return self._read(key)
        return head

    def _read(self, key: str) -> SignedHead:
        stored = json.loads(self._s3().get_object(Bucket=self._bucket, Key=key)["Body"].read())
        claims = read_compact(stored["head"]).claims
        head = Head(claims["size"], bytes.fromhex(claims["root"]), from_iso(claims["at"]))
        token = base64.b64decode(stored["timestamp"]) if stored["timestamp"] else None
        return SignedHead(head, stored["head"], token)

    def _s3(self) -> Any:
        return client("s3", self._region)


def _key(size: int, more: str = "") -> str:
    return f"{PREFIX}{size:012d}{more}.json"


def _later_last(key: str) -> bool:
    return _LATER in key
