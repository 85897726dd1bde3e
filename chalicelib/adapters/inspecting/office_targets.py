"""Where the links of office files lead."""

from urllib.parse import urlsplit


def scheme_of(target: str) -> str:
    """The link's scheme in small letters; empty where it has none. A drive's letter is none."""
    scheme, colon, _ = target.strip().partition(":")
    return scheme.lower() if colon and len(scheme) > 1 and "/" not in scheme else ""


def lies_elsewhere(target: str) -> bool:
    """Whether it lies on another machine. What lies on a disk of its author's is not there for anybody else."""
    try:
        host = urlsplit(target.strip().replace("\\", "/")).netloc
    except ValueError:
        return True
    return bool(host) or scheme_of(target) not in ("", "file")
