"""Reads CloudFormation's YAML, with its short forms (``!Ref``, ``!GetAtt``, ``!Sub`` …) and one of ours, ``!File``."""

from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """One file being read; ``!File`` is relative to its folder."""

    folder: Path


def read(path: Path) -> dict[str, Any]:
    """The file's content with every short form written out; an empty file is an empty dictionary."""
    loader = _Loader(path.read_text(encoding="utf-8"))
    loader.folder = path.parent
    try:
        return dict(loader.get_single_data() or {})
    finally:
        loader.dispose()


def _value(loader: _Loader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


def _short_form(loader: _Loader, name: str, node: yaml.Node) -> Any:
    value = _value(loader, node)
    if name == "File":
        return (loader.folder / value).read_text(encoding="utf-8")
    if name in {"Ref", "Condition"}:
        return {name: value}
    if name == "GetAtt":
        return {"Fn::GetAtt": value.split(".", 1) if isinstance(value, str) else value}
    return {f"Fn::{name}": value}


_Loader.add_multi_constructor("!", _short_form)
