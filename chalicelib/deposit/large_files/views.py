"""Large files as the API shows and takes them."""

from pydantic import BaseModel, Field

from chalicelib.deposit.large_files.ports import PartForm, PartsFacts
from chalicelib.web.bodies import Strict

MOST_PARTS_AT_ONCE = 100
_DIGEST = "9f86d0818842" + "0" * 52


class NewLargeFile(Strict):
    """A file announced before it is sent in parts. ``sha256`` is of the whole, in hexadecimal, if it is known yet."""

    name: str = Field(min_length=1, max_length=1000, examples=["plans.pdf"])
    size_bytes: int = Field(ge=0, description="At least 1, at most 200 MB", examples=[48_213_000])
    sha256: str | None = Field(None, min_length=64, max_length=64, examples=[_DIGEST])


class PartGiven(Strict):
    """A part about to be sent, with its SHA-256 in hexadecimal; S3 refuses other bytes."""

    number: int = Field(ge=1, description="From 1", examples=[1])
    sha256: str = Field(min_length=64, max_length=64, examples=[_DIGEST])


class PartsGiven(Strict):
    """Parts about to be sent. Of a number that comes twice, the last counts."""

    parts: list[PartGiven] = Field(min_length=1, max_length=MOST_PARTS_AT_ONCE)

    def checksums(self) -> dict[int, str]:
        """The digests by number."""
        return {part.number: part.sha256 for part in self.parts}


class CompletionGiven(Strict):
    """SHA-256 of the whole file, in hexadecimal: it takes the place of one given before; inspection compares."""

    sha256: str | None = Field(None, min_length=64, max_length=64, examples=[_DIGEST])


class PartView(BaseModel):
    """A part that storage holds."""

    number: int
    size_bytes: int
    sha256: str


class PartsView(BaseModel):
    """Cut the file into parts of ``part_bytes``, the last one smaller; send those that are not ``held`` yet."""

    file_id: str
    size_bytes: int
    part_bytes: int
    part_count: int
    held: list[PartView]

    @classmethod
    def of(cls, parts: PartsFacts) -> "PartsView":
        """The view of a file's parts."""
        return cls.model_validate(parts, from_attributes=True)


class PartFormView(BaseModel):
    """PUT exactly the part's bytes to ``url`` with ``headers``; again with a fresh one once it expired (403)."""

    number: int
    url: str
    headers: dict[str, str]
    expires_in_seconds: int


class PartFormsView(BaseModel):
    """The requests, by number."""

    items: list[PartFormView]

    @classmethod
    def of(cls, forms: list[PartForm]) -> "PartFormsView":
        """The view of signed parts."""
        return cls(items=[PartFormView.model_validate(form, from_attributes=True) for form in forms])
