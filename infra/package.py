"""``python -m infra package``: the template and the bundle, in one folder, as CloudFormation takes them."""

import json
from pathlib import Path
from typing import Any

from infra import bundle, compose, lint

MEGABYTE = 1_000_000


def package(out: Path, stage: str) -> None:
    """Writes ``template.json`` and ``deployment.zip`` into a folder; raises before it leaves a template with errors."""
    out.mkdir(parents=True, exist_ok=True)
    template = located(compose.template(stage))
    lint.check(template)
    size = bundle.make(out / compose.BUNDLE)
    (out / "template.json").write_text(json.dumps(template, indent=1, ensure_ascii=False), encoding="utf-8")
    zipped = (out / compose.BUNDLE).stat().st_size
    print(f"{out}/template.json: {len(template['Resources'])} resources")
    print(f"{out}/{compose.BUNDLE}: {zipped / MEGABYTE:.0f} MB, {size / MEGABYTE:.0f} MB unzipped, {bundle.RUNTIME}")


def located(template: dict[str, Any]) -> dict[str, Any]:
    """The template with the bundle where ``aws cloudformation package`` looks for it: beside it."""
    for properties in compose.functions(template).values():
        properties["CodeUri"] = f"./{compose.BUNDLE}"
    return template
