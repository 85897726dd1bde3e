"""The job that comes every minute: the deployed function looks at clocks, with its rights and no more."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from infra.local.cloud import LocalCloud
from infra.local.dynamodb.capacity import units
from tests.exchanges import Exchange
from tests.journeys import Journey


def _midnight(day: str, later: int = 0) -> datetime:
    found = date.fromisoformat(day) + timedelta(days=later)
    return datetime(found.year, found.month, found.day, 1, tzinfo=UTC)


def _run(cloud: LocalCloud, at: datetime, times: int = 1) -> None:
    with time_machine.travel(at):
        for _ in range(times):
            cloud.fire("SweeperSchedule")
            cloud.drain(60)


@pytest.mark.early
def test_desk_head_and_depositor_are_told_in_their_time(cloud: LocalCloud, journey: Journey) -> None:
    journey.email = f"{new_id().lower()}@citizen.example"  # the clock moves for other letters too
    letter = Exchange.begin(journey, model="access-to-information")
    letter.act("completion", reason="Incomplet", pieces=["Plan"], days=5)
    until_on, due_on = letter.mail["completion"]["until_on"], letter.mail["due_on"]
    mails = len(cloud.mails())
    _run(cloud, _midnight(until_on))
    _run(cloud, _midnight(until_on, 1))
    tracked = letter.tracked()
    assert tracked["stopped_on"] is None and tracked["due_on"] > due_on
    assert next(step["note"] for step in tracked["steps"] if step["name"] == "asked").startswith("Sans réponse")
    _run(cloud, _midnight(tracked["due_on"], 20), times=3)
    assert letter.events()[-4:] == ["CompletionNeared", "CompletionLapsed", "DeadlinePassed", "DeadlineEscalated"]
    told = [(mail["To"], str(mail["Subject"]).partition("—")[0].strip()) for mail in cloud.mails()[mails:]]
    people = {name: agent.email for name, agent in journey.seeded.agents.items()}
    ours = [it for it in told if it[0] in people.values() or it[0] == journey.email]
    assert sorted(ours) == sorted(
        [
            (journey.email, "تذكير: وثائق ناقصة في مراسلتكم"),
            (journey.email, "انقضاء أجل استكمال مراسلتكم"),
            (people["handler"], "انقضاء أجل الاستكمال"),
            (people["handler"], "أجل جواب منقضٍ"),
            (people["head"], "تأخر في الجواب"),
        ]
    )


def test_a_run_reads_what_is_due_and_nothing_of_what_is_stored(cloud: LocalCloud, journey: Journey) -> None:
    Exchange.begin(journey, model="complaint")
    bootstrap.deadlines().sweep()
    with units.tally() as tally:
        assert bootstrap.deadlines().sweep() == 0
    assert (tally.write_units(), tally.read_units()) == (0, 2.0)  # four empty queries of half a unit
