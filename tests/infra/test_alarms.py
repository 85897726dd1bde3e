"""Alarms of ours watch metrics that are really emitted, under the names and the dimension that they have."""

import json
from typing import Any, NamedTuple

import pytest

from infra.local.cloud import LocalCloud
from tests.journeys import Journey
from tests.on_the_tree import signed
from tests.pdf_samples import letter
from tests.scans import say

NAMESPACE = "Wasl"


class Metric(NamedTuple):
    """What CloudWatch tells metrics apart by."""

    namespace: str
    name: str
    dimensions: frozenset[tuple[str, str]]


def emitted(lines: str) -> set[Metric]:
    """The metrics that lines of the embedded format (EMF) put into CloudWatch."""
    parsed = [json.loads(line) for line in lines.splitlines() if line.startswith('{"_aws"')]
    return {
        Metric(directive["Namespace"], metric["Name"], frozenset((name, line[name]) for name in names))
        for line in parsed
        for directive in line["_aws"]["CloudWatchMetrics"]
        for metric in directive["Metrics"]
        for names in directive["Dimensions"]
    }


def watched(cloud: LocalCloud) -> dict[str, Metric]:
    """What the deployed stack's alarms on metrics of our own watch, by the alarms' logical ids."""
    resources = cloud.stack.template["Resources"]
    alarms = {key: cloud.stack.properties(key) for key, it in resources.items() if it["Type"].endswith("::Alarm")}
    return {key: _watched_by(alarm) for key, alarm in alarms.items() if alarm["Namespace"] == NAMESPACE}


def _watched_by(alarm: dict[str, Any]) -> Metric:
    dimensions = frozenset((dimension["Name"], dimension["Value"]) for dimension in alarm["Dimensions"])
    return Metric(alarm["Namespace"], alarm["MetricName"], dimensions)


def test_every_alarm_of_ours_watches_what_is_emitted_by_the_sweeper_heads_or_inspection_of_a_file_taken_back(
    cloud: LocalCloud, journey: Journey, capsys: pytest.CaptureFixture[str]
) -> None:
    file_id = journey.attach(journey.draft()["id"], letter())
    cloud.drain()
    capsys.readouterr()
    say(cloud, file_id, "THREATS_FOUND", "late")
    assert not cloud.invoke("sweeper", {}).failed
    signed(cloud)
    measured = emitted(capsys.readouterr().out)
    assert {key: metric for key, metric in watched(cloud).items() if metric not in measured} == {}
    assert watched(cloud)
