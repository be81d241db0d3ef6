"""The JSON Schema of definition files against the files, and against the reader."""

import json
import tomllib
from pathlib import Path

import hemtjanstindex as hti
import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "lib/shipped/schema/definition.schema.json").read_text(encoding="utf-8"))
SHIPPED = sorted((ROOT / "lib/shipped/definitions").glob("*.toml")) + sorted((ROOT / "tests/spoiled/good").glob("*.toml"))

# What only a reader can see: bytes and syntax, and how the parts of a file, or several files, fit together.
BEYOND_SCHEMA = {
    "bad_intervals", "below_an_indicator", "childless", "conflicting_rules", "cycle", "duplicate_node", "empty",
    "extends_itself", "extends_unknown", "latin1", "missing_goalposts", "no_root", "non_positive", "orphan",
    "removes_unknown", "syntax", "two_roots", "unknown_exceptions", "unknown_group", "utf16", "zero_weights",
}  # fmt: skip
SPOILED = {path.stem: path for path in (ROOT / "tests/spoiled").glob("*.toml")}


def faults(text):
    return list(Draft202012Validator(SCHEMA).iter_errors(tomllib.loads(text)))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_passes(path):
    assert not faults(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", hti.definitions.names())
def test_what_is_written_passes(name):
    assert not faults(hti.definitions.load(name).to_toml())


def test_methods_pass():
    validator = Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": "#/$defs/method"})
    for path in sorted((ROOT / "lib/shipped/methods").glob("*.toml")):
        assert not list(validator.iter_errors(tomllib.loads(path.read_text(encoding="utf-8"))["method"]))


@pytest.mark.parametrize("name", sorted(SPOILED.keys() - BEYOND_SCHEMA))
def test_what_the_reader_refuses_for_its_structure_the_schema_refuses(name):
    assert faults(SPOILED[name].read_text(encoding="utf-8"))
    with pytest.raises(hti.Error):
        hti.load(SPOILED[name])


def test_the_rest_passes_or_is_no_toml():
    assert SPOILED.keys() >= BEYOND_SCHEMA
    for name in BEYOND_SCHEMA:
        try:
            text = SPOILED[name].read_text(encoding="utf-8")
            document = tomllib.loads(text)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError):
            continue
        if document:
            assert not faults(text), name
