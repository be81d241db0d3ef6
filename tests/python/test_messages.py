"""What the library says of problems: every message is reached, and says in English and Swedish what stands in `messages.txt`.

``python tests/python/test_messages.py`` writes that file; read what has changed before it is kept.
"""

import functools
import json
import math
import re
import sys

import hemtjanstindex as hti
import pytest
import reference
from hemtjanstindex import cli, words
from hemtjanstindex.core.errors import Message, caution, problem
from message_cases import CASES, scores, table
from test_words import messages

GOLDEN = reference.ROOT / "tests/data/messages.txt"
#: Messages that only C++ can ask for are asked for there.
IN_CPP = reference.ROOT / "tests/core/test_messages.cpp"
#: What nothing here can bring about.
OUT_OF_REACH = {
    **dict.fromkeys(
        ("earlier-does-not-fit", "later-does-not-fit", "no-score-in-edition", "no-score-on-the-way"), "in results, below"
    ),
    **dict.fromkeys(
        ("warning", "stopped-replicates", "failed-replicates", "stopped-programmes", "stopped-sets", "stopped-bounds"),
        "warnings, below",
    ),
    **dict.fromkeys(("stopped-points", "stopped-before-again", "failed-points"), "warnings, below"),
    "too-many-units": "takes a table of 2^32 units",
    "old-workbook": "said by the page of the tool alone, in tests/tool/test_loaded.py",
    **dict.fromkeys(
        ("file-too-large", "workbook-too-large", "too-many-elements", "too-many-cells", "too-many-rows"),
        "limits, in test_strangers.py",
    ),
    **dict.fromkeys(
        ("row-above-header", "empty-row", "total-row", "remark-row", "zero-given-back", "municipalities-absent"),
        "told, in files.txt",
    ),
    **dict.fromkeys(("column-of-fractions", "fraction-among-percents"), "told, in files.txt"),
    **dict.fromkeys(("far-from-earlier", "decimal-number"), "told, in test_files.py"),
}


def within(message):
    """Names of a problem's message, or another's, and of all that stand in it."""
    found = {message.message_id if hasattr(message, "message_id") else message.id}
    for value in message.arguments.values():
        found |= within(value) if isinstance(value, Message) else set()
    return found


@functools.cache
def problems_of(name):
    with pytest.raises(hti.Error) as raised:
        CASES[name]()
    return raised.value.problems


def told(name):
    """The problem that a case is about, in both languages."""
    found = [each for each in problems_of(name) if name in within(each)]
    assert found, f"{name}: {[(each.message_id, each.message) for each in problems_of(name)]}"
    return found[0].words("en"), found[0].words("sv")


def golden():
    parts = re.findall(r"^(\S+)\n {2}(.*)\n {2}(.*)$", GOLDEN.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (english, swedish) for name, english, swedish in parts}


@pytest.mark.parametrize("name", CASES)
def test_a_problem_is_told_in_both_languages(name):
    english, swedish = told(name)
    assert golden()[name] == (english, swedish)
    assert english == next(each.message for each in problems_of(name) if name in within(each))
    assert english != swedish


def test_every_message_is_reached():
    known = {name.removeprefix("error-") for name in messages("sv") if name.startswith("error-")}
    reached = {name for case in CASES for each in problems_of(case) for name in within(each)}
    in_cpp = set(re.findall(r'==\s+"([a-z0-9-]+)"', IN_CPP.read_text(encoding="utf-8")))
    assert sorted(known - reached - in_cpp - set(OUT_OF_REACH)) == []
    assert not set(OUT_OF_REACH) & reached
    assert in_cpp <= known


def test_why_a_change_has_no_parts():
    """Results hold it as text in English, which pages say in Swedish."""
    gaps = hti.Method(missing={"missing": hti.Renormalise(1)}, constant="drop")
    values = ((1.0, 2.0), (2.0, 3.0), (4.0, 1.0), (2.0, math.nan))
    earlier = scores(table(values, units=list("uvwx"), period="2020"), gaps)
    later = scores(table(tuple((1.0, b) for _, b in values), units=list("uvwx"), period="2021"), gaps)
    told = {
        "no score in one of the editions": "poäng saknas i en av årgångarna",
    }
    strict = hti.Method(missing={"missing": hti.Renormalise(1)})
    before = scores(table(values[:3], period="2020"), strict)
    told |= {
        "the earlier definition does not fit the later figures: all reference units have the same value, so the normalisation "
        'has no frame; set constant to "middle" or "drop", or remove the indicator': "den tidigare definitionen passar inte de "
        "senare uppgifterna: alla enheter i referensen har samma värde, så normeringen får ingen skala; sätt constant till "
        '"middle" eller "drop", eller ta bort indikatorn',
    }
    after = scores(table(tuple((1.0, b) for _, b in values[:3]), period="2021"), gaps)
    found = {*hti.compare(earlier, later)["unsplit"], *hti.compare(before, after)["unsplit"]} - {""}
    assert set(told) <= found
    for english, swedish in told.items():
        assert words.retold(english, "sv") == swedish
        assert words.retold(english, "en") == english
    way = "no score on the way: too few figures in a mixture of the editions"
    assert words.retold(way, "sv") == "poäng saknas på vägen: för få uppgifter i en blandning av årgångarna"
    assert words.retold("there is no node 'x'; did you mean 'y'?", "sv") == "det finns ingen nod 'x'; menades 'y'?"
    assert words.retold("what the core does not say", "sv") == "what the core does not say"


def test_warnings_are_told_in_the_language_of_the_command():
    made = caution("stopped-replicates", done=1000, wanted=100_000)
    assert str(made) == "stopped after 1,000 of 100,000 replicates"
    assert cli._warning(made, "sv") == "varning: avbröts efter 1\u00a0000 av 100\u00a0000 omräkningar"
    assert cli._warning("of Python's own", "sv") == "varning: of Python's own"
    assert cli._warning(caution("failed-points", failed=3, done=64), "en") == (
        "warning: 3 of 64 base points failed: the indices are of what did not, see failures"
    )
    assert (
        caution("stopped-programmes", solved=3, units=25).message.words("sv") == "avbröts efter programmen för 3 av 25 enheter"
    )
    assert "vidare" in caution("stopped-sets").message.words("sv")
    assert "snäva" in caution("stopped-bounds").message.words("sv")
    assert "gav inga poäng" in caution("failed-replicates", failed=1, done=8).message.words("sv")
    assert "baspunkter" in caution("stopped-points", done=0, wanted=200).message.words("sv")
    assert "S1" in caution("stopped-before-again", done=64, wanted=64).message.words("sv")


def test_a_problem_is_plain_data_with_the_arguments_of_its_message():
    (found,) = problems_of("did-you-mean")
    assert found.to_dict() == {
        "code": "unknown_method",
        "message": found.message,
        "file": "x.toml",
        "line": 4,
        "column": 13,
        "unit": "",
        "indicator": "",
        "sheet": "",
        "cell": "",
        "heading": "",
        "message_id": "no-rule",
        "arguments": {
            "key": "method.normalise",
            "name": "minmax",
            "hint": {"id": "did-you-mean", "arguments": {"name": "min_max"}},
            "known": found.arguments["known"],
        },
    }
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    assert str(found) == f"x.toml:4:13: unknown_method: {found.message}"
    assert {found: 1}[found] == 1


def test_a_line_tells_unit_and_indicator_in_the_language():
    made = problem("not_a_number", "is-no-number", unit="0114", indicator="a", text="x")
    assert str(made) == "not_a_number: 'x' is no number (unit 0114, indicator a)"
    assert made.line_of("sv") == "not_a_number: 'x' är inget tal (enhet 0114, indikator a)"


def test_what_has_no_name_is_told_as_it_is():
    assert hti.Problem("cycle", "of my own").words("sv") == "of my own"


def test_the_command_line_tells_problems_in_the_language_asked_for(tmp_path, capsys):
    path = tmp_path / "x.toml"
    path.write_text('schema = 1\nid = "x"\n[method]\nnormalise = "minmax"\n[[node]]\nid = "index"\n')
    assert cli.main(["validate", str(path), "--language", "sv"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(
        f"{path}:4:13: unknown_method: method.normalise: det finns ingen regel 'minmax'; menades 'min_max'? (de som finns är: "
    )
    assert (
        said[1]
        == f"{path}:5:1: childless_node: 'index' är ingen indikator (den saknar riktning, direction) och har inget under sig"
    )
    assert cli.main(["validate", str(path)]) == 2
    assert "there is no rule 'minmax'; did you mean 'min_max'?" in capsys.readouterr().err


if __name__ == "__main__":
    lines = []
    for each in CASES:
        try:
            lines += [each, *(f"  {text}" for text in told(each))]
        except BaseException as wrong:
            print(f"{each}: {wrong}", file=sys.stderr)
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
