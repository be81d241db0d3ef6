"""What would have no effect is refused, and alike in Python and in files: code and place."""

import json
import math
import re

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

#: index > part (a, b), other (c); part is at level 2.
NODES = {"index": "", "part": "index", "other": "index", "a": "part", "b": "part", "c": "other"}
LEAVES = ("a", "b", "c")
MODEL = hti.Model([hti.Node(n, p, indicator=hti.Indicator() if n in LEAVES else None) for n, p in NODES.items()])
FIGURES = {"unit": list("wxyz"), "a": [1, 3, 9, 4], "b": [5, 2, 4, 8], "c": [2, 2, 3, 7]}
TABLE = hti.Table.from_frame(FIGURES, MODEL)

TREE = "".join(
    f'[[node]]\nid = "{n}"\n' + (f'parent = "{p}"\n' if p else "") + ('direction = "higher"\n' if n in LEAVES else "")
    for n, p in NODES.items()
)


def toml(method: str) -> str:
    return f'schema = 1\nid = "x"\n{method}\n{TREE}'


def faults(make):
    """Give code and place of everything that is wrong: the place is what the message begins with."""
    try:
        make()
    except hti.Error as error:
        return sorted((p.code, re.split(r"[: ]", p.message)[0]) for p in error.problems)
    return []


def from_code(method):
    return faults(lambda: hti.fit(MODEL, method, TABLE))


def from_file(method):
    return faults(lambda: hti.fit(hti.Definition(hti._core.parse_definition(toml(method))), TABLE))


CASES = {
    "normalise level 9": (
        hti.Method(normalise_at={9: hti.RankNormalise()}),
        '[method.normalise]\nrule = "min_max"\nlevel.9 = "rank"',
        [("invalid_parameter", "method.normalise.level.9")],
    ),
    "treat an aggregate": (
        hti.Method(treat_at={"part": hti.Log()}),
        '[method.treat]\nrule = "none"\nnode.part = "log"',
        [("unknown_node", "method.treat.node.part")],
    ),
    "aggregate an indicator": (
        hti.Method(aggregate_at={"a": hti.Harmonic(floor=1)}),
        '[method.aggregate]\nrule = "arithmetic"\nnode.a = { rule = "harmonic", floor = 1 }',
        [("unknown_node", "method.aggregate.node.a")],
    ),
    "aggregate level 1": (
        hti.Method(aggregate_at={1: hti.Harmonic(floor=1)}),
        '[method.aggregate]\nrule = "arithmetic"\nlevel.1 = { rule = "harmonic", floor = 1 }',
        [("invalid_parameter", "method.aggregate.level.1")],
    ),
    "aggregate level 0": (
        hti.Method(aggregate_at={0: hti.Harmonic(floor=1)}),
        '[method.aggregate]\nrule = "arithmetic"\nlevel.0 = { rule = "harmonic", floor = 1 }',
        [("invalid_parameter", "method.aggregate.level.0")],
    ),
    "aggregate level 9": (
        hti.Method(aggregate_at={9: hti.Harmonic(floor=1)}),
        '[method.aggregate]\nrule = "arithmetic"\nlevel.9 = { rule = "harmonic", floor = 1 }',
        [("invalid_parameter", "method.aggregate.level.9")],
    ),
    "a level all of whose nodes have rules": (
        hti.Method(aggregate_at={3: hti.Harmonic(floor=1), "index": hti.Geometric(floor=1)}),
        '[method.aggregate]\nrule = "arithmetic"\nlevel.3 = { rule = "harmonic", floor = 1 }\n'
        'node.index = { rule = "geometric", floor = 1 }',
        [("conflicting_rules", "method.aggregate.level.3")],
    ),
    "rescale an indicator": (
        hti.Method(rescale={"a": hti.PercentileRank()}),
        '[method.rescale]\na = "percentile_rank"',
        [("unknown_node", "method.rescale.a")],
    ),
    "rescale the root twice": (
        hti.Method(rescale={"root": hti.ZScore(), "index": hti.PercentileRank()}),
        '[method.rescale]\nroot = "z_score"\nindex = "percentile_rank"',
        [("conflicting_rules", "method.rescale.root")],
    ),
    "nodes that do not exist": (
        hti.Method(treat_at={"aa": hti.Log()}, aggregate_at={"indx": hti.Harmonic(floor=1)}, rescale={"parts": hti.ZScore()}),
        '[method.treat]\nrule = "none"\nnode.aa = "log"\n[method.aggregate]\nrule = "arithmetic"\n'
        'node.indx = { rule = "harmonic", floor = 1 }\n[method.rescale]\nparts = "z_score"',
        [
            ("unknown_node", "method.aggregate.node.indx"),
            ("unknown_node", "method.rescale.parts"),
            ("unknown_node", "method.treat.node.aa"),
        ],
    ),
    "a percentile beside a value": (
        hti.Method(missing=hti.Penalise(value=0, percentile=25)),
        "[method.missing]\n"
        + "".join(
            f'{s} = {{ rule = "penalise", value = 0, percentile = 25 }}\n' for s in ("missing", "not_answered", "suppressed")
        ),
        [("invalid_parameter", f"method.missing.{s}.percentile") for s in ("missing", "not_answered", "suppressed")],
    ),
    "what counts where nothing is asked for": (
        hti.Method(
            missing={
                "missing": hti.Renormalise(0, by="count"),
                "not_answered": hti.Refuse(),
                "suppressed": hti.Refuse(),
                "not_applicable": hti.Refuse(),
            }
        ),
        '[method.missing]\nmissing = { rule = "renormalise", min_coverage = 0, by = "count" }\nnot_answered = "refuse"\n'
        'suppressed = "refuse"\nnot_applicable = "refuse"',
        [("invalid_parameter", "method.missing.missing.by")],
    ),
    "a threshold for what does not apply": (
        hti.Method(missing={"missing": hti.Renormalise(), "not_applicable": hti.Renormalise(0.9)}),
        '[method.missing]\nmissing = "renormalise"\nnot_applicable = { rule = "renormalise", min_coverage = 0.9 }',
        [("conflicting_rules", "method.missing.not_applicable")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_has_no_effect_is_refused_alike(case):
    method, text, expected = CASES[case]
    assert from_code(method) == from_file(text) == expected


def test_a_file_tells_line_and_column():
    text = toml('[method.treat]\nrule = "none"\nnode.part = "log"')
    with pytest.raises(hti.MethodError) as caught:
        hti._core.parse_definition(text, "d.toml")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == ("d.toml", 5, 6)
    assert "rescale" in problem.message  # the remedy


def test_a_definition_made_in_code_is_checked_like_a_file():
    with pytest.raises(hti.MethodError, match=r"method\.rescale\.a"):
        hti.Definition("x", MODEL, hti.Method(rescale={"a": hti.ZScore()}))
    with pytest.raises(hti.DataError, match=r"columns\.groups: 'a' is an indicator"):
        hti.Definition("x", MODEL, columns=hti.Columns(groups=["a"]))


RULES = {
    "treat": {"none": hti.TreatNone(), "log": hti.Log(), "winsorise": hti.Winsorise()},
    "normalise": {
        "min_max": hti.MinMax(),
        "rank": hti.RankNormalise(),
        "goalposts": hti.Goalposts(),
        "none": hti.NormaliseNone(),
    },
    "aggregate": {"arithmetic": hti.Arithmetic(), '{ rule = "harmonic", floor = 1 }': hti.Harmonic(floor=1)},
}
PLACES = st.one_of(st.integers(-1, 5), st.sampled_from([*NODES, "root", "parts", "A"]))


def written(step, rule, at):
    """The table of a step: its rule, with exceptions."""
    value = rule if rule.startswith("{") else json.dumps(rule)
    base = re.search(r'"(\w+)"', value)
    fields = value[1:-1].split(",")[1:] if value.startswith("{") else []
    lines = [f"[method.{step}]", f'rule = "{base.group(1)}"', *(field.strip() for field in fields)]
    for place, exception in at.items():
        kind = "level" if isinstance(place, int) else "node"
        lines.append(f'{kind}."{place}" = {exception if exception.startswith("{") else json.dumps(exception)}')
    return "\n".join(lines)


@st.composite
def methods(draw):
    keywords, text = {}, []
    for step, rules in RULES.items():
        rule = draw(st.sampled_from(list(rules)))
        at = draw(st.dictionaries(PLACES, st.sampled_from(list(rules)), max_size=3))
        keywords |= {step: rules[rule], f"{step}_at": {place: rules[exception] for place, exception in at.items()}}
        text.append(written(step, rule, at))
    rescale = draw(
        st.dictionaries(st.sampled_from([*NODES, "root", "nobody"]), st.sampled_from(["rank", "min_max"]), max_size=2)
    )
    keywords["rescale"] = {node: RULES["normalise"][rule] for node, rule in rescale.items()}
    text.append("[method.rescale]\n" + "\n".join(f'{node} = "{rule}"' for node, rule in rescale.items()))
    missing = {}
    for status in draw(st.sets(st.sampled_from(["missing", "not_answered", "suppressed", "not_applicable"]), max_size=4)):
        least, by = draw(st.sampled_from([0, 0.5, 0.8])), draw(st.sampled_from(["weight", "count"]))
        shape = draw(st.sampled_from(["renormalise", "penalise", "mean"]))
        if shape == "renormalise":
            missing[status] = hti.Renormalise(least, by=by), f'{{ rule = "renormalise", min_coverage = {least}, by = "{by}" }}'
        elif shape == "penalise":
            missing[status] = (
                hti.Penalise(value=20, percentile=100 * least),
                f'{{ rule = "penalise", value = 20, percentile = {100 * least} }}',
            )
        else:
            missing[status] = hti.ImputeMean(), '"mean"'
    keywords["missing"] = {status: rule for status, (rule, _) in missing.items()} or None
    text.append("[method.missing]\n" + "\n".join(f"{status} = {rule}" for status, (_, rule) in missing.items()))
    return hti.Method(**keywords), "\n".join(text)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(methods())
def test_code_and_file_accept_and_refuse_the_same(both):
    method, text = both
    found, read = from_code(method), from_file(text)
    assert {code for code, _ in found} == {code for code, _ in read}, (found, read)
    if not found:
        by_code = hti.fit(MODEL, method, TABLE)
        by_file = hti.fit(hti.Definition(hti._core.parse_definition(toml(text))), TABLE)
        assert by_code.definition.method == by_file.definition.method


# Frames of nodes


def codes(make):
    return sorted({code for code, _ in faults(make)})


def nodes(**columns):
    return hti.Model.from_frame(pd.DataFrame({"code": ["i", "a", "b"], "parent": [None, "i", "i"]} | columns))


@pytest.mark.parametrize(
    ("columns", "code", "said"),
    [
        ({"weights": [1, 3, 1]}, "unknown_column", "did you mean 'weight'"),
        ({"Directon": [1, -1, 1]}, "unknown_column", "did you mean 'direction'"),
        ({"dir": [1, -1, 1]}, "unknown_column", "'dir'"),
        ({"weight": [1, math.nan, 3]}, "invalid_weight", "row 2: weight is empty"),
        ({"direction": [None, "", "lower"]}, "invalid_parameter", "row 2: direction is empty"),
        (
            {"direction": ["lower", 1, 1]},
            "indicator_with_children",
            "row 1: 'i' has children, and only an indicator has direction",
        ),
        ({"kind": ["share", "share", "share"]}, "indicator_with_children", "only an indicator has kind"),
        ({"direction": ["", "Lower", "higher"]}, "invalid_parameter", "higher, lower"),
        ({"type": ["Aggregate", "indicator", "Indicator"]}, "invalid_parameter", "did you mean 'Indicator'"),
        ({"Type": ["Aggregate"] + 2 * ["Indicator"], "Direction": [-1, 1, 1]}, "indicator_with_children", "direction"),
        ({"level": [3, 1, 1]}, "invalid_parameter", "level is 3, and the tree puts the node at level 2"),
        ({"goalposts": [None, (0, 1), 5]}, "invalid_goalposts", "pair of numbers"),
        ({"goalposts": [None, (1, 0), (0, 1)]}, "invalid_goalposts", "low < high"),
        ({"range": [None, "05", (0, 5)]}, "invalid_range", "pair of numbers"),
        ({"range_low": [None, 0, 0]}, "invalid_range", "go together"),
        ({"goalposts": [None, (0, 1), (0, 1)], "goalpost_lower": [None, 0, 0]}, "duplicate_column", "goalposts"),
        ({"id": ["i", "a", "b"]}, "duplicate_column", "'id'"),
    ],
)
def test_a_frame_of_nodes_leaves_nothing_out(columns, code, said):
    with pytest.raises(hti.ModelError, match=re.escape(said)) as caught:
        nodes(**columns)
    assert code in {p.code for p in caught.value.problems}


def test_every_field_of_a_node_is_read_from_a_frame():
    texts = {"source": "s", "survey": "u", "kpi": "k", "responsible": "r", "next_published": "2027-01-01", "measure": "%"}
    words = {"kind": "share", "quality": "process", "scope": "municipality", "error": "survey"}
    both = {"name_sv": ["", "A", ""], "name_en": ["", "B", ""], "meaning_sv": ["", "C", ""], "meaning_en": ["", "D", ""]}
    model = nodes(
        weight=[math.nan, 2, 1],
        direction=["", "lower", "higher"],
        goalposts=[None, (0, 90), None],
        range=[None, [0, 100], None],
        **{name: ["", value, ""] for name, value in (texts | words).items()},
        **both,
    )
    expected = hti.Indicator("lower", **texts, **words, meaning=hti.Text("C", "D"), goalposts=(0, 90), range=(0, 100))
    assert model["a"] == hti.Node("a", "i", 2, hti.Text("A", "B"), expected)
    assert model["b"] == hti.Node("b", "i", 1, indicator=hti.Indicator("higher"))
    # What the constructor of an indicator takes, a frame has a column for.
    names = re.findall(r"(\w+): ", hti.Indicator.__init__.__doc__.split("->")[0])
    from hemtjanstindex.core.metadata import KNOWN

    assert {name for name in names if name != "self"} <= set(KNOWN)


def test_a_frame_of_nodes_may_ignore_columns():
    frame = pd.DataFrame({"code": ["i", "a"], "parent": [None, "i"], "Target": [None, 4.0], "note": ["x", "y"]})
    assert hti.Model.from_frame(frame, ignore=["Target", "note"]) == hti.Model.from_frame(frame[["code", "parent"]])
    assert codes(lambda: hti.Model.from_frame(frame, ignore=["*"])) == ["unknown_column"]


# Frames and files of figures


@pytest.mark.parametrize("dtype", [int, float, object, str])
def test_words_that_are_numbers_stand_for_numbers(dtype, tmp_path):
    column = pd.Series([1, -999, 9, 2]).astype(dtype)
    table = hti.Table.from_frame({**FIGURES, "a": column}, MODEL, statuses={"-999": "suppressed"})
    assert table.status[:, 0].tolist() == [0, hti.Status.suppressed, 0, 0]
    assert np.isnan(table.values[1, 0])
    assert table.values[0, 0] == 1
    pd.DataFrame({**FIGURES, "a": column}).to_csv(tmp_path / "t.csv", index=False)
    assert hti.read_csv(tmp_path / "t.csv", MODEL, statuses={"-999": "suppressed"}) == table
    assert hti.read_csv(tmp_path / "t.csv", MODEL, statuses={"-999.0": "suppressed"}) == table


def test_a_word_cannot_mean_observed(tmp_path):
    (tmp_path / "t.csv").write_text("unit,a,b,c\nx,1,2,3\n")
    for make in (
        lambda: hti.Table.from_frame(FIGURES, MODEL, statuses={"x": "observed"}),
        lambda: hti.read_csv(tmp_path / "t.csv", MODEL, statuses={"x": "observed"}),
    ):
        with pytest.raises(hti.DataError, match="the word 'x' cannot mean observed"):
            make()


def test_counts_behind_cells_are_read_from_a_frame_as_from_a_file(tmp_path):
    columns = {**FIGURES, "a:respondents": [30, None, 50, 40], "c:standard_error": [0.5, 0.5, None, 1]}
    table = hti.Table.from_frame(columns, MODEL)
    assert table.respondents[:, 0].tolist()[::2] == [30, 50]
    assert np.isnan(table.respondents[1, 0])
    table.to_csv(tmp_path / "t.csv")
    assert hti.read_csv(tmp_path / "t.csv", MODEL) == table
    with pytest.raises(hti.DataError, match=r"(?s)a:respondants.*did you mean 'a:respondents'"):
        hti.Table.from_frame({**FIGURES, "a:respondants": [1, 2, 3, 4]}, MODEL)


def test_a_column_of_a_frame_has_one_part():
    with pytest.raises(hti.DataError, match="'a' has two parts"):
        hti.Table.from_frame(FIGURES, MODEL, groups=["a"])
    with pytest.raises(hti.DataError, match="'g' has two parts"):
        hti.Table.from_frame({**FIGURES, "g": [1, 2, 3, 4]}, MODEL, groups=["g"], background=["g"])
    with pytest.raises(hti.DataError) as caught:
        hti.Table.from_frame(FIGURES, MODEL, ignore=["a"])
    assert [(p.code, p.indicator) for p in caught.value.problems] == [("missing_column", "a")]


@pytest.mark.parametrize("cell", ["1,234", "12,5", "1,234,567"])
def test_a_comma_in_a_file_parted_by_commas_is_a_fault(cell, tmp_path):
    (tmp_path / "t.csv").write_text(f'unit,a,b,c\nx,"{cell}",2,3\ny,7,3,4\n')
    with pytest.raises(hti.DataError, match=re.escape(cell)) as caught:
        hti.read_csv(tmp_path / "t.csv", MODEL)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line, problem.unit, problem.indicator) == ("not_a_number", 2, "x", "a")
    if cell == "12,5":
        table = hti.read_csv(tmp_path / "t.csv", MODEL, decimal=",")
        assert table.values[0, 0] == 12.5


# Rules of the user's own


BAD = [math.nan, math.inf, -math.inf]


def own_normalise(bad, above=8):
    return hti.CustomNormalise(lambda reference: lambda x: bad if x > above else x, label="mine")


def own_aggregate(bad, above=6):
    return hti.CustomAggregate(lambda values, weights: bad if values[0] > above else float(values[0]), label="mine")


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(
    ("method", "unit", "node"),
    [
        (lambda bad: hti.Method(normalise=own_normalise(bad)), "y", "a"),
        (lambda bad: hti.Method(treat=hti.CustomTreat(lambda r: lambda x: bad if x > 8 else x, label="mine")), "y", "a"),
        (lambda bad: hti.Method(normalise=hti.NormaliseNone(), aggregate_at={"part": own_aggregate(bad)}), "y", "part"),
        (lambda bad: hti.Method(normalise=hti.NormaliseNone(), aggregate=own_aggregate(bad, 4.9)), None, None),
        (lambda bad: hti.Method(normalise=hti.NormaliseNone(), rescale={"index": own_normalise(bad, 5.0)}), None, "index"),
    ],
)
def test_an_own_rule_that_gives_no_number_is_an_error_in_fit(method, unit, node, bad):
    with pytest.raises(hti.MethodError, match="rule of your own 'mine' gave") as caught:
        hti.fit(MODEL, method(bad), TABLE)
    (problem,) = caught.value.problems
    assert problem.code == "not_finite"
    assert problem.unit
    assert problem.indicator
    assert unit in (None, problem.unit)
    assert node in (None, problem.indicator)


@pytest.mark.parametrize(
    "method",
    [
        hti.Method(normalise=own_normalise(math.nan, 9)),
        hti.Method(normalise=hti.NormaliseNone(), aggregate_at={"part": own_aggregate(math.inf, 9)}),
    ],
)
def test_an_own_rule_that_gives_no_number_is_an_error_in_score_and_trace(method):
    index = hti.fit(MODEL, method, TABLE)
    many = {"unit": [f"u{i}" for i in range(700)], **{i: [1.0] * 700 for i in LEAVES}}
    many["a"][555] = 10
    with pytest.raises(hti.MethodError) as caught:
        index.score(hti.Table.from_frame(many, MODEL))
    assert [(p.code, p.unit) for p in caught.value.problems] == [("not_finite", "u555")]
    scores = index.score(TABLE)
    with pytest.raises(hti.MethodError, match="not_finite"):
        scores.what_if("y")({"a": 10})


def test_a_replicate_without_a_number_fails_and_is_counted():
    def rarely(values, weights):
        return math.nan if values[0] > 9.4 else float(values @ weights / weights.sum())

    method = hti.Method(normalise=hti.NormaliseNone(), aggregate_at={"part": hti.CustomAggregate(rarely, label="mine")})
    index = hti.fit(MODEL, method, TABLE)
    noise = hti.vary.noise(["a"], 0.5)
    results = []
    for threads in (1, 2):
        with pytest.warns(RuntimeWarning, match="of 200 replicates gave no scores"):
            results.append(hti.uncertainty(index, TABLE, vary=[noise], n=200, seed=3, threads=threads, progress=False))
    failures = results[0].failures
    assert failures["reason"].tolist() == ["not_finite (part)"]
    # One figure in four is 9, and 9.4 lies 0.8 standard deviations above: about a fifth of the replicates fail.
    assert 0.1 < failures["replicates"].sum() / 200 < 0.35
    assert results[0].to_bytes() == results[1].to_bytes()


# Coverage is asked for


def test_the_default_asks_for_half_of_every_node():
    assert hti.Method().missing["missing"] == hti.Renormalise() == hti.Renormalise(0.5)
    read = hti.Definition(hti._core.parse_definition(toml("")))
    assert read.method == hti.Method()
    model = hti.Model(
        [hti.Node("i"), *(hti.Node(x, "i", w, indicator=hti.Indicator()) for x, w in zip("abc", (2, 1, 1), strict=True))]
    )
    table = hti.Table.from_frame(
        {"unit": list("wxyz"), "a": [1, 2, None, 3], "b": [1, None, 2, 3], "c": [1, None, None, 3]}, model
    )
    ranking = hti.fit(model, hti.Method(), table).score(table).ranking().set_index("unit")
    assert ranking["score"].isna().to_dict() == {"w": False, "x": False, "y": True, "z": False}
    assert ranking.loc["y", ["reason", "reason_node"]].tolist() == ["low_coverage", "i"]


@pytest.mark.parametrize("name", hti.definitions.names())
def test_shipped_definitions_state_their_thresholds(name):
    text = hti.definitions.text(name)
    own = re.search(r"\[method[.\]]", text)
    if own and "extends" not in text:
        assert "min_coverage" in text


# What rests on little is marked


def thin_by_hand(scores, table, unit, top):
    """The mark by its words: coverage of every heavy node, summed over leaves by fractions of their weights."""
    from fractions import Fraction

    model = scores.index.definition.model
    u = table.units.index(unit)

    def share(node):
        return (
            Fraction(1)
            if node == top
            else Fraction(model[node].weight)
            / sum(Fraction(model[s].weight) for s in model.children(model[node].parent))
            * share(model[node].parent)
        )

    def leaves(node):
        return [node] if model[node].indicator else [x for child in model.children(node) for x in leaves(child)]

    below = [n.id for n in model.nodes if n.id == top or (n.id in leaves(top)) or any(x in leaves(top) for x in leaves(n.id))]
    below = [n for n in below if set(leaves(n)) <= set(leaves(top)) and (n == top or n != model.root)]
    found = []
    for node in below:
        applies = [x for x in leaves(node) if table.status[u, table.indicators.index(x)] != hti.Status.not_applicable]
        observed = [x for x in applies if table.status[u, table.indicators.index(x)] == hti.Status.observed]
        total = sum(share(x) for x in applies)
        if share(node) >= Fraction(1, 4) and total > 0 and 2 * sum(share(x) for x in observed) < total:
            found.append((-share(node), [n.id for n in model.nodes].index(node), node))
    return min(found)[2] if found else ""


@pytest.mark.parametrize("name", ["oppna-jamforelser-2012", "oppna-jamforelser-2014", "oppna-jamforelser-2015"])
def test_scores_that_rest_on_little_are_marked(name):
    definition, table = hti.load(name), hti.datasets.load(name)
    scores = hti.fit(definition, table).score(table)
    for node in [n for n in scores.nodes if definition.model[n].indicator is None]:
        rows = scores.ranking(node)
        expected = [
            thin_by_hand(scores, table, u, node) if s == s else "" for u, s in zip(rows["unit"], rows["score"], strict=True)
        ]
        assert rows["thin"].tolist() == expected


def test_a_unit_without_the_heaviest_sub_index_is_marked_wherever_it_is_shown(capsys, tmp_path):
    from hemtjanstindex.cli import main

    name = "hemtjanstindex-2025"
    definition, table = hti.load(name), hti.datasets.synthetic_edition(2025).municipalities
    scores = hti.fit(definition, table).score(table)
    rows = scores.ranking()
    # Without any figure on the sub-index of 44 % of the weight, and among the best.
    assert rows[rows["thin"] != ""][["unit", "rank", "thin"]].to_numpy().tolist() == [["X056", 44, "utforande"]]
    unit = "X056"
    root = definition.model.root
    assert scores.thin()[table.units.index(unit)] == "utforande"
    assert scores.place_in(scores).set_index("unit").loc[unit, "thin"] == "utforande"
    assert scores.lists().query("unit == @unit and node == @root")["thin"].tolist() == ["utforande"]
    assert scores.profile(unit).iloc[0]["thin"] == "utforande"
    data = str(tmp_path / "figures-2025.csv")
    table.to_csv(data, definition)
    words = {"sv": "uppgifter finns för mindre än hälften av Utförande", "en": "less than half of Delivery was observed"}
    assert definition.model["utforande"].name == hti.Text("Utförande", "Delivery")
    for language, said in words.items():
        for command in ("explain", "profile"):
            asked = [command, data, "--unit", unit, "--definition", name, "--language", language]
            assert main(asked) == 0
            assert said in " ".join(capsys.readouterr().out.split())
        book = tmp_path / f"{language}.xlsx"
        assert main(["rank", data, "--definition", name, "--language", language, "--out", str(book)]) == 0
        assert said in pd.read_excel(book).to_csv()
    for suffix in ("csv", "json"):
        out = tmp_path / f"ranking.{suffix}"
        assert main(["rank", data, "--definition", name, "--out", str(out)]) == 0
    rows = json.loads((tmp_path / "ranking.json").read_text())[root]
    assert [row["thin"] for row in rows if row["unit"] == unit] == ["utforande"]
    read = pd.read_csv(tmp_path / "ranking.csv", keep_default_na=False)
    assert read.loc[read["unit"] == unit, "thin"].tolist() == ["utforande"]


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["rank", "--awards", "--by", "lan"], "--by"),
        (["rank", "--awards", "--top", "3"], "--top"),
        (["rank", "--earlier-definition", "oppna-jamforelser-2013"], "--earlier-definition"),
        (["rank", "--period", "2013"], "--period"),
        (["rank", "--decimal", ","], "--decimal"),
        (["priorities", "--unit", "1280", "--cap", "0.5"], "--cap"),
        (["priorities", "--unit", "1280", "--outcomes"], "--outcomes"),
        (["peers", "--unit", "1280", "--peers", "lan", "--count", "3"], "--count"),
        (["peers", "--unit", "1280", "--peers", "lan", "--on", "befolkning"], "--on"),
    ],
)
def test_an_option_without_effect_is_refused(command, option, capsys):
    from hemtjanstindex.cli import main

    name, *rest = command
    assert main([name, "oppna-jamforelser-2014", "--definition", "oppna-jamforelser-2014", *rest]) == 2
    assert f"{option} has no effect" in capsys.readouterr().err
