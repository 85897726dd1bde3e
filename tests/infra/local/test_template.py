"""Intrinsic functions and SAM are read as CloudFormation reads them."""

from typing import Any

import pytest

from infra.local.deploying.template import NO_VALUE, Intrinsics, translate

TEMPLATE = {
    "Conditions": {
        "IsLocal": {"Fn::Equals": [{"Ref": "Stage"}, "local"]},
        "Both": {"Fn::And": [{"Condition": "IsLocal"}, {"Fn::Not": [{"Condition": "IsLocal"}]}]},
        "Either": {"Fn::Or": [{"Condition": "IsLocal"}, {"Condition": "Both"}]},
    },
    "Mappings": {"Sizes": {"local": {"memory": 512}}},
}
PARAMETERS = {"Stage": "local", "AWS::NoValue": NO_VALUE}


def attribute(logical_id: str, name: str) -> str:
    return f"<{logical_id}.{name}>"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"Ref": "Stage"}, "local"),
        ({"Ref": "Table"}, "<Table.Ref>"),
        ({"Fn::GetAtt": ["Table", "Arn"]}, "<Table.Arn>"),
        ({"Fn::GetAtt": "Table.Arn"}, "<Table.Arn>"),
        ({"Fn::Sub": "${Stage}/${Table.Arn}/${!kept}"}, "local/<Table.Arn>/${kept}"),
        ({"Fn::Sub": ["${x}-${Stage}", {"x": {"Ref": "Table"}}]}, "<Table.Ref>-local"),
        ({"Fn::If": ["Both", 1, 2]}, 2),
        ({"Fn::If": ["Either", 1, 2]}, 1),
        ({"Fn::Join": ["-", ["a", {"Ref": "Stage"}]]}, "a-local"),
        ({"Fn::Select": [1, {"Fn::Split": ["@", "a@b"]}]}, "b"),
        ({"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "memory"]}, 512),
        ({"a": 1, "b": {"Ref": "AWS::NoValue"}}, {"a": 1}),
        ([1, {"Ref": "AWS::NoValue"}], [1]),
        ({"Condition": {"StringEquals": {"k": {"Ref": "Stage"}}}}, {"Condition": {"StringEquals": {"k": "local"}}}),
    ],
)
def test_an_intrinsic_function_has_its_value(given: Any, expected: Any) -> None:
    assert Intrinsics(TEMPLATE, PARAMETERS, attribute).resolve(given) == expected


def test_a_sam_function_becomes_a_function_and_its_role() -> None:
    function = {
        "Type": "AWS::Serverless::Function",
        "Properties": {"Runtime": "python3.13", "Handler": "app.app", "CodeUri": "./deployment.zip"},
    }
    made = translate({"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Api": function}})
    assert {each["Type"] for each in made["Resources"].values()} == {"AWS::Lambda::Function", "AWS::IAM::Role"}
