"""``priorities``, ``whatif`` and ``compare`` on the command line: the pages say what the library computes."""

import csv
import json
import re
import shutil

import hemtjanstindex as hti
import openpyxl
import pytest
from hemtjanstindex.present import climbs, workbook
from test_cli import NAME, run

BEFORE = "oppna-jamforelser-2013"
MADE_UP = "hemtjanstindex-2025"


@pytest.fixture(scope="module")
def scores():
    table = hti.datasets.load(NAME)
    return hti.fit(hti.load(NAME), table).score(table)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    """Two made-up editions as files, with counts of answers."""
    folder = tmp_path_factory.mktemp("made_up")
    for year in (2024, 2025):
        table = hti.datasets.synthetic_edition(year).municipalities
        words = [status.name for status in hti.Status]
        with (folder / f"{year}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            columns = [f"{i}{what}" for i in table.indicators for what in ("", ":respondents", ":population")]
            writer.writerow(["kommunkod", "kommun", *columns])
            for u, unit in enumerate(table.units):
                cells = []
                for i in range(len(table.indicators)):
                    cells.append(table.values[u, i] if table.status[u, i] == 0 else words[table.status[u, i]])
                    cells += ["" if x != x else x for x in (table.respondents[u, i], table.population[u, i])]
                writer.writerow([unit, table.names[u], *cells])
    return folder


def page(*arguments):
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_priorities_page_says_what_the_library_gives(scores):
    text = page("priorities", NAME, "-d", NAME, "--unit", "1290", "--earlier", BEFORE, "--goal-rank", 100)
    rows = scores.priorities("1290", earlier=hti.datasets.load(BEFORE))
    lines = text.splitlines()
    assert "Kristianstad (1290)" in lines[2]
    assert "rank 152 of 286" in lines[2]
    for row in rows.itertuples():
        name = scores.index.model[row.indicator].name.in_("en")
        line = next(line for line in lines if name in line)
        if row.upper_quartile_raw != row.raw:
            assert f"{row.upper_quartile_gain:+.2f}" in line
    plan = scores.plan("1290", rank=100)
    assert f"rank {plan.after.rank:g} of 286" in text
    assert "none cheaper" in text
    assert "people" not in lines[4]  # no counts in these figures


def test_a_unit_without_a_score_is_told_so():
    text = page("priorities", NAME, "-d", NAME, "--unit", "2506", "--goal-rank", 50)
    assert "Arjeplog (2506): no score" in text
    assert "no plan" in text
    assert "no rank" in page("whatif", NAME, "-d", NAME, "--unit", "2506", "--set", "htj_helhet=missing")


def test_priorities_in_files(tmp_path, scores):
    asked = ["priorities", NAME, "-d", NAME, "--unit", "1290", "--goal-score", 60, "--effort", "bemotande_htj=3,5"]
    for suffix in ("csv", "json", "xlsx"):
        assert run(*asked, "--out", tmp_path / f"p.{suffix}").returncode == 0
    rows = list(csv.DictReader((tmp_path / "p.csv").read_text(encoding="utf-8").splitlines()))
    expected = scores.priorities("1290")
    assert [row["indicator"] for row in rows] == list(expected["indicator"])
    assert [float(row["best_gain"]) for row in rows] == list(expected["best_gain"])
    content = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    plan = scores.plan("1290", score=60, effort={"bemotande_htj": 3.5})
    assert [step["indicator"] for step in content["plan"]] == [step.indicator for step in plan.steps]
    assert content["provenance"]["unit"] == "1290"
    assert openpyxl.load_workbook(tmp_path / "p.xlsx").sheetnames == [
        "Priorities",
        "Plan",
        "Not in the plan",
        "Indicators",
        "provenance",
    ]


def test_a_goal_reached_is_told_so():
    assert "Already reached: rank 286.\n" in page("priorities", NAME, "-d", NAME, "--unit", "1290", "--goal-rank", 286)
    text = page("priorities", NAME, "-d", NAME, "--unit", "1290", "--goal-score", 50, "--language", "sv")
    assert "Redan nått: 50,0 poäng." in text


def test_places_keep_their_sign():
    assert [climbs.places(x, "en") for x in (0.5, -0.5, 0.04, -0.04, 3.0, -12.25)] == ["+0.5", "−0.5", "0", "0", "+3", "−12.3"]


def test_importance_is_labelled_an_association():
    text = page("priorities", NAME, "-d", NAME, "--unit", "1290", "--outcome", "htj_helhet", "--language", "sv")
    assert "ett samband" in text
    assert "Nöjd med helheten" in text
    assert re.search(r"\d,\d\xa0% \(−?\d+,\d\xa0% – [+−]?\d+,\d\xa0%\)", text)
    assert text.splitlines()[6].startswith("Prioritera ")


def test_priorities_of_a_made_up_municipality(made_up):
    unit = hti.datasets.synthetic_edition(2025).municipalities.units[16]
    text = page("priorities", made_up / "2025.csv", "-d", MADE_UP, "--unit", unit, "--by", "responsible")
    assert "(reconstruction)" in text.splitlines()[0]
    assert re.search(r"about \d+ (more|fewer) of \d+ users", text)
    assert "\nUtförarna\n" in text


def test_unanswered_surveys_are_told(made_up):
    table = hti.datasets.synthetic_edition(2025).municipalities
    unit = next(u for k, u in enumerate(table.units) if (table.status[k] == hti.Status.not_answered).any())
    text = page("priorities", made_up / "2025.csv", "-d", MADE_UP, "--unit", unit)
    assert "Not answered: " in text
    assert "like the median" in text


def test_whatif(tmp_path, scores):
    asked = ["whatif", NAME, "-d", NAME, "--unit", "1290", "--set", "trygghet_htj=50", "--set", "personalkontinuitet_htj=9,5"]
    text = page(*asked)
    after = scores.what_if("1290")({"trygghet_htj": 50.0, "personalkontinuitet_htj": 9.5})
    assert re.search(rf"if so +{after.score:.1f}  rank {after.rank:g} of 286", text)
    assert run(*asked, "--refit", "--out", tmp_path / "w.json").returncode == 0
    assert "and the scale stay as they are" in text
    assert "but for where it is learnt anew" in page(*asked, "--refit")
    content = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    assert [row["case"] for row in content["whatif"]] == ["now", "if", "refit"]
    assert content["whatif"][1]["score"] == after.score
    assert content["edits"][0]["now"] == 39


def test_a_row_of_ones_own(tmp_path, scores):
    own = tmp_path / "own.csv"
    own.write_text("kommunkod;trygghet_htj;bemotande_htj;htj_helhet\n1290;46,5;;92\n", encoding="utf-8")
    text = page("whatif", NAME, "-d", NAME, "--row", own)
    after = scores.what_if("1290")({"trygghet_htj": 46.5, "bemotande_htj": "missing"})
    assert f"rank {after.rank:g} of 286" in text
    assert "46.5 %" in text
    assert "missing" in text
    done = run("whatif", NAME, "-d", NAME, "--row", own, "--unit", "0114")
    assert f"{own}: unknown_unit" in done.stderr
    assert "Overall satisfaction" not in text  # the figure is the one already there


def test_who_holds_an_end_of_the_scale_is_told(tmp_path):
    definition = tmp_path / "plain.toml"
    definition.write_text(f'schema = 1\nid = "plain"\nextends = "{NAME}"\n[method]\nnormalise = "min_max"\n', encoding="utf-8")
    table = hti.datasets.load(NAME)
    column = table.to_frame()["htj_helhet"]
    alone = column.idxmin()
    assert (column == column.min()).sum() == 1
    text = page("whatif", NAME, "-d", definition, "--unit", alone, "--set", "htj_helhet=90")
    assert "--refit" in text
    assert "--refit" not in page("whatif", NAME, "-d", definition, "--unit", "1290", "--set", "htj_helhet=90")


def test_compare_published_editions(tmp_path, scores):
    done = run("compare", BEFORE, NAME)
    assert (done.returncode, done.stderr) == (0, "")
    rows = {row["unit"]: row for row in csv.DictReader(done.stdout.splitlines())}
    earlier_table = hti.datasets.load(BEFORE)
    earlier = hti.fit(hti.load(BEFORE), earlier_table).score(earlier_table)
    expected = hti.compare(earlier, scores).set_index("unit")
    assert float(rows["1290"]["score_definition"]) == expected.loc["1290", "score_definition"]
    assert float(rows["1290"]["rank_change"]) == -3
    assert rows["1290"]["earlier_definition"] == BEFORE
    text = page("compare", BEFORE, NAME, "--unit", "1290", "--language", "sv")
    assert "antalet svar, eller hur lika en persons svar är, är inte känt" in text
    assert run("compare", BEFORE, NAME, "--out", tmp_path / "c.xlsx").returncode == 0
    assert openpyxl.load_workbook(tmp_path / "c.xlsx").sheetnames == ["Changes", "Over the years", "provenance"]


def test_compare_by_one_definition():
    text = page("compare", "oppna-jamforelser-2012", BEFORE, NAME, "-d", NAME, "--unit", "1290", "--node", "information")
    assert "by the definition of the last" in text
    years = re.findall(r"^(\d{4}) .* (yes|no) +(yes|no) ", text, re.MULTILINE)
    assert years == [(year, "yes", "yes") for year in ("2012", "2013", "2014")]


def test_compare_marks_the_noise_of_made_up_editions(made_up):
    unit = hti.datasets.synthetic_edition(2025).municipalities.units[16]
    text = page("compare", made_up / "2024.csv", made_up / "2025.csv", "-d", MADE_UP, "--unit", unit)
    assert re.search(r"^2024 .* yes +yes ", text, re.MULTILINE)
    assert "points a year" in text
    assert re.search(r"places climbed$", text, re.MULTILINE)
    shutil.copy(made_up / "2024.csv", made_up / "before.csv")
    assert "years are not told" in page("compare", made_up / "before.csv", made_up / "2025.csv", "-d", MADE_UP, "--unit", unit)
    done = run("compare", made_up / "2024.csv", made_up / "2025.csv", "-d", "hemtjanstindex-2024", "-d", MADE_UP)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert {"true", "false"} <= {row["within_noise"] for row in rows}
    assert {row["status"] for row in rows} == {"reconstruction"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["priorities", NAME, "-d", NAME, "--unit", "0000"], "unknown_unit"),
        (["priorities", NAME, "-d", NAME, "--unit", "1290", "--outcome", "nothing"], "unknown_node"),
        (["priorities", NAME, "-d", NAME, "--unit", "1290", "--goal-rank", "9", "--effort", "htj_helhet"], "syntax_error"),
        (["priorities", NAME, "-d", NAME, "--unit", "1290", "--goal-rank", "9", "--goal-score", "9"], "not allowed"),
        (["priorities", NAME, "-d", NAME, "--unit", "1290", "--goal-rank", "287"], "at most 286"),
        (["priorities", NAME, "-d", NAME, "--unit", "1290", "--earlier", "oppna-jamforelser-2012"], "of 2012, these of 2014"),
        (["compare", NAME, BEFORE], "give the older first"),
        (["rank", BEFORE, "-d", BEFORE, "--earlier", NAME], "of 2014, those compared with it of 2013"),
        (["peers", BEFORE, "-d", BEFORE, "--unit", "1290", "--earlier", NAME], "of 2014, those compared with it of 2013"),
        (["whatif", NAME, "-d", NAME, "--set", "htj_helhet=90"], "--unit is needed"),
        (["whatif", NAME, "-d", NAME, "--unit", "1290", "--set", "htj_helhet=ej besvarad"], "one of missing, not_answered, "),
        (["whatif", NAME, "-d", NAME, "--unit", "1290", "--set", "htj_helhet=1", "--set", "htj_helhet=2"], "more than once"),
        (["whatif", NAME, "-d", NAME, "--unit", "1290", "--set", "htj_helhet=many"], "not_a_number"),
        (["whatif", NAME, "-d", NAME, "--unit", "1290", "--set", "htj_helhet=190"], "out_of_range"),
        (["compare", NAME], "two editions or more"),
        (["compare", NAME, "nothing.csv"], "--definition is needed"),
    ],
)
def test_bad_input_ends_with_2(arguments, said):
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sheets"),
    [
        (["whatif", NAME, "--set", "htj_helhet=not_answered"], ["Vad händer om", "Andra uppgifter", "Indikatorer"]),
        (
            ["priorities", NAME, "--earlier", "oppna-jamforelser-2013", "--goal-rank", "50"],
            ["Prioriteringar", "Plan", "Utanför planen", "Indikatorer"],
        ),
        (["compare", "oppna-jamforelser-2013", NAME], ["Ändringar", "Över åren"]),
    ],
)
def test_a_swedish_workbook_is_swedish(tmp_path, arguments, sheets):
    command, out = [*arguments, "-d", NAME, "--unit", "1290", "--out"], tmp_path / "b.xlsx"
    assert run(*command, out, "--language", "sv").stderr == ""
    assert run(*command, tmp_path / "b.json").stderr == ""
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [*sheets, "Ursprung"]
    lists = list(json.loads((tmp_path / "b.json").read_text(encoding="utf-8")).values())[1:]
    for sheet, rows in zip(book.worksheets, lists, strict=False):
        headings = [cell.value for cell in sheet[workbook.HEADER]]
        assert 1 < len(headings) <= len(rows[0]) + 1
        assert not any("_" in heading or heading in ("grade", "effort", "score", "rank", "name") for heading in headings)
    facts = dict(book["Ursprung"].iter_rows(values_only=True))
    assert facts["uppgift"] == "värde"
    assert facts["vems val"] == "egna vikter och regler"
    if command[0] == "whatif":
        assert book["Andra uppgifter"]["A6"].value == "Nöjd med helheten"
        assert "ej besvarad" in [cell.value for cell in book["Andra uppgifter"][6]]
        assert book["Vad händer om"]["A6"].value == "nu"
