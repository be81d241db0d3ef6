"""Ranking lists and awards: the frames, and what the command makes of them."""

import csv
import io
import json

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex.present import workbook
from test_cli import run, terminal

NOW, THEN = "oppna-jamforelser-2014", "oppna-jamforelser-2013"
COMMAND = ["rank", NOW, "--definition", NOW, "--earlier", THEN]


def real(name):
    table = hti.datasets.load(name)
    return hti.fit(hti.load(name), table).score(table)


def synthetic(year):
    table = hti.datasets.synthetic_edition(year).municipalities
    return hti.fit(hti.load(f"hemtjanstindex-{year}"), table).score(table)


EDITIONS = [(real, NOW, THEN), (synthetic, 2025, 2024)]


@pytest.fixture(scope="module", params=EDITIONS, ids=["real", "synthetic"])
def editions(request):
    make, now, then = request.param
    return make(now), make(then)


def test_lists_hold_the_rankings_of_every_node_but_the_indicators(editions):
    now, then = editions
    frame = now.lists(earlier=then)
    model = now.index.model
    assert list(frame["node"].drop_duplicates()) == [n.id for n in model.nodes if n.indicator is None]
    for node, rows in frame.groupby("node", sort=False):
        earlier = then if node in then.nodes else None
        ranking = now.ranking(node, earlier=earlier)
        shared = [column for column in ranking if column in rows]
        assert rows[shared].reset_index(drop=True).equals(ranking[shared])
        assert rows["change_rank"].isna().all() == (earlier is None)
        for by in ("lan", "storleksklass"):
            within = now.ranking(node, by=by, earlier=earlier).set_index("unit")
            found = rows.set_index("unit").loc[within.index]
            np.testing.assert_array_equal(found[f"rank_{by}"], within["rank"])
            assert (found[by] == within[by]).all()
            if earlier is not None:
                np.testing.assert_array_equal(found[f"change_rank_{by}"], within["change_rank"])


def test_changes_are_from_the_earlier_list(editions):
    now, then = editions
    rows = now.ranking(earlier=then).set_index("unit")
    before = then.ranking().set_index("unit").reindex(rows.index)
    np.testing.assert_array_equal(rows["change_rank"], before["rank"] - rows["rank"])
    np.testing.assert_array_equal(rows["change_score"], rows["score"] - before["score"])
    assert (rows["change_rank"] > 0).sum() > 50


def test_awards_name_the_first_on_each_list_and_the_climber(editions):
    now, then = editions
    frame = now.awards(earlier=then)
    model = now.index.model
    assert list(frame.groupby(["honour", "node"], sort=False).groups) == [
        ("of_the_year", model.root),
        *(("best", node) for node in model.children(model.root)),
        ("climber", model.root),
    ]
    for (_, node), rows in frame[frame["honour"] != "climber"].groupby(["honour", "node"]):
        ranking = now.ranking(node)
        first = ranking[ranking["score"] == ranking["score"].max()]
        assert list(rows["unit"]) == list(first["unit"])
        assert (rows["rank"] == 1).all()
        assert list(rows["coverage"]) == list(first["coverage"])
        assert list(rows["missing"]) == list(first["missing"])
        assert (rows["shared"] == (len(first) > 1)).all()
    climber = frame.iloc[-1]
    assert climber["change_rank"] == now.ranking(earlier=then)["change_rank"].max() > 0
    assert "climber" not in set(now.awards()["honour"])


def test_a_climb_says_what_it_consists_of(editions):
    now, then = editions
    frame = now.awards(earlier=then)
    for row in frame.dropna(subset="change_rank").to_dict("records"):
        change = hti.compare(then, now, row["node"]).set_index("unit").loc[row["unit"]]
        for part in ("values", "statuses", "frame", "definition", "others"):
            assert row[f"rank_{part}"] == pytest.approx(change[f"rank_{part}"], abs=1e-12)
        assert row["change_rank"] == change["rank_before"] - change["rank_after"]
        assert row["rank_regression"] == pytest.approx(change["rank_regression"])
        assert row["comparable"] == change["comparable"]
    ranks = then.ranking().set_index("unit")["rank"].reindex(now.ranking(earlier=then)["unit"]).to_numpy()
    climbed = now.ranking(earlier=then)["change_rank"].to_numpy()
    there = ~np.isnan(ranks) & ~np.isnan(climbed)
    slope = np.polyfit(ranks[there], climbed[there], 1)[0]  # least squares by numpy
    assert frame["rank_slope"].iloc[0] == pytest.approx(slope)
    climber = frame.iloc[-1]
    before = climber["rank"] + climber["change_rank"]
    assert climber["rank_regression"] == pytest.approx(slope * (before - ranks[there].mean()))


def test_a_climb_is_told_in_words():
    made_up = synthetic(2025).awards(earlier=synthetic(2024)).iloc[-1]
    assert made_up["rank_statuses"] > 0.9 * made_up["change_rank"]  # figures that came to be there, not better ones
    assert made_up["comparable"]
    climber = real(NOW).awards(earlier=real(THEN)).iloc[-1]
    assert not climber["comparable"]
    for language, said in {
        "sv": (
            "egna uppgifter som finns i båda utgåvorna",
            "tillkommit",
            "regression mot medelvärdet",
            "Definitionen har ändrats",
        ),
        "en": ("own figures that both editions have", "came to be there", "regression to the mean", "definition has changed"),
    }.items():
        text = " ".join(terminal(*COMMAND, "--awards", "--language", language).split())
        for words in said:
            assert words in text
        assert f"{climber['rank_values']:+.1f}" in text.replace(",", ".")


def test_shared_awards_are_shared_in_the_open():
    model = hti.Model([hti.Node("index"), hti.Node("a", "index", indicator=hti.Indicator())])
    table = hti.Table(["1", "2", "3"], ["a"], [[5.0], [9.0], [9.0]])
    frame = hti.fit(model, hti.Method(), table).score(table).awards()
    assert list(frame["unit"]) == ["2", "3"]
    assert frame["shared"].all()


def test_size_classes():
    assert hti.size_class(30_000) == "15 001-30 000"
    table = hti.datasets.load(NOW)
    bare = hti.Table(table.units, table.indicators, table.values, background=table.background)
    made = hti.with_size_classes(bare, "befolkning_2016").groups["storleksklass"]
    assert made == [hti.size_class(n) for n in table.background["befolkning_2016"]]
    with pytest.raises(hti.DataError, match="befolkning_2016"):
        hti.with_size_classes(bare)


def test_lists_as_a_workbook_in_swedish(tmp_path):
    assert run(*COMMAND, "--lists", "--language", "sv", "--out", tmp_path / "l.xlsx").stderr == ""
    book = openpyxl.load_workbook(tmp_path / "l.xlsx")
    model = hti.load(NOW).model
    names = [model[node].name.sv for node in ("index", "information", "utforande", "stod_och_utveckling")]
    assert book.sheetnames == ["Utmärkelser", *names, "Ursprung"]
    header, first = list(book[names[0]].iter_rows(values_only=True, min_row=workbook.HEADER))[:2]
    row = dict(zip(header, first, strict=True))
    expected = real(NOW).lists(earlier=real(THEN)).iloc[0]
    assert row["namn"] == expected["name"]
    assert row["grupp"] == "Högt resultat"
    assert (row["plats"], row["upp/ned"]) == (expected["rank"], expected["change_rank"])
    assert (row["plats (län)"], row["upp/ned (län)"]) == (expected["rank_lan"], expected["change_rank_lan"])
    facts = dict(book["Ursprung"].iter_rows(values_only=True))
    assert (facts["definition"], facts["tidigare: definition"]) == (NOW, THEN)
    assert [cell.value for cell in book["Utmärkelser"]["A"]][workbook.HEADER] == "Årets hemtjänstkommun"


def test_lists_as_csv_and_json(tmp_path):
    expected = real(NOW).lists(earlier=real(THEN))
    rows = list(csv.DictReader(io.StringIO(run(*COMMAND, "--lists").stdout)))
    assert [(row["node"], row["unit"]) for row in rows] == list(zip(expected["node"], expected["unit"], strict=True))
    assert {(row["definition"], row["earlier_definition"]) for row in rows} == {(NOW, THEN)}
    assert run(*COMMAND, "--lists", "--top", 2, "--out", tmp_path / "l.json").returncode == 0
    content = json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))
    assert list(content) == ["provenance", "awards", "index", "information", "utforande", "stod_och_utveckling"]
    assert [len(content[node]) for node in list(content)[2:]] == [2] * 4
    assert content["provenance"]["earlier"]["definition"] == THEN


def test_lists_and_awards_on_a_terminal():
    text = terminal(*COMMAND, "--lists", "--language", "sv")
    assert "jämfört med" in text.splitlines()[1]
    assert "Årets klättrare" in text
    assert sum(line.lstrip().startswith("10 ") for line in text.splitlines()) == 4
    header, _, *rows = terminal(*COMMAND, "--awards").splitlines()[5:]
    assert header.split()[:2] == ["award", "node"]
    assert rows.index("") == len(real(NOW).awards(earlier=real(THEN)))


def test_a_reconstruction_says_so_wherever_it_is_shown(tmp_path):
    edition = hti.datasets.synthetic_edition(2025).municipalities
    frame = edition.to_frame()
    path = tmp_path / "s.csv"
    frame.to_csv(path, index_label="kommunkod")
    command = ["rank", str(path), "-d", "hemtjanstindex-2025", "--ignore", "*", "--top", "1"]
    assert "(rekonstruktion)" in terminal(*command, "--language", "sv").splitlines()[0]
    assert next(csv.DictReader(io.StringIO(run(*command).stdout)))["status"] == "reconstruction"
    assert run(*command, "--out", tmp_path / "r.xlsx").returncode == 0
    facts = dict(openpyxl.load_workbook(tmp_path / "r.xlsx")["provenance"].iter_rows(values_only=True))
    assert facts["title"].endswith("(reconstruction)")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lists", "--awards"], "not allowed"),
        (["--lists", "--by", "nothing"], "unknown_group"),
        (["--earlier", "nothing"], "file_not_found"),
        (["--earlier", THEN, "--earlier-definition", NOW], "missing_column"),
        (["--earlier", THEN, "--node", "stod_och_utveckling"], "unknown_node"),
    ],
)
def test_bad_input_is_refused(arguments, said):
    done = run("rank", NOW, "-d", NOW, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
