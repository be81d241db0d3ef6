"""City districts on the national scale.

The real figures have none: municipalities' rows under other codes stand in for them.
"""

import csv
import json
import pickle
import subprocess
import sys

import hemtjanstindex as hti
import numpy as np
import pytest

REAL = "oppna-jamforelser-2014"
INHERITED = "info_hemsida"  # the one figure there that belongs to the municipality


@pytest.fixture(scope="module")
def real():
    table = hti.datasets.load(REAL)
    return hti.fit(hti.load(REAL), table).score(table)


@pytest.fixture(scope="module")
def edition():
    return hti.datasets.synthetic_edition(2024)


@pytest.fixture(scope="module")
def synthetic(edition):
    return hti.fit(hti.load("hemtjanstindex-2024"), edition.municipalities).score(edition.municipalities)


def stand_ins(table, kommun, rows, emptied=()):
    """Rows of a table as districts of the municipality `kommun`, or each of its own where that is None."""
    at = [table.units.index(unit) for unit in rows]
    values, statuses = np.array(table.values[at]), np.array(table.status[at])
    for indicator in emptied:
        values[:, table.indicators.index(indicator)] = np.nan
        statuses[:, table.indicators.index(indicator)] = hti.Status.missing
    return hti.Table(
        [f"{unit}-S" for unit in rows],
        table.indicators,
        values,
        statuses=statuses,
        names=[f"Stadsdel {unit}" for unit in rows],
        groups={"kommun": [kommun or unit for unit in rows]},
        period=table.period,
    )


def test_a_municipality_as_a_district_has_its_own_place(real):
    rows = real.table.units
    found = real.districts(stand_ins(real.table, None, rows))
    for node, places in found.places.groupby("node"):
        ranking = real.ranking(node).set_index("unit")
        placed = places.set_index("municipality").loc[ranking.index]
        np.testing.assert_array_equal(placed["score"], ranking["score"])
        np.testing.assert_array_equal(placed["rank"], ranking["rank"])
        assert (placed["gap"].dropna() == 0).all()


def test_what_belongs_to_the_municipality_is_inherited(real):
    rows = ["0180", "0114", "1480"]
    found = real.districts(stand_ins(real.table, "1290", rows, emptied=[INHERITED]))
    edited = real.table.to_frame().loc[rows]
    edited[INHERITED] = real.table.to_frame().loc["1290", INHERITED]
    expected = real.index.score(hti.Table.from_frame(edited, real.index.model))
    np.testing.assert_array_equal(found.scores["index"], expected["index"])
    share = real.index.effective_weight(INHERITED)
    on_root = found.places[found.places["node"] == "index"]
    assert on_root["inherited"].to_numpy() == pytest.approx(share, abs=1e-12)
    np.testing.assert_array_equal(
        on_root.set_index("unit")["coverage"][list(found.scores.units)], found.scores.coverage("index")
    )
    trace = found.scores.trace("0180-S", INHERITED)
    assert trace.origin == "inherited"
    assert "ärvd från kommunen" in trace.text("sv")
    assert "inherited" in trace._repr_html_()


def test_inheriting_marks_cells_and_keeps_what_there_is(edition, synthetic):
    model = synthetic.index.model
    table = edition.districts.inherit(edition.municipalities, model)
    municipal = [model[i].indicator.scope == "municipality" for i in model.indicators]
    inherited = table.origin == hti.Origin.inherited
    assert inherited[:, municipal].all()
    assert not inherited[:, np.logical_not(municipal)].any()
    rows = [edition.municipalities.units.index(unit) for unit in table.groups["kommun"]]
    np.testing.assert_array_equal(table.values[:, municipal], edition.municipalities.values[rows][:, municipal])
    np.testing.assert_array_equal(table.status[:, municipal], edition.municipalities.status[rows][:, municipal])
    assert table == edition.districts.inherit(edition.municipalities, hti.load("hemtjanstindex-2024"))
    assert table != edition.districts
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(table)).origin, table.origin)


def test_districts_of_the_made_up_edition(edition, synthetic):
    before = np.array(synthetic.values)
    found = synthetic.districts(edition.districts)
    np.testing.assert_array_equal(synthetic.values, before)
    assert set(found.places["municipality"]) == set(edition.districts.groups["kommun"]) == set(found.gaps["municipality"])
    national = synthetic["index"]
    for row in found.places[found.places["node"] == "index"].dropna(subset="score").itertuples():
        assert row.rank == 1 + (national > row.score).sum()
        assert row.above_score >= row.score > row.below_score
    whole = found.gaps[found.gaps["node"] == "utforande"].set_index("municipality")
    parts = found.places[found.places["node"] == "utforande"].groupby("municipality")["score"]
    np.testing.assert_array_equal(whole["gap"], (parts.max() - parts.min())[whole.index])
    assert found.scores.provenance()["period"] == "2024 (syntetisk/synthetic)"
    assert found.scores.provenance()["status"] == "reconstruction"


def test_a_district_without_a_municipality_is_refused(edition, synthetic, real):
    with pytest.raises(hti.DataError) as refused:
        synthetic.districts(stand_ins(real.table, "0000", ["0180", "1290"]))
    assert [(p.code, p.unit) for p in refused.value.problems] == [("unknown_unit", "0180-S"), ("unknown_unit", "1290-S")]
    with pytest.raises(hti.DataError, match="unknown_group"):
        synthetic.districts(edition.districts, by="lan")


def write(path, table, unit, name, **groups):
    """A table as a CSV file, statuses by their names."""
    words = [status.name for status in hti.Status]
    with path.open("w", encoding="utf-8", newline="") as to:
        writer = csv.writer(to)
        writer.writerow([unit, name, *groups, *table.indicators])
        for u in range(len(table)):
            cells = [words[s] if s else repr(float(x)) for x, s in zip(table.values[u], table.status[u], strict=True)]
            writer.writerow([table.units[u], table.names[u], *(labels[u] for labels in groups.values()), *cells])


def run(*arguments):
    command = [sys.executable, "-m", "hemtjanstindex", "districts", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def files(tmp_path_factory, edition):
    """Both tables of the made-up edition as files, and the arguments that name them."""
    folder = tmp_path_factory.mktemp("districts")
    background = {name: [""] * 290 for name in edition.municipalities.background}
    write(folder / "kommuner.csv", edition.municipalities, "kommunkod", "kommun", **edition.municipalities.groups, **background)
    write(folder / "stadsdelar.csv", edition.districts, "stadsdel", "stadsdelsnamn", **edition.districts.groups)
    return folder, [folder / "stadsdelar.csv", "--reference", folder / "kommuner.csv", "-d", "hemtjanstindex-2024"]


def test_the_command_reads_like_the_list(files, edition, synthetic):
    done = run(*files[1], "--language", "sv")
    assert (done.returncode, done.stderr) == (0, "")
    found = synthetic.districts(edition.districts)
    best = found.places[found.places["node"] == "index"].iloc[0]
    line = next(line for line in done.stdout.splitlines() if f" {best.unit} " in line)
    assert line.split()[0] == f"{best['rank']:g}"
    assert f"{best.above_name} {best.above_score:.1f}".replace(".", ",") in line
    assert done.stdout.startswith("Hemtjänstindex 2024 (rekonstruktion)")
    assert "Stöd och utveckling" in done.stdout
    gap = found.gaps[(found.gaps["node"] == "information")].iloc[0]
    last = next(line for line in done.stdout.splitlines() if line.startswith("högst minus lägst"))
    assert f"{gap.gap:.1f}".replace(".", ",") in last.split()


def test_the_command_writes_files(files, edition, synthetic):
    folder, arguments = files
    found = synthetic.districts(edition.districts)
    for suffix in ("csv", "json", "xlsx"):
        assert run(*arguments, "--out", folder / f"out.{suffix}").stdout == ""
    with (folder / "out.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["unit"] for row in rows] == list(found.places["unit"])
    assert {row["status"] for row in rows} == {"reconstruction"}
    content = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [row["gap"] for row in content["gaps"]] == list(found.gaps["gap"])
    assert content["provenance"]["status"] == "reconstruction"
    openpyxl = pytest.importorskip("openpyxl")
    assert {"Places", "Gaps"} <= set(openpyxl.load_workbook(folder / "out.xlsx").sheetnames)


def without(path, to, columns):
    """Copy a CSV file without some columns."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name not in columns], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return to


def test_columns_of_the_municipality_may_be_left_out(files, synthetic):
    folder, (districts, *more) = files
    model = synthetic.index.model
    scopes = {node: model[node].indicator.scope for node in model.indicators}
    inherited = {node for node, scope in scopes.items() if scope == "municipality"}
    whole, bare = run(districts, *more), run(without(districts, folder / "bare.csv", inherited), *more)
    assert (bare.returncode, bare.stderr) == (0, "")
    assert bare.stdout == whole.stdout
    own = next(node for node, scope in scopes.items() if scope == "unit")
    lacking = run(without(districts, folder / "lacking.csv", {*inherited, own}), *more)
    assert (lacking.returncode, lacking.stdout) == (2, "")
    assert f"{folder / 'lacking.csv'}: missing_column: there is no column '{own}'" in lacking.stderr


def test_stand_ins_for_real_districts_on_the_command_line(tmp_path, real):
    table = stand_ins(real.table, "1290", ["0180", "0114"], emptied=[INHERITED])
    write(tmp_path / "d.csv", table, "stadsdel", "stadsdelsnamn", **table.groups)
    done = run(tmp_path / "d.csv", "--reference", REAL, "-d", REAL)
    assert "Kristianstad [1290]" in done.stdout
    assert "City districts among 290 municipalities" in done.stdout
    wrong = run(tmp_path / "d.csv", "--reference", REAL, "-d", REAL, "--by", "stadsdel_kommun")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Traceback" not in wrong.stderr
    wrong = run(tmp_path / "d.csv", "--reference", REAL, "-d", REAL, "--by", "nope", "--ignore", "kommun")
    assert f"{tmp_path / 'd.csv'}: missing_column: there is no column 'nope'" in wrong.stderr
