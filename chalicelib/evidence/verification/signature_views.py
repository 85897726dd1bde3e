"""What is said of each signature of a checked file: facts for programs, and a sentence for each of them."""

from collections.abc import Iterator
from datetime import datetime

from chalicelib.evidence.statements import Statement, Tone, View, say
from chalicelib.evidence.verification.signatures import Addition, Kind, Level, SignatureReport, Standing
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import instant_words

_TONES: dict[Standing, Tone] = {Standing.KNOWN: "holds", Standing.REVOKED: "fails"}


class AdditionView(View):
    """What came after a signature, and whether it allows that; ``name`` is a field's, or empty."""

    kind: Kind
    allowed: bool
    name: str


class SignatureView(View):
    """A signature or document timestamp. ``signer`` and ``issuer`` are what its certificate says, and no more;
    ``timestamped_at`` is an instant that a trusted authority proves."""

    field: str
    is_timestamp: bool
    signer: str
    issuer: str
    certificate_sha256: str
    standing: Standing
    claimed_at: datetime | None
    timestamped_at: datetime | None
    level: Level | None
    certifies: int | None
    intact: bool
    covers_whole_file: bool
    additions: list[AdditionView]
    statements: list[Statement]

    @classmethod
    def of(cls, signature: SignatureReport, language: Language) -> "SignatureView":
        """The view of one."""
        return cls(
            field=signature.field,
            is_timestamp=signature.is_timestamp,
            signer=signature.signer,
            issuer=signature.issuer,
            certificate_sha256=signature.certificate_sha256,
            standing=signature.standing,
            claimed_at=_instant(signature.claimed_at),
            timestamped_at=_instant(signature.timestamped_at),
            level=None if signature.is_timestamp else signature.level,
            certifies=signature.certifies,
            intact=signature.intact,
            covers_whole_file=signature.covers_whole_file,
            additions=[AdditionView(kind=it.kind, allowed=it.allowed, name=it.name) for it in signature.additions],
            statements=list(_statements(signature, language)),
        )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else from_iso(text)


def _statements(signature: SignatureReport, language: Language) -> Iterator[Statement]:
    if not signature.intact:  # what it says of who and when is not to be relied upon
        yield say("signature-altered", "fails", language)
        return
    by = "signature-stamp-by" if signature.is_timestamp else "signature-by"
    yield say(by, "note", language, signer=signature.signer, issuer=signature.issuer)
    tone = _TONES.get(signature.standing, "note")
    yield say(f"signature-standing-{signature.standing}", tone, language)
    yield from _times(signature, language)
    if not signature.is_timestamp:
        yield say(f"signature-level-{signature.level}", "note", language)
    if signature.certifies is not None:
        yield say(f"signature-certifies-{signature.certifies}", "note", language)
    yield say("signature-intact", "holds", language)
    covers = "signature-covers-all" if signature.covers_whole_file else "signature-covers-part"
    yield say(covers, "holds" if signature.covers_whole_file else "note", language)
    for addition in signature.additions:
        yield _added(addition, language)


def _times(signature: SignatureReport, language: Language) -> Iterator[Statement]:
    claimed, proved = _instant(signature.claimed_at), _instant(signature.timestamped_at)
    if claimed is not None and not signature.is_timestamp:
        yield say("signature-claimed", "note", language, at=instant_words(claimed, language))
    elif not signature.is_timestamp:
        yield say("signature-undated", "note", language)
    if proved is not None:
        yield say("signature-timestamped", "holds", language, at=instant_words(proved, language))
    elif signature.dated_by is not None or signature.is_timestamp:
        yield say("signature-timestamp-unknown", "note", language)
    else:
        yield say("signature-not-timestamped", "note", language)


def _added(addition: Addition, language: Language) -> Statement:
    said = "allowed" if addition.allowed else "refused"
    code = f"signature-{said}-{addition.kind}"
    return say(code, "note" if addition.allowed else "fails", language, name=addition.name)
