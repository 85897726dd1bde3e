"""When algorithms end: what a deployment's policy says (``sha256=2035-01-01 rsa2048=2028-12-31``), and what follows.

The dates are the policy's, never ours: an authority publishes them (ETSI TS 119 312 is one such list), the operator
sets them.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import product

DIGESTS = ("sha256", "sha384", "sha512")
KEYS = ("rsa2048", "rsa3072", "rsa4096", "ec256", "ec384", "ec521")
SUITES = tuple(f"{digest}-{key}" for digest, key in product(DIGESTS, KEYS))
"""What a document timestamp may be made of: the digest that it dates, the key of its authority."""


@dataclass(frozen=True)
class Algorithms:
    """The policy: the first instant at which each may not be relied on any more; those not named have no end."""

    ends: dict[str, datetime]

    @classmethod
    def parse(cls, text: str) -> "Algorithms":
        """Names and civil days, parted by spaces; ``ValueError`` for a name that is unknown."""
        ends: dict[str, datetime] = {}
        for part in text.split():
            name, _, day = part.partition("=")
            if name not in (*DIGESTS, *KEYS):
                raise ValueError(f"{name!r} is none of {', '.join((*DIGESTS, *KEYS))}")
            ends[name] = datetime.combine(date.fromisoformat(day), time(), UTC)
        return cls(ends)

    def end_of(self, suite: str) -> datetime | None:
        """When the first part of a suite ends."""
        return min((self.ends[part] for part in suite.split("-") if part in self.ends), default=None)

    def lasts(self, suite: str, until: datetime) -> bool:
        """Whether all of it may still be relied on then."""
        end = self.end_of(suite)
        return end is None or end > until

    def digest(self, until: datetime) -> str:
        """The first digest that lasts until then; the strongest where none does."""
        return next((digest for digest in DIGESTS if self.lasts(digest, until)), DIGESTS[-1])


def suite_of(digest: str, kind: str, bits: int) -> str:
    """The suite of a digest and a key: ``rsa`` or ``ec`` and its bits, taken for the next weaker that is known."""
    known = [int(key.removeprefix(kind)) for key in KEYS if key.startswith(kind)]
    return f"{digest}-{kind}{max((it for it in known if it <= bits), default=min(known))}"
