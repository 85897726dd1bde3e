"""Alterations of what proves itself, drawn by chance from a seed: of bytes, of members, of records and their fields."""

import copy
import hashlib
import json
import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import cbor2

from tests.proven import base64url, canonical, lines, packed

Named = list[tuple[str, bytes]]
"""Names and bytes of an archive's members, in order."""


def bytes_altered(data: bytes, chance: random.Random) -> bytes:
    """One byte or a few: another value, gone, there too many, exchanged with another; or the end cut off."""
    at = chance.randrange(len(data))
    match chance.randrange(6):
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at] + bytes([chance.choice([it for it in range(256) if it != data[at]])]) + data[at + 1 :]
        case 2:
            return data[:at] + data[at + 1 :]
        case 3:
            return data[:at] + chance.randbytes(1 + chance.randrange(4)) + data[at:]
        case 4:
            return data[:at]
    other = chance.randrange(len(data))
    swapped = bytearray(data)
    swapped[at], swapped[other] = data[other], data[at]
    return bytes(swapped)


def value_altered(value: Any, chance: random.Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool) or value is None:
        return "true"
    if isinstance(value, int):
        return value + chance.choice([-1, 1, 1000])
    if isinstance(value, bytes):
        return bytes_altered(value, chance) if value else b"\0"
    if isinstance(value, str):
        at = chance.randrange(len(value) + 1)
        return value[:at] + chance.choice("0aZ-ب") + value[at + chance.randrange(2) :]
    if isinstance(value, list):
        return [*value, value[0]] if value and chance.randrange(2) else value[:-1] if value else [0]
    return {**value, "more": 1}


def field_altered(whole: Any, chance: random.Random) -> Any:
    """The same with one field of any depth changed, gone, or there too many."""
    changed = copy.deepcopy(whole)
    holder, key = chance.choice(list(_fields(changed)))
    if isinstance(holder, dict) and chance.randrange(5) == 0:
        del holder[key]
    else:
        holder[key] = value_altered(holder[key], chance)
    return changed


def _fields(value: Any) -> Iterator[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield value, key
        yield from _fields(one)


def token_altered(token: bytes, chance: random.Random) -> str:
    """A token whose bytes, claims or header are altered, as text."""
    if chance.randrange(2):
        return base64url(bytes_altered(token, chance))
    message = list(cbor2.loads(token).value)
    part = chance.choice([0, 2])
    message[part] = cbor2.dumps(field_altered(cbor2.loads(message[part]), chance), canonical=True)
    return base64url(cbor2.dumps(cbor2.CBORTag(18, message), canonical=True))


def unpacked(data: bytes) -> Named:
    """The members, by another reader than the one that is tested."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(one.filename, archive.read(one)) for one in archive.infolist()]


def archive_altered(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """What was done, and the archive: its bytes, a member's bytes, its members' names, number and order."""
    members = unpacked(data)
    at, other = chance.sample(range(len(members)), 2)
    name, content = members[at]
    match chance.randrange(8):
        case 0 | 1:
            return "bytes", bytes_altered(data, chance)
        case 2 | 3:
            members[at] = name, bytes_altered(content, chance)
        case 4:
            members.insert(other, (chance.choice([name, "files/09-extra.pdf", "../evil", "/evil", "a\\b"]), content))
        case 5:
            members[at] = value_altered(name, chance), content
        case 6:
            members[at], members[other] = members[other], members[at]
        case 7:
            members[at] = name, members[other][1]
    return "members", packed(members)


def listing_altered(members: Named, chance: random.Random) -> Named:
    """A member's bytes altered, and the manifest made to say so: its signature is all that is left."""
    at = chance.randrange(2, len(members))
    name, content = members[at]
    members[at] = name, bytes_altered(content, chance)
    manifest = json.loads(members[0][1])
    for listed in manifest["members"]:
        if listed["path"] == name:
            listed["sha256"] = hashlib.sha256(members[at][1]).hexdigest()
            listed["size_bytes"] = len(members[at][1])
    return [("manifest.json", canonical(manifest)), *members[1:]]


def listed_otherwise(members: Named, chance: random.Random) -> Named:
    """A member too many, twice, under another name, gone or elsewhere, and the manifest made to say so."""
    manifest = json.loads(members[0][1])
    pairs = list(zip(manifest["members"], members[2:], strict=True))
    at, other = chance.sample(range(len(pairs)), 2)
    listed, (name, content) = pairs[at]
    match chance.randrange(5):
        case 0:
            pairs.insert(other, ({**listed, "path": "files/09-extra.pdf"}, ("files/09-extra.pdf", content)))
        case 1:
            pairs.insert(other, pairs[at])
        case 2:
            renamed = value_altered(name, chance)
            pairs[at] = {**listed, "path": renamed}, (renamed, content)
        case 3:
            del pairs[at]
        case 4:
            pairs[at], pairs[other] = pairs[other], pairs[at]
    manifest["members"] = [one for one, _ in pairs]
    return [("manifest.json", canonical(manifest)), members[1], *(member for _, member in pairs)]


def records_altered(records: list[dict[str, Any]], chance: random.Random) -> tuple[int, bytes]:
    """The line, from 1, of the first record that is not as it was; and all lines."""
    at = chance.randrange(len(records))
    kind = chance.choice(["field", "hashed", "removed", "reordered", "inserted", "truncated"])
    changed = copy.deepcopy(records)
    if kind in ("field", "hashed") and "body" not in changed[at]:  # it is there by its hash alone
        changed[at] = field_altered(changed[at], chance)
    elif kind in ("field", "hashed"):
        changed[at]["body"] = field_altered(changed[at]["body"], chance)
        if kind == "hashed":
            changed[at]["hash"] = hashlib.sha256(canonical(changed[at]["body"])).hexdigest()
    elif kind == "removed":
        del changed[at]
    elif kind == "reordered":
        at, other = sorted(chance.sample(range(len(changed)), 2))
        changed[at], changed[other] = changed[other], changed[at]
    elif kind == "inserted":
        changed.insert(at, changed[chance.randrange(len(changed))])
        at = next(n for n, one in enumerate([*changed, None]) if n >= len(records) or one != records[n])
    else:
        changed = changed[:at]
    return at + 1, lines(changed)
