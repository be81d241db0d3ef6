"""A score of which a heavy part was hardly observed is marked wherever it is shown, and no other score is.

There are two tables of the same units, a whole one and one in which a single unit lacks a sub-index of 44 % of the weight, and
two of the year before. By the words of the rule that unit's score on the index rests on little, and nothing else does.
"""

import csv
import inspect
import json
import re
import sys

import hemtjanstindex as hti
import numpy as np
import pandas as pd
import pytest
from hemtjanstindex import cli, plot
from hemtjanstindex.present import workbook
from test_providers import write

DEFINITION = """
schema = 1
id = "small"
edition = "2025"
status = "own"
title.sv = "Litet"
title.en = "Small"

[columns]
unit = "kod"
name = "namn"
groups = ["kommun"]
background = ["folk"]

[[survey]]
name = "asked"
rho = 0.2
source = "made up"

[[node]]
id = "index"

[[node]]
id = "delivery"
parent = "index"
weight = 44
name.sv = "Utförande"
name.en = "Delivery"

[[node]]
id = "support"
parent = "index"
weight = 56
name.sv = "Stöd"
name.en = "Support"
"""
LEAVES = {"d1": "delivery", "d2": "delivery", "s1": "support", "s2": "support", "s3": "support"}
CODES = ["0114", "0115", "0117", "0120", "0123", "0125", "0126", "0127", "0128", "0136", "0138", "0139"]
#: Whose scores of this and of last year lack a sub-index.
THIN, BEFORE = "0125", "0127"
MADE = {"thin": (THIN, 2025), "whole": ("", 2025), "thin-2024": (BEFORE, 2024), "whole-2024": ("", 2024)}
WORDS = {"sv": "mindre än hälften av Utförande", "en": "less than half of Delivery"}
#: What a page for people has beside such a score, in some words or other.
MARKS = re.compile("|".join([*WORDS.values(), "rests on little", "svagt underlag", "†"]), re.IGNORECASE)


def text():
    leaf = '\n[[node]]\nid = "{}"\nparent = "{}"\nkind = "share"\ndirection = "higher"\n'
    surveyed = 'error = "survey"\nsurvey = "asked"\n'
    return DEFINITION + "".join(leaf.format(*of) + (surveyed if of[1] == "support" else "") for of in LEAVES.items())


def made(lacking, year):
    random = np.random.default_rng(year)
    values = np.round(random.uniform(30, 95, (len(CODES), len(LEAVES))))
    values[[u == lacking for u in CODES]] = [np.nan, np.nan, 96, 96, 96]  # the best of all by what it has
    respondents = np.full(values.shape, np.nan)
    respondents[:, 2:] = 80
    return hti.Table(
        CODES,
        list(LEAVES),
        values,
        names=[f"Unit {u}" for u in CODES],
        groups={"kommun": ["A" if k < 7 else "B" for k in range(len(CODES))]},
        background={"folk": np.arange(1.0, len(CODES) + 1)},
        respondents=respondents,
        period=str(year),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("thin")
    (where / "small.toml").write_text(text(), encoding="utf-8")
    for name, of in MADE.items():
        write(made(*of), where / f"{name}.csv", "kod", "namn", ("kommun",))
    for name in ("thin", "whole"):
        table = made("", 2025)
        values = table.values.copy()
        values[1] = 95  # just below the best
        values[2, :2] = np.nan if name == "thin" else values[2, :2]
        parts = hti.Table([f"{u}-1" for u in CODES], table.indicators, values, groups={"kommun": CODES})
        write(parts, where / f"parts-{name}.csv", "stadsdel", groups=("kommun",))
    return where


@pytest.fixture(scope="module")
def definition(folder):
    return hti.load(str(folder / "small.toml"))


def scored(definition, name):
    table = made(*MADE[name])
    return hti.fit(definition, table).score(table)


# What is public


def uncertain(index, table):
    sources = [hti.vary.weights(0.25), hti.vary.sampling()]
    return hti.uncertainty(index, table, sources, n=64, pairs=[(THIN, "0114")])


def by_unit(s):
    """Frames of which every row that is about the unit shows its score, rank, or something of these."""
    index, table = s.index, s.table
    u = uncertain(index, table)
    sets = hti.rank_sets(index, table, n=50)
    out = hti.leave_one_out(index, table)
    shares = hti.sobol(index, table, hti.vary.weights(0.25), n=16, output="units")
    own = hti.sobol(index, table, hti.vary.weights(0.25), n=16, output="score", unit=THIN)
    return {
        "ranking": s.ranking(),
        "ranking by": s.ranking(by="kommun"),
        "place_in": s.place_in(s),
        "lists": s.lists().query("node == 'index'"),
        "awards": s.awards().query("node == 'index'"),
        "peers": s.peers("0123"),
        "profiles": s.profiles().query("node == 'index'"),
        "providers": s.providers("A", kind=None).units,
        "uncertainty ranks": u.ranks(),
        "uncertainty scores": u.scores(),
        "uncertainty p_top": u.p_top(3),
        "uncertainty p_group": u.p_group(),
        "uncertainty indistinguishable": u.indistinguishable(n=50),
        "uncertainty rank_sets": u.rank_sets(n=50).to_frame(),
        "rank_sets": sets.to_frame(),
        "rank_sets columns": pd.DataFrame({name: list(cells) for name, cells in sets.columns().items()}),
        "rank_sets indistinguishable": sets.indistinguishable(),
        "rank_bounds": hti.rank_bounds(index, table, 0.25).to_frame(),
        "leave_one_out": out.to_frame(),
        "leave_one_out ranks": out.ranks().reset_index(),
        "leave_one_out scores": out.scores().reset_index(),
        "sobol of units": shares.to_frame(),
        "sobol outputs": pd.DataFrame(own.output_columns()),
    }


@pytest.mark.parametrize("name", ["thin", "whole"])
def test_every_frame_of_units_marks_it(definition, name):
    found = by_unit(scored(definition, name))
    for what, frame in found.items():
        expected = ["delivery" if name == "thin" and unit == THIN else "" for unit in frame["unit"]]
        assert list(frame["thin"]) == expected, what
    shown = {what for what, frame in found.items() if name == "thin" and any(frame["thin"])}
    assert name == "whole" or shown | {"leave_one_out"} == set(found)  # without a part, another unit moves the most


@pytest.mark.parametrize("name", ["thin", "whole"])
def test_every_result_about_one_unit_marks_it(definition, name):
    s = scored(definition, name)
    mark = "delivery" if name == "thin" else ""
    assert s.thin() == [mark if unit == THIN else "" for unit in CODES]
    trace = s.trace(THIN)
    assert trace.thin == trace.to_dict()["thin"] == mark
    assert [child.thin for child in trace.children] == ["", ""]
    assert (f"rests on little: {'Delivery'}" in trace.text()) == ("svagt underlag: Utförande" in trace.text("sv")) == bool(mark)
    what_if = s.what_if(THIN)
    raised = {"s1": 90.0}
    assert what_if.before.thin == what_if(raised).thin == what_if.refit(raised).thin == mark
    assert what_if({"d1": 50.0, "d2": 50.0}).thin == ""
    assert s.what_if("0114")({"d1": "missing", "d2": "missing"}).thin == "delivery"
    plan = s.plan(THIN, rank=1)
    assert plan.before.thin == plan.after.thin == mark
    for frame in (s.explain(THIN), s.profile(THIN)):
        assert list(frame["thin"]) == [mark, *[""] * (len(frame) - 1)]
    assert set(s.priorities(THIN)["thin"]) == {mark}
    assert set(s.priorities("0114")["thin"]) == {""}
    for html in (s._repr_html_(), trace._repr_html_()):
        assert ("rests on little" in html) == (name == "thin")


def test_good_examples_are_marked_on_the_parts_they_are_examples_of(definition):
    table = made("", 2025)
    values = table.values.copy()
    values[CODES.index(THIN), 2:] = [96, np.nan, np.nan]
    table = hti.Table(CODES, table.indicators, values)
    alone = hti.Renormalise(min_coverage=0)
    method = hti.Method(missing={"missing": alone, "suppressed": alone, "not_applicable": alone})
    s = hti.fit(definition.model, method, table).score(table)
    little = {node: dict(zip(CODES, s.thin(node), strict=True)) for node in s.nodes}
    assert [little[node][THIN] for node in ("support", "s1", "delivery")] == ["support", "", ""]
    for unit, against in ((s.ranking("support")["unit"].iloc[-1], "nation"), (THIN, "best")):
        found = s.good_examples(unit, peers=CODES, against=against)
        assert list(found["thin"]) == [little[node][who] for node, who in zip(found["node"], found["unit"], strict=True)]
        assert list(found["own_thin"]) == [little[node][unit] for node in found["node"]]
        assert unit == THIN or any(found["thin"])


def test_unanswered_surveys_are_told_with_the_mark(definition):
    table = made(THIN, 2025)
    status = table.status.copy()
    u = CODES.index(THIN)
    status[u, 2] = hti.Status.not_answered
    values = table.values.copy()
    values[u, 2] = np.nan
    table = hti.Table(CODES, table.indicators, values, statuses=status)
    s = hti.fit(definition, table).score(table)
    assert list(s.answering(THIN)["thin"]) == ["delivery"]


@pytest.mark.parametrize("name", ["thin", "whole"])
def test_both_ends_of_a_change_are_marked(definition, name):
    earlier, later = scored(definition, f"{name}-2024"), scored(definition, name)
    for frame in (hti.compare(earlier, later), hti.compare(hti.backcast(later.index, earlier.table, "own"), later)):
        for column, unit in (("thin_before", BEFORE), ("thin_after", THIN)):
            assert list(frame[column]) == ["delivery" if name == "thin" and u == unit else "" for u in frame["unit"]]
    for first in (earlier, hti.backcast(later.index, earlier.table)):
        rows = hti.trend([first, later])
        marked = rows[rows["thin"] != ""][["unit", "year", "thin"]].to_numpy().tolist()
        assert marked == ([[THIN, 2025, "delivery"], [BEFORE, 2024, "delivery"]] if name == "thin" else [])
    assert set(hti.compare(earlier, later, "d1")["thin_after"]) == {""}


@pytest.mark.parametrize("name", ["thin", "whole"])
def test_districts_and_those_beside_them_are_marked(definition, folder, name):
    s = scored(definition, name)
    parts = hti.read_csv(str(folder / f"parts-{name}.csv"), definition, unit="stadsdel", groups=["kommun"])
    found = s.districts(parts)
    places, gaps = (frame.query("node == 'index'") for frame in (found.places, found.gaps))
    little = {THIN, f"{CODES[2]}-1"} if name == "thin" else set()
    for frame, columns in ((places, {"": "unit", "above_": "above", "below_": "below"}), (gaps, {"": "municipality"})):
        for what, who in columns.items():
            assert list(frame[f"{what}thin"]) == ["delivery" if code in little else "" for code in frame[who]]
    for what in ("highest", "lowest"):
        assert list(gaps[f"{what}_thin"]) == ["delivery" if code in little else "" for code in gaps[what]]
    assert (places["above_thin"] != "").any() == (name == "thin")


#: Public methods and functions that show no unit's score or rank, or that give one number for one question.
SHOWS_NONE = {
    "Scores": {
        "answering", "importance", "provenance", "ranking_columns", "to_frame", "place_columns", "coverage",
        "districts",
    },
    "Uncertainty": {
        "above", "alternative_columns", "base_ranks", "bin_width", "bytes", "expected_ranks", "extend", "extended",
        "failure_columns", "group_columns", "group_shares", "memory", "merge", "merged", "missing", "p_above", "p_rank",
        "part", "precise", "provenance", "rank_columns", "rank_share_columns", "rank_shares", "rank_values", "restored",
        "score_columns", "scored_shares", "source_names", "sources", "to_bytes", "top_columns", "top_shares",
    },
    "RankSets": {"provenance"},
    "RankBounds": {"weights", "provenance"},
    "LeaveOneOut": {"provenance"},
    "Sensitivity": {
        "provenance", "interactions", "interaction_columns", "sources", "alternative_columns", "failure_columns",
    },
}  # fmt: skip
#: What the tests above ask.
ASKED = {
    "Scores": {
        "awards", "explain", "good_examples", "lists", "peers", "place_in", "plan", "priorities", "profile", "profiles",
        "providers", "published", "ranking", "thin", "trace", "what_if",
    },
    "Uncertainty": {"ranks", "scores", "p_top", "p_group", "indistinguishable", "rank_sets", "thin"},
    "RankSets": {"to_frame", "columns", "indistinguishable"},
    "RankBounds": {"to_frame"},
    "LeaveOneOut": {"to_frame", "columns", "own_columns", "ranks", "scores"},
    "Sensitivity": {"to_frame", "columns", "output_columns"},
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_no_result_is_forgotten(name):
    methods = {member for member, _ in inspect.getmembers(getattr(hti, name), callable) if not member.startswith("_")}
    assert methods == ASKED[name] | (SHOWS_NONE[name] & methods)


# Commands

ONE = ["--unit", THIN]
#: What is run of each command, with the lists that it writes and the columns of marks in them.
COMMANDS = {
    "rank": (["{}.csv"], {"index": ["thin"]}),
    "rank lists": (["{}.csv", "--lists", "--earlier", "{}-2024.csv"], {"index": ["thin"], "awards": ["thin"]}),
    "rank awards": (["{}.csv", "--awards"], {"awards": ["thin"]}),
    "publish": (["{}.csv", "--earlier", "{}-2024.csv"], {"published": ["thin"]}),
    "trace": (["{}.csv", *ONE], {}),
    "explain": (["{}.csv", *ONE], {"contributions": ["thin"]}),
    "profile": (["{}.csv", *ONE], {"profile": ["thin"]}),
    "priorities": (["{}.csv", *ONE, "--goal-rank", "1"], {"priorities": ["thin"]}),
    "whatif": (["{}.csv", *ONE, "--set", "s1=90", "--refit"], {"whatif": ["thin"]}),
    "peers": (["{}.csv", "--unit", "0114", "--peers", "kommun"], {"peers": ["thin"]}),
    "compare": (["{}-2024.csv", "{}.csv"], {"changes": ["thin_before", "thin_after"], "trend": ["thin"]}),
    "compare unit": (["{}-2024.csv", "{}.csv", *ONE], {"changes": ["thin_before", "thin_after"], "trend": ["thin"]}),
    "districts": (
        ["parts-{}.csv", "--reference", "{}.csv"],
        {"places": ["thin", "above_thin", "below_thin"], "gaps": ["thin", "highest_thin", "lowest_thin"]},
    ),
    "units": (["{}.csv", "--municipality", "A"], {"units": ["thin", "thin_delivery", "thin_support"]}),
    "uncertainty": (["{}.csv", "-n", "64"], {name: ["thin"] for name in ("ranks", "scores", "groups")}),
    "uncertainty unit": (["{}.csv", "-n", "64", *ONE], {name: ["thin"] for name in ("ranks", "often", "scores", "groups")}),
    "rank-sets": (["{}.csv", "-n", "50"], {"rank_sets": ["thin"]}),
    "sensitivity": (["{}.csv", "-n", "16"], {"without": ["thin"], "outputs": ["thin"]}),
    "sensitivity unit": (
        ["{}.csv", "-n", "16", *ONE, "--output", "rank"], {"without": ["thin", "own_thin"], "outputs": ["thin"]},
    ),
}  # fmt: skip
SUFFIXES = {"trace": (".json", "text")}
WRITTEN = [(name, suffix) for name in COMMANDS for suffix in SUFFIXES.get(name, (".csv", ".json", ".xlsx", "text"))]
#: Commands whose CSV is of factors, not of units.
OF_FACTORS = {"sensitivity", "sensitivity unit"}
#: Where the unit may not be shown: without a part another one moves the most, and these CSVs are of no unit's score.
MAY_MISS = {("sensitivity", suffix) for suffix in (".csv", ".json", ".xlsx", "text")} | {("sensitivity unit", ".csv")}


def run(folder, name, suffix, table, language, capsys):
    """Give what a command writes: text, or by list its rows."""
    arguments = [word.format(table) for word in COMMANDS[name][0]]
    asked = [name.split()[0], *arguments, "--definition", "small.toml", "--language", language]
    out = folder / f"{name.replace(' ', '-')}-{table}-{language}{suffix}"
    assert cli.main([*asked, *(["--out", str(out)] if suffix != "text" else [])]) == 0, capsys.readouterr().err
    page = capsys.readouterr().out
    if suffix == "text":
        return page
    if suffix == ".json":
        return json.loads(out.read_text(encoding="utf-8"))
    if suffix == ".csv":
        with open(out, encoding="utf-8", newline="") as file:
            return {next(iter(COMMANDS[name][1])): list(csv.DictReader(file))}
    return {
        sheet: rows.to_dict("records")
        for sheet, rows in pd.read_excel(out, sheet_name=None, keep_default_na=False, header=workbook.HEADER - 1).items()
    }


def about(row, column):
    """The unit that a mark is about."""
    if column == "own_thin":
        return THIN
    who = {"above_thin": "above", "below_thin": "below", "highest_thin": "highest", "lowest_thin": "lowest"}.get(column, "unit")
    return row.get(who, row.get("municipality", THIN))


@pytest.mark.parametrize(("name", "suffix"), [(n, s) for n, s in WRITTEN if s in (".csv", ".json")])
def test_every_list_of_every_command_marks_it_and_nothing_else(folder, name, suffix, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    told = run(folder, name, suffix, "thin", "sv", capsys)
    whole = run(folder, name, suffix, "whole", "sv", capsys)
    if name == "trace":
        assert (told["trace"]["thin"], whole["trace"]["thin"]) == ("delivery", "")
        return
    seen = 0
    for which, columns in COMMANDS[name][1].items():
        if suffix == ".csv" and (name in OF_FACTORS or which != next(iter(COMMANDS[name][1]))):
            continue
        for row in told[which]:
            for column in columns:
                of = about(row, column)
                little = of in {THIN, f"{CODES[2]}-1"} if column != "thin_before" else of == BEFORE
                if row.get("year"):
                    little = (of, str(row["year"])) in {(THIN, "2025"), (BEFORE, "2024")}
                if (which != "without" and row.get("node", "index") != "index") or column in ("thin_delivery", "thin_support"):
                    little = False
                assert row[column] == ("delivery" if little else ""), (which, column, row)
                seen += bool(row[column])
        assert not any(row[column] for row in whole[which] for column in columns)
    assert seen or (name, suffix) in MAY_MISS


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("name", "suffix"), [(n, s) for n, s in WRITTEN if s in (".xlsx", "text")])
def test_every_page_and_workbook_says_it_in_words(folder, name, suffix, language, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    if suffix == "text":
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)  # a page for people, not a CSV for a pipe
        told, whole = (run(folder, name, suffix, table, language, capsys) for table in ("thin", "whole"))
        told = " ".join(told.split())
        assert MARKS.search(told) or (name, suffix) in MAY_MISS
        assert not MARKS.search(whole)
        return
    told, whole = (
        {cell for rows in run(folder, name, suffix, table, language, capsys).values() for row in rows for cell in row.values()}
        for table in ("thin", "whole")
    )
    assert any(WORDS[language] in str(cell) for cell in told) or (name, suffix) in MAY_MISS
    assert not any(MARKS.search(str(cell)) for cell in whole)


def test_no_command_is_forgotten():
    known = {module.__name__.rpartition(".")[2].replace("_", "-") for module in cli.COMMANDS}
    assert {name.split()[0] for name in COMMANDS} == known - {
        "validate",
        "report",
        "orders",
        "tool",
        "plot",
    }  # they say it in a sentence, or show no list


# Pictures


def words_of(figure):
    """All that is written in a picture."""
    texts = list(figure.texts) + [
        t for axes in figure.axes for t in (*axes.texts, *axes.get_yticklabels(), *axes.get_xticklabels())
    ]
    return [text.get_text() for text in texts]


def pictures(s):
    u = hti.uncertainty(s.index, s.table, hti.vary.weights(0.25), n=64, pairs=[(a, b) for a in CODES for b in CODES if a < b])
    return {
        "ranking": lambda language: plot.ranking(s.ranking(), language=language),
        "map": lambda language: plot.map(s, names=12, language=language),
        "matrix": lambda language: plot.matrix(s.providers("A", kind=None), language=language),
        "ranks": lambda language: u.plot.ranks(language=language),
        "probabilities": lambda language: u.plot.probabilities(language=language),
        "dominance": lambda language: u.plot.dominance(CODES, language=language),
    }


def test_no_picture_is_forgotten(definition):
    pytest.importorskip("matplotlib")
    drawn = set(plot.__all__) - {"UncertaintyPlots"}
    drawn |= {name for name, _ in inspect.getmembers(plot.UncertaintyPlots, callable) if not name.startswith("_")}
    assert set(pictures(scored(definition, "whole"))) == drawn


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_picture_marks_it_and_says_what_the_mark_means(definition, language):
    pytest.importorskip("matplotlib")
    meaning = {"sv": "vagt underlag", "en": "ests on little"}[language]
    for name, draw in pictures(scored(definition, "thin")).items():
        said = words_of(draw(language))
        assert {text for text in said if "†" in text and THIN in text}, name
        assert not {text for text in said if "†" in text and any(u in text for u in CODES if u != THIN)}, name
        assert any(meaning in text for text in said), name
    for name, draw in pictures(scored(definition, "whole")).items():
        assert not any("†" in text or meaning in text for text in words_of(draw(language))), name
