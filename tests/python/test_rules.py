"""What the rules say of themselves: the generated files, the classes, the bounds that the reader keeps."""

import inspect
import json
import re
import sys
from pathlib import Path

import hemtjanstindex as hti
import pytest
from hemtjanstindex import _core

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "bindings/python"))
import generate  # noqa: E402

REGISTRY = json.loads(_core.registry())
RULES = [(step, rule) for step, rules in REGISTRY["steps"].items() for rule in rules]
BOUNDED = [
    (step, rule, parameter, bound)
    for step, rule in RULES
    for parameter in rule["parameters"]
    for bound in ("minimum", "exclusiveMinimum", "maximum")
    if bound in parameter["schema"]
]


def name_of(value):
    return value["name"] if isinstance(value, dict) else value


def test_generated_files_are_what_the_headers_say():
    stale = [path.name for path, text in generate.generated().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run bindings/python/generate.py"


def test_every_step_stands_in_the_schema_and_in_the_docs():
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs/steps").glob("*.md")}
    for step, rule in RULES:
        assert f"| `{rule['name']}` |" in pages[step]
        assert json.dumps({"rule": {"const": rule["name"]}})[1:-1] in generate.SCHEMA.read_text(encoding="utf-8")


@pytest.mark.parametrize(("step", "rule"), RULES, ids=name_of)
def test_a_class_can_be_asked_how_it_is_made(step, rule):
    made = getattr(hti, rule["python"])
    assert rule["python"] in hti.__all__
    signature = inspect.signature(made)
    assert list(signature.parameters) == [parameter["name"] for parameter in rule["parameters"]]
    for parameter in rule["parameters"]:
        told = signature.parameters[parameter["name"]]
        assert (told.default is inspect.Parameter.empty) == parameter["required"]
        assert (told.kind is inspect.Parameter.KEYWORD_ONLY) == parameter["keyword_only"]
    if not any(parameter["required"] for parameter in rule["parameters"]):
        rule_itself = made()
        for parameter in rule["parameters"]:
            assert getattr(rule_itself, parameter["name"]) == parameter["default"]
            assert signature.parameters[parameter["name"]].default == parameter["default"]


@pytest.mark.parametrize(("step", "rule"), RULES, ids=name_of)
def test_a_class_says_what_it_does_and_by_whom(step, rule):
    text = " ".join((getattr(hti, rule["python"]).__doc__ or "").split())
    sources = re.findall(r"@\w+\{(\w+),", (ROOT / "docs/bibliography.bib").read_text(encoding="utf-8"))
    assert text.startswith(rule["text"])
    assert rule.get("details", "") in text
    assert rule.get("formula", "") in text
    for parameter in rule["parameters"]:
        assert f"{parameter['name']} : " in text
        assert parameter["text"] in text
    for key in {rule.get("citation", sources[0]), *re.findall(r"\[([A-Z]\w+\d{4})\]", text)}:
        assert key in sources


def test_a_parameter_that_must_be_named_is_not_taken_by_place():
    assert hti.Penalise(10) == hti.Penalise(value=10)
    with pytest.raises(TypeError):
        hti.Penalise(None, 5)


def read(tmp_path, step, rule, parameter, value):
    """Problems of a definition that gives a parameter this value."""
    where = f"{step}.missing" if step == "missing" else step
    needed = "".join(f', {other["name"]} = "g"' for other in rule["parameters"] if other["required"])
    text = f'schema = 1\nid = "d"\n[method]\n{where} = {{ rule = "{rule["name"]}", {parameter["name"]} = {value}{needed} }}\n'
    path = tmp_path / "definition.toml"
    tree = '[[node]]\nid = "i"\n' + "".join(f'[[node]]\nid = "{x}"\nparent = "i"\ndirection = "higher"\n' for x in "xy")
    path.write_text(text + tree, encoding="utf-8")
    try:
        hti.load(path)
    except hti.Error as error:
        return [(problem.code, problem.message) for problem in error.problems]
    return []


@pytest.mark.parametrize(("step", "rule", "parameter", "bound"), BOUNDED, ids=name_of)
def test_the_reader_keeps_the_bounds_that_the_registry_tells(tmp_path, step, rule, parameter, bound):
    limit = parameter["schema"][bound]
    beyond = {"minimum": limit - 1, "exclusiveMinimum": limit, "maximum": limit + 1}[bound]
    inside = limit + 1 if bound == "exclusiveMinimum" else limit
    problems = read(tmp_path, step, rule, parameter, beyond)
    assert [code for code, _ in problems] == ["invalid_parameter"]
    assert f".{parameter['name']} must be " in problems[0][1]
    assert f"but is {beyond}" in problems[0][1]
    assert read(tmp_path, step, rule, parameter, inside) == []


def test_what_two_parameters_cannot_be_together_is_refused(tmp_path):
    low = {"name": "low"}
    rule = {"name": "min_max", "parameters": []}
    assert read(tmp_path, "normalise", rule, low, 100) == [("invalid_parameter", "method.normalise.high must be above low")]
    clip = {"name": "clip"}
    assert read(tmp_path, "normalise", rule, clip, [90, 10]) == [
        ("invalid_parameter", "method.normalise.clip must be two percentiles, 0 <= low < high <= 100")
    ]
