"""Every file of every command is the same, byte by byte, where figures differ only in what is withheld."""

import io
import zipfile

import hemtjanstindex as hti
import numpy as np
import published
import pytest
from hemtjanstindex import cli
from hemtjanstindex.report.package import EDITION, PRODUCTS
from hemtjanstindex.tool import page as tool_page
from test_providers import write

PLACES = 25

#: What is run of each command; `{2024}` stands for the file of that year, `UNIT` for a unit whose figures are shown.
COMMANDS = {
    "rank": ["{2025}"],
    "rank lists": ["{2025}", "--lists", "--by", "kommun"],
    "rank climbers": ["{2025}", "--awards", "--earlier", "{2024}"],
    "publish": ["{2025}", "--earlier", "{2024}"],
    "publish by": ["{2025}", "--earlier", "{2024}", "--by", "kommun"],
    "trace": ["{2025}", "--unit", "UNIT"],
    "explain": ["{2025}", "--unit", "UNIT"],
    "profile": ["{2025}", "--unit", "UNIT", "--against", "kommun"],
    "priorities": ["{2025}", "--unit", "UNIT", "--earlier", "{2024}"],
    "whatif": ["{2025}", "--unit", "UNIT", "--set", "rutin_vald=1"],
    "peers": ["{2025}", "--unit", "UNIT", "--peers", "kommun"],
    "compare": ["{2024}", "{2025}"],
    "compare unit": ["{2024}", "{2025}", "--unit", "UNIT"],
    "districts": ["{2025}", "--reference", "towns.csv", "--unit", "enhet", "--name", "enhetsnamn", "--ignore", "regi"],
    "units": ["{2025}", "--municipality", "PLACE"],
    "uncertainty": ["{2025}", "-n", "64"],
    "sensitivity": ["{2025}", "-n", "32"],
    "rank-sets": ["{2025}", "-n", "50"],
}
KNOWN = {module.__name__.rpartition(".")[2].replace("_", "-") for module in cli.COMMANDS}
#: The kinds of output that a command has, where it has not all of them.
SUFFIXES = {"trace": (".json", "text")}
#: Every kind of output of every command.
WRITTEN = [
    (name, suffix)
    for name in COMMANDS
    for suffix in SUFFIXES.get(name, (".csv", ".json", ".xlsx", "text"))
    if name.split()[0] in KNOWN
]


def moved(table, seed):
    """The table with answers moved between figures that are withheld, so that every total stays what it is."""
    random = np.random.default_rng(seed)
    yes = published.positive(table)
    exact = published.with_values(table, np.where(np.isnan(yes), table.values, 100 * yes / table.respondents))
    hidden = hti.suppress(exact, published.DEFINITION).table.status == hti.Status.suppressed
    places = np.array(table.groups["kommun"])
    other = yes.copy()
    for place in np.unique(places):
        for i in range(len(table.indicators)):
            among = np.flatnonzero((places == place) & hidden[:, i])
            for _ in range(len(among) // 2):
                a, b = random.choice(among, 2, replace=False)
                steps = min(table.respondents[a, i] - other[a, i], other[b, i])
                other[a, i] += steps
                other[b, i] -= steps
    second = np.where(np.isnan(yes), table.values, 100 * other / table.respondents)
    return exact, published.with_values(table, second), hidden


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Two folders with the units of some municipalities in two years; figures differ where they are withheld."""
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    shown = {}
    for year in (2024, 2025):
        table = published.units(year)
        rows = [u for u, place in enumerate(table.groups["kommun"]) if place in sorted(set(table.groups["kommun"]))[:PLACES]]
        pair = moved(table, year)
        for folder, of in zip((first, second), pair[:2], strict=True):
            write(of, folder / f"{year}.csv", "enhet", "enhetsnamn", ("kommun", "regi"), rows)
        shown[year] = {table.units[u]: (~pair[2][u]).mean() for u in rows}
        assert (first / f"{year}.csv").read_bytes() != (second / f"{year}.csv").read_bytes()
    unit = max(shown[2025], key=lambda u: min(shown[2024].get(u, 0), shown[2025][u]))
    for folder in (first, second):
        write(municipalities(published.units(2025)), folder / "towns.csv", "enhet", groups=("kommun",))
    return (first, second), unit


def municipalities(units):
    """The municipalities' own figures, as they are published: of all units together, the same in both folders."""
    own, places = published.totals(2025), np.array(units.groups["kommun"])
    there = ~np.isnan(units.values)
    added = (np.nan_to_num(units.values), there)
    sums, numbers = (np.array([x[places == code].sum(axis=0) for code in own.units]) for x in added)
    values = np.divide(sums, numbers, out=np.full(sums.shape, np.nan), where=numbers > 0)
    answers = np.full(values.shape, np.nan)
    for i, node in enumerate(own.indicators):
        values[:, units.indicators.index(node)] = own.values[:, i]
        answers[:, units.indicators.index(node)] = own.respondents[:, i]
    return hti.Table(own.units, units.indicators, values, respondents=answers, groups={"kommun": own.units})


@pytest.mark.parametrize(("name", "suffix"), WRITTEN)
def test_no_file_tells_of_withheld_figures(folders, name, suffix, capsys, monkeypatch):
    (first, second), unit = folders
    place = unit.split("-")[0]
    command = name.split()[0]
    written = []
    for folder in (first, second):
        monkeypatch.chdir(folder)
        words = {"{2024}": "2024.csv", "{2025}": "2025.csv", "UNIT": unit, "PLACE": place}
        arguments = [words.get(word, word) for word in COMMANDS[name]]
        arguments += ["--definition", "hemtjanstindex-enhet"]
        arguments += [] if command == "units" else ["--withhold", "30"]
        out = folder / f"{name.replace(' ', '-')}{suffix}"
        arguments += [] if suffix == "text" else ["--out", out.name]
        assert cli.main([command, *arguments]) == 0, capsys.readouterr().err
        page = capsys.readouterr().out
        written.append(page if suffix == "text" else out.read_bytes())
        assert written[-1]
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("picture", "asked"),
    [
        ("ranking", ["--withhold", "30"]),
        ("ranks", ["--withhold", "30", "-n", "64"]),
        ("probabilities", ["--withhold", "30", "-n", "64"]),
        ("dominance", ["--withhold", "30", "-n", "64"]),
        ("matrix", ["--municipality", "PLACE"]),
    ],
)
def test_no_picture_tells_of_withheld_figures(folders, picture, asked, capsys, monkeypatch):
    (first, second), unit = folders
    written = []
    for folder in (first, second):
        monkeypatch.chdir(folder)
        arguments = ["plot", picture, "2025.csv", "--definition", "hemtjanstindex-enhet"]
        arguments += [word.replace("PLACE", unit.split("-")[0]) for word in asked]
        assert cli.main([*arguments, "--out", "picture.svg"]) == 0, capsys.readouterr().err
        written.append((folder / "picture.svg").read_bytes())
    assert written[0] == written[1]


def test_no_report_tells_of_withheld_figures(folders, capsys, monkeypatch):
    (first, second), unit = folders
    written = []
    for folder in (first, second):
        monkeypatch.chdir(folder)
        arguments = ["report", "2025.csv", "--definition", "hemtjanstindex-enhet", "--withhold", "30", "--unit", unit]
        products = [name for name, product in PRODUCTS.items() if product.of is None]
        arguments += ["--recipient", "R", "--release", "2026-12-01T09:00", "--products", ",".join([*products, *EDITION])]
        assert cli.main([*arguments, "--language", "both", "--out", "reports"]) == 0, capsys.readouterr().err
        files = (path for path in sorted((folder / "reports").rglob("*")) if path.is_file())
        written.append({path.relative_to(folder): path.read_bytes() for path in files})
    endings = {path.suffix for path in written[0]}
    assert endings == {".html", ".pdf", ".pptx", ".xlsx", ".csv", ".json"}
    assert written[0].keys() == written[1].keys()
    for path, one in written[0].items():
        assert parts(one) == parts(written[1][path]), path


def test_no_page_of_units_tells_of_withheld_figures(folders, capsys, monkeypatch):
    """The municipalities' own figures are the same in both folders."""
    (first, second), unit = folders
    written = []
    for folder in (first, second):
        monkeypatch.chdir(folder)
        arguments = ["report", "towns.csv", "--definition", "hemtjanstindex-enhet", "--ignore", "*", "--units", "2025.csv"]
        arguments += [
            "--products",
            "resident,units,units-data,start",
            "--unit",
            unit.split("-")[0],
            "--language",
            "both",
            "--out",
            "pages",
        ]
        assert cli.main(arguments) == 0, capsys.readouterr().err
        files = (path for path in sorted((folder / "pages").rglob("*")) if path.is_file())
        written.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert len(written[0]) == 18
    assert written[0] == written[1]


def parts(file):
    """What a file is made of: of a zip its parts by name, and theirs."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return {name: parts(packed.read(name)) for name in packed.namelist()}


def test_no_tool_tells_of_withheld_figures(folders, capsys, monkeypatch, tmp_path):
    (tmp_path / "page.html").write_text("@@title@@ @@edition@@", encoding="utf-8")
    monkeypatch.setattr(tool_page, "files", lambda _: tmp_path)
    tool_page._page.cache_clear()
    pair, _ = folders
    written = []
    for folder in pair:
        monkeypatch.chdir(folder)
        arguments = ["tool", "2025.csv", "--definition", "hemtjanstindex-enhet", "--withhold", "30", "--out", "tool.html"]
        assert cli.main(arguments) == 0, capsys.readouterr().err
        written.append((folder / "tool.html").read_bytes())
    tool_page._page.cache_clear()
    assert len(written[0]) > 10_000
    assert written[0] == written[1]


def test_no_command_is_forgotten():
    """`validate` and `orders` write no figures, `report` a folder, `tool` a page, and `plot` pictures."""
    assert {name.split()[0] for name in COMMANDS} >= KNOWN - {"validate", "report", "orders", "tool", "plot"}


@pytest.mark.parametrize("name", SUFFIXES)
def test_what_is_not_written_is_refused(name, capsys):
    for suffix in {".csv", ".json", ".xlsx"} - set(SUFFIXES[name]):
        told = [name, "oppna-jamforelser-2014", "-d", "oppna-jamforelser-2014", "--unit", "1290", "--out", f"out{suffix}"]
        assert cli.main(told) == 2
        assert "wrong_file_type" in capsys.readouterr().err


def test_a_workbook_does_not_tell_when_it_was_written(tmp_path):
    pytest.importorskip("openpyxl")
    out = tmp_path / "out.xlsx"
    assert cli.main(["rank", "oppna-jamforelser-2014", "-d", "oppna-jamforelser-2014", "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"coreProperties" in book.read("docProps/core.xml")
        assert b"<dcterms:" not in book.read("docProps/core.xml")


def test_they_would_tell_if_nothing_were_withheld(folders, monkeypatch):
    (first, second), _ = folders
    written = []
    for folder in (first, second):
        monkeypatch.chdir(folder)
        assert cli.main(["rank", "2025.csv", "--definition", "hemtjanstindex-enhet", "--out", "all.csv"]) == 0
        written.append((folder / "all.csv").read_bytes())
    assert written[0] != written[1]
