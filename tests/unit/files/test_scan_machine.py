"""Nothing unscanned, hostile or infected is ever readable: arrivals, the scan's words, crashes, readers in any order.

A step may deliver any event that was ever made, again and again; while one is handled, another may come between any two
calls of it, or the process may die before or after any of them.
"""

import os
from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.files.model import Arrival, FileState, UploadedFile
from chalicelib.files.scan import Scan
from chalicelib.kernel.work import StaleError
from tests.unit.files.files_world import HOSTILE, CrashError, Plan, World

CLEAN = b"%PDF a letter"
POINTS = st.integers(1, 12)
HOSTILE_SOMETIMES = st.sampled_from([False, False, False, True])
WORDS = st.sampled_from([*Scan, Scan.NO_THREATS_FOUND, Scan.NO_THREATS_FOUND, Scan.THREATS_FOUND])


@dataclass(frozen=True)
class Event:
    """A message that was put on the queue; it may be delivered any number of times."""

    arrival: Arrival
    said: Scan | None = None
    pursued: bool = False


@dataclass
class Known:
    """What the test itself knows of a version, beside the product."""

    hostile: bool
    handled: set[Scan] = field(default_factory=set)


class ScanMachine(RuleBasedStateMachine):
    """A few files, and everything that may happen to them."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.events: list[Event] = []
        self.versions: dict[tuple[str, str], Known] = {}
        self.links: set[str] = set()

    @initialize()
    def begin(self) -> None:
        """A sound file has come."""
        self._upload(self.world.expected_file(), hostile=False)

    @rule(hostile=HOSTILE_SOMETIMES, at_once=st.booleans())
    def upload(self, hostile: bool, at_once: bool) -> None:
        """Another file with its first version."""
        if len(self.world.store.files) < 6:
            self._upload(self.world.expected_file(), hostile)
            self._handle(self.events[-1], at_once)

    @rule(data=st.data(), hostile=st.booleans())
    def upload_again(self, data: st.DataObject, hostile: bool) -> None:
        """A later version of a file, which never counts."""
        if len(self.versions) < 10:
            self._upload(self.world.store.files[self._any(data).arrival.key.split("/")[2]], hostile)

    @rule(data=st.data(), said=WORDS, at_once=st.booleans())
    def scan(self, data: st.DataObject, said: Scan, at_once: bool) -> None:
        """The scan says something of a version: tagged at once, told by an event that may come any time."""
        arrival = self._any(data).arrival
        self.world.malware.tags[arrival.key, arrival.version_id] = said
        self.events.append(Event(arrival, said))
        self._handle(self.events[-1], at_once)

    @rule(data=st.data())
    def deliver(self, data: st.DataObject) -> None:
        """Any event, for the first time or again."""
        self._handle(self._any(data))

    @rule(data=st.data(), at=POINTS, trouble=st.sampled_from(["crash before", "crash after", "between", "removal"]))
    def deliver_in_trouble(self, data: st.DataObject, at: int, trouble: str) -> None:
        """While it is handled the process dies, another event is handled whole, or the sender takes the file back."""
        event, other = self._any(data), self._any(data)
        if trouble == "between":
            self.world.plans.append(Plan(at, "between", lambda: self._handle(other)))
        elif trouble == "removal":
            file_id = other.arrival.key.split("/")[2]
            self.world.plans.append(Plan(at, "between", lambda: self.world.files.remove(file_id)))
        else:
            self.world.plans.append(Plan(at, trouble))
        self._handle(event)

    @rule()
    def sweep(self) -> None:
        """The minute has come: what waits is asked after."""
        self.world.sweeping.sweep()
        arrivals = {(it.arrival.key, it.arrival.version_id): it.arrival for it in self.events}
        self.events += [Event(arrivals[it], pursued=True) for it in self.world.reinspection.asked if it in arrivals]
        self.world.reinspection.asked.clear()

    @invariant()
    def only_what_was_found_clean_is_readable(self) -> None:
        """By any link that could ever be got: somebody takes one whenever there is one, and keeps it."""
        clean = (it.id for it in self.world.store.files.values() if it.state is FileState.CLEAN)
        self.links |= {self.world.files.read_url(file_id) for file_id in clean}
        for link in self.links:
            if link in self.world.documents.copies:
                known = self.versions[self.world.documents.copies[link]]
                assert not known.hostile
                assert Scan.NO_THREATS_FOUND in known.handled
                assert Scan.THREATS_FOUND not in known.handled

    @invariant()
    def each_is_decided_once_and_taken_back_at_most_once(self) -> None:
        """The log tells one story of each file."""
        for file_id in self.world.store.files:
            events = self.world.log.events(file_id)
            assert events in ([], ["FileCleared"], ["FileRefused"], ["FileCleared", "FileWithdrawn"])

    def teardown(self) -> None:
        """Once every message has come to its end, whatever its order was, everything is where it belongs."""
        self.world.plans.clear()
        for _ in range(2):
            for event in list(self.events):
                self._handle(event)
            self.sweep()
        for event in self.events:
            self._handle(event)
        for file in self.world.store.files.values():
            self._ends_well(file.id)

    def _ends_well(self, file_id: str) -> None:
        file = self.world.store.files[file_id]
        kept = self.world.documents.copies.get(file.document_key)
        assert (kept is not None) == (file.state is FileState.CLEAN)
        if file.state is FileState.CLEAN:
            assert kept == (file.key, file.version_id)
        if file.state in (FileState.UPLOADED, FileState.STUCK):
            known = self.versions[str(file.key), str(file.version_id)]
            assert not known.hostile and not any(it.is_finding for it in known.handled)

    def _any(self, data: st.DataObject) -> Event:
        """Any event there ever was, one of the last ones more often."""
        return data.draw(st.one_of(st.sampled_from(self.events[-4:]), st.sampled_from(self.events)))

    def _upload(self, file: UploadedFile, hostile: bool) -> None:
        arrival = self.world.upload(file, HOSTILE if hostile else CLEAN)
        self.versions[arrival.key, arrival.version_id] = Known(hostile)
        self.events.append(Event(arrival))

    def _handle(self, event: Event, at_once: bool = True) -> None:
        """As the queue does: a message whose handling failed is not gone, but nothing says when it comes again."""
        if not at_once:
            return
        key, version = event.arrival.key, event.arrival.version_id
        try:
            if event.said is None:
                self._note(key, version, self.world.malware.tags.get((key, version)) if event.pursued else None)
                self.world.inspection.on_arrival(key, version, event.pursued)
            else:
                self._note(key, version, event.said)
                self.world.inspection.on_scan(key, version, event.said)
                self.versions[key, version].handled.add(event.said)
        except (CrashError, StaleError):
            pass
        finally:
            self.world.plans.clear()

    def _note(self, key: str, version: str, said: Scan | None) -> None:
        """From here on it may count as heard; a threat does only once its handling came to an end."""
        if said is not None and said is not Scan.THREATS_FOUND:
            self.versions[key, version].handled.add(said)


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who lost a race would pause before the next try."""
    monkeypatch.setattr("time.sleep", lambda _: None)


_SOAK = os.environ.get("WASL_SOAK") == "1"
TestScans = ScanMachine.TestCase
TestScans.settings = settings(
    max_examples=3000 if _SOAK else 200, stateful_step_count=40, deadline=None, derandomize=not _SOAK
)
