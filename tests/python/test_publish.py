"""The table that is published, against the rankings, statuses and changes that it is made of."""

import csv
import io
import json

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex import cli
from test_cli import terminal
from test_lists import EDITIONS, NOW, THEN, real

ASKED = [NOW, "-d", NOW, "--earlier", THEN]


@pytest.fixture(scope="module", params=EDITIONS, ids=["real", "synthetic"])
def editions(request):
    make, now, then = request.param
    return make(now), make(then)


def test_the_table_is_what_the_lists_say(editions):
    now, then = editions
    table = now.published(earlier=then)
    model = now.index.model
    whole = now.ranking(earlier=then)
    for name in (
        "unit",
        "name",
        "score",
        "rank",
        "group",
        "coverage",
        "thin",
        "reason",
        "reason_node",
        "change_rank",
        "change_score",
    ):
        assert table[name].equals(whole[name]), name
    parts = [node for node in model.children(model.root) if model[node].indicator is None]
    assert list(table.columns[7 : 7 + len(parts)]) == parts
    for part in parts:
        scores = now.ranking(part).set_index("unit")["score"]
        np.testing.assert_array_equal(table[part], scores.loc[table["unit"]])
    for by in ("lan", "storleksklass"):
        within = now.ranking(by=by, earlier=then).set_index("unit").loc[table["unit"]]
        np.testing.assert_array_equal(table[f"rank_{by}"], within["rank"])
        np.testing.assert_array_equal(table[f"change_rank_{by}"], within["change_rank"])


def test_gaps_are_the_statuses_of_the_indicators_that_weigh(editions):
    now, _ = editions
    table, definition = now.table, now.index.definition
    kinds = ["missing", "not_answered", "suppressed", "not_applicable"]
    gaps = dict(zip(*(now.published()[name] for name in ("unit", "gaps")), strict=True))
    told = set()
    for u, unit in enumerate(table.units):
        has = {
            kinds[table.status[u, table.indicators.index(i)] - 1]
            for i in definition.model.indicators
            if table.status[u, table.indicators.index(i)]
        }
        assert list(gaps[unit]) == [kind for kind in kinds if kind in has]
        told |= has
    assert len(told) >= 2


def test_an_indicator_without_weight_leaves_no_gap():
    nodes = [
        hti.Node("index"),
        hti.Node("part", "index"),
        hti.Node("a", "part", 1, indicator=hti.Indicator()),
        hti.Node("b", "part", 0, indicator=hti.Indicator()),
    ]
    table = hti.Table(["u", "v", "w"], ["a", "b"], [[1, np.nan], [2, 3], [3, 4]])
    scores = hti.fit(hti.Model(nodes), hti.Method(), table).score(table)
    assert [list(gaps) for gaps in scores.published(by=[])["gaps"]] == [[], [], []]


def test_changes_are_marked_where_the_definitions_differ():
    now, then = real(NOW), real(THEN)
    table = now.published(earlier=then)
    changed = table["change_score"].notna()
    assert set(table[changed]["comparable"]) == {False}
    assert table[~changed]["comparable"].isna().all()
    same = now.published(earlier=now)
    assert set(same[same["score"].notna()]["comparable"]) == {True}
    text = terminal("publish", *ASKED, "--language", "sv")
    assert "upp/ned*" in text
    assert "* Definitionen har ändrats" in text
    assert "*" not in terminal("publish", NOW, "-d", NOW, "--language", "sv")


def test_a_workbook_has_a_sheet_for_all_and_for_each_way_to_group(tmp_path):
    out = tmp_path / "table.xlsx"
    assert cli.main(["publish", *ASKED, "--language", "sv", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Tabell", "län", "storleksklass", "Utmärkelser", "Klättrare", "Ursprung"]
    headings = [cell.value for cell in book["Tabell"][5]]
    assert headings[:7] == ["plats", "upp/ned", "kod", "namn", "poäng", "ändring", "jämförbart"]
    assert {"Information", "Utförande", "Stöd och utveckling", "grupp", "täckning", "bortfall", "orsak"} <= set(headings)
    table = real(NOW).published(earlier=real(THEN))
    rows = list(book["Tabell"].iter_rows(min_row=6, values_only=True))
    assert [row[2] for row in rows] == list(table["unit"])
    assert {row[6] for row in rows} == {"nej", None}
    assert [cell.number_format for cell in book["Tabell"][6]][4] == "0.0"
    sizes = list(dict.fromkeys(row[0] for row in book["storleksklass"].iter_rows(min_row=6, values_only=True)))
    assert sizes == ["upp till 15 000", "15 001-30 000", "30 001-70 000", "70 001-200 000", "över 200 000"]
    first = next(book["län"].iter_rows(min_row=6, values_only=True))
    assert first[1] == 1
    told = "\n".join(str(row[1]) for row in book["Ursprung"].iter_rows(values_only=True))
    assert "Lika poäng delar utmärkelsen" in told


def test_files_hold_the_same_table(tmp_path, capsys):
    table = real(NOW).published(earlier=real(THEN))
    assert cli.main(["publish", *ASKED, "--out", str(tmp_path / "t.json")]) == 0
    told = json.loads((tmp_path / "t.json").read_text())
    assert list(told) == ["provenance", "published", "awards", "climbers"]
    assert [row["unit"] for row in told["published"]] == list(table["unit"])
    assert [row["information"] for row in told["published"]] == list(table["information"])
    assert told["published"][0]["gaps"] == list(table["gaps"][0])
    assert len(told["provenance"]["rules"]) == 3
    assert cli.main(["publish", *ASKED, "--csv", "sv", "--by", "lan", "--out", str(tmp_path / "t.csv")]) == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    labels = [row["lan"] for row in rows]
    assert labels == sorted(labels)
    assert sorted(row["unit"] for row in rows) == sorted(table["unit"])
    by_unit = table.set_index("unit")
    assert all(row["score"].replace(",", ".") == str(by_unit["score"][row["unit"]]).replace("nan", "") for row in rows)
    capsys.readouterr()


def test_climbers_are_those_who_climbed_most_and_what_it_consists_of():
    now, then = real(NOW), real(THEN)
    from hemtjanstindex.present import publish

    climbers = publish.honours(now, then)["climbers"]
    changes = hti.compare(then, now).set_index("unit")
    climbed = (changes["rank_before"] - changes["rank_after"]).dropna().sort_values(ascending=False)
    least = climbed.iloc[9]
    assert set(climbers["unit"]) == set(climbed[climbed >= least].index)
    assert list(climbers["rank_change"]) == sorted(climbers["rank_change"], reverse=True)
    parts = sum(np.asarray(climbers[f"rank_{part}"]) for part in ("values", "statuses", "frame", "definition", "others"))
    np.testing.assert_allclose(parts, climbers["rank_change"], atol=1e-9)


def test_without_an_earlier_edition_nobody_climbs(capsys):
    text = terminal("publish", NOW, "-d", NOW, "--by", "storleksklass", "--language", "en")
    assert "Municipality of the year" in text or "year" in text
    assert "climber" not in text.split("Rules.")[0]
    assert text.index("upp till 15 000") < text.index("15 001-30 000") < text.index("över 200 000")
    assert cli.main(["publish", NOW, "-d", NOW, "--by", "nothing"]) == 2
    assert "nothing" in capsys.readouterr().err
