"""Takes a sealed document from level to level, and renews the last before it ends.

Every step may run again after a crash: what it makes goes to a place that is the same on every try, where the first
file wins; then one transaction makes the level, what is recognised and the log record true together. A level is only
ever what the stored file was found to be.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.log import SYSTEM, Act, Log
from chalicelib.kernel.work import StaleError, Transactions, decide_again
from chalicelib.lasting.algorithms import Algorithms
from chalicelib.lasting.model import Lasting, Level, Sealed, Seen, State, Version
from chalicelib.lasting.ports import Archivist, Documents, Files, Recognition, RevokedError, TooEarlyError


@dataclass(frozen=True)
class Prolonging:
    """Follows documents. ``horizon`` is how long before its end a timestamp is renewed."""

    documents: Documents
    files: Files
    archivist: Archivist
    recognition: Recognition
    algorithms: Algorithms
    horizon: timedelta
    log: Log
    transactions: Transactions
    clock: Clock

    def follow(self, sealed: Sealed) -> None:
        """From now on; harmless when it is followed already."""
        if self.documents.get(sealed.id) is not None:
            return
        try:
            with self.transactions() as work:
                self.documents.save(work, Lasting.begin(sealed, self.clock.now()))
        except StaleError:
            return  # another delivery of the same event was first

    def go_on(self, document_id: str) -> None:
        """Takes every step there is: whoever calls for it saw that it is time, and has put its next call off since.
        What cannot be had now is written down with when to try again."""
        while decide_again(lambda: self._step(document_id)):
            pass

    def _step(self, document_id: str) -> bool:
        """One step; whether it led further."""
        found, now = self.documents.get(document_id), self.clock.now()
        if found is None or not found.has_a_step:
            return False
        try:
            return self._further(found, now)
        except RevokedError as error:
            self._revoked(found, error.at, now)
        except TooEarlyError as error:
            self._save(found.waiting_for("lasting.too_early", error.until))
        except UnavailableError as error:
            self._save(found.postponed(error.code, now))
        return False

    def _further(self, found: Lasting, now: datetime) -> bool:
        pdf = self.files.pdf(found.key)
        if found.level is Level.NONE:
            return self._first_look(found, pdf, now)
        if found.level is Level.B_T:
            self._keep(found, self.archivist.with_proofs(pdf, now), Level.B_LT, now)
        elif found.level is Level.B_LT:
            self._keep(found, self._stamped(pdf, now), Level.B_LTA, now)
        else:
            self._keep(found, self._stamped(self.archivist.with_proofs(pdf, now), now), Level.B_LTA, now)
        return True

    def _first_look(self, found: Lasting, pdf: bytes, now: datetime) -> bool:
        level = self.archivist.seen(pdf, now).level
        if level is Level.NONE:
            raise UnavailableError("lasting.does_not_hold")  # under today's roots, or by a clock that jumped
        if not level.is_dated:
            self._tell(found.left(level, now))
            return False
        self._tell(found.found_at(level))
        return True

    def _stamped(self, pdf: bytes, now: datetime) -> bytes:
        return self.archivist.with_timestamp(pdf, self.algorithms.digest(now + self.horizon))

    def _keep(self, found: Lasting, made: bytes, wanted: Level, now: datetime) -> None:
        seen, key = self._accepted(found, made, wanted, now), found.next_key()
        stored = self.files.put_version(key, found.sealed.key, made, now)
        if stored != made:  # another try stored its own before it crashed: what is said is said of that one
            seen = self._accepted(found, stored, wanted, now)
        place = len(found.versions) + 1
        after = found.reached(seen, Version(f"lasting.{place}", key, sha256(stored), now), now)
        self._tell(after, _prolonged(after, now))

    def _accepted(self, found: Lasting, pdf: bytes, wanted: Level, now: datetime) -> Seen:
        """What the file is, if it is what was wanted and, of a renewal, better than what there is."""
        seen = self.archivist.seen(pdf, now)
        if seen.level is not wanted:
            raise UnavailableError("lasting.level_not_reached")
        if found.level is Level.B_LTA and not self._is_better(seen, found):
            raise UnavailableError("lasting.no_better_timestamp")
        return seen

    def _is_better(self, seen: Seen, found: Lasting) -> bool:
        """Whether it lasts longer, or what it is made of does."""
        if seen.until is None or found.ends_at is None:
            return False
        end, old_end = self.algorithms.end_of(seen.suite), self.algorithms.end_of(found.suite)
        outlasts = old_end is not None and (end is None or end > old_end)
        return outlasts or seen.until > found.ends_at

    def _revoked(self, found: Lasting, at: datetime, now: datetime) -> None:
        after = found.stopped(at, now)
        detail = {**_named(after), "revoked_at": to_iso(at)}
        self._tell(after, Act("SealFoundRevoked", now, SYSTEM, after.sealed.administration_id, detail))

    def _tell(self, document: Lasting, act: Act | None = None) -> None:
        with self.transactions() as work:
            after = document
            if act is not None:
                record, chain = document.chain.append(act)
                after = document.with_chain(chain)
                self.log.append(work, record)
            self.documents.save(work, after)
            self.recognition.tell(work, after)

    def _save(self, document: Lasting) -> None:
        with self.transactions() as work:
            self.documents.save(work, document)


def _named(document: Lasting) -> dict[str, str]:
    sealed = document.sealed
    of_mail = {"mail_id": sealed.mail_id} if sealed.mail_id else {}
    return {"verification_id": sealed.id, **of_mail, "level": document.level.value}


def _prolonged(document: Lasting, now: datetime) -> Act:
    last = document.versions[-1]
    until = {"until": to_iso(document.due_at)} if document.state is State.LASTING else {}
    detail = {**_named(document), "key": last.key, "sha256": last.sha256, **until}
    return Act("SealProlonged", now, SYSTEM, document.sealed.administration_id, detail)
