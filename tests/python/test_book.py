"""The workbook of a unit: its sheets, and that what stands in them is so."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import hemtjanstindex as hti
import numpy as np
import openpyxl
import pytest
from hemtjanstindex.report import data, gate
from hemtjanstindex.report.book.make import book_of
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.launch.make import launch_of
from hemtjanstindex.report.make import report_of
from hemtjanstindex.report.package import Package
from small_report import small
from test_report import edition, report, scored, scores_of

SHEETS = {
    "sv": """Läs mig|Resultat|Våra uppgifter|Fördelning|Gör först|Prioritering|Plan|Lär av|Förändring|Förändringens delar
        |Delindex|Styrkor och områden|Bidrag|De mest lika|Delar hos de mest lika|Osäkerhet|Resultatgrupper|Närmast
        |Bland andra|Andra vikter och metoder|Andra val|Utan en del|Källor och vikter|Liknande (alla)
        |Alla 290|Osäkerhet (alla)|Ordlista|Ursprung|Fakta""",
    "en": """Read me|Result|Our figures|Distribution|Do first|Priorities|Plan|Learn from|Change|Parts of the change|Sub-indices
        |Strengths and areas|Contributions|The most similar|Parts of the most similar|Uncertainty|Result groups|The nearest
        |Among others|Other weights and methods|Other choices|Without a part|Sources and weights
        |Similar (all)|All 290|Uncertainty (all)|Glossary|Provenance|Facts""",
}


@cache
def book(unit="1290", of=edition):
    return book_of(of(), unit, report_of(of(), unit))


@cache
def made_up():
    table = hti.datasets.synthetic_edition(2025).municipalities
    return Edition(hti.fit(hti.load("hemtjanstindex-2025"), table).score(table))


@cache
def clinics():
    return Edition(small())


@cache
def opened(language="sv", unit="1290", of=edition):
    return openpyxl.load_workbook(io.BytesIO(data.written(book(unit, of), language)))


def rows(sheet, language="sv", **of):
    """The rows of a sheet by the first cell, each by its head."""
    head, *body = opened(language, **of)[sheet].iter_rows(values_only=True)
    heads = [cell for cell in head if cell]
    return {row[0]: dict(zip(heads, row[: len(heads)], strict=True)) for row in body if row[0] and row[1] is not None}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_sheets_have_short_names_in_the_language(language):
    assert opened(language).sheetnames == [name.strip() for name in SHEETS[language].split("|")]


@pytest.mark.parametrize("of", [edition, made_up, clinics])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_name_of_a_sheet_is_cut_or_numbered(of, language):
    for unit in of().scores.units[:3]:
        model = book(unit, of)
        names = [grid.name for each in (model, *model.lists) for grid in data._grids(each, language)]
        assert max(map(len, names)) <= data.LONGEST
        assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_name_of_a_sheet_of_a_launch_is_cut(language):
    for of in (edition, made_up, clinics):
        assert max(len(grid.name) for grid in data._grids(launch_of(of()), language)) <= data.LONGEST


def test_every_unit_stands_with_its_scores_and_figures():
    scores, told = scores_of(2014), rows("Alla 290")
    table = scores.table
    assert len(told) == 290
    trust = table.indicators.index("trygghet_htj")
    for i, name in enumerate(table.names):
        row = told[name]
        assert row["Kod"] == table.units[i]
        assert (row["län"], row["storleksklass"]) == (table.groups["lan"][i], table.groups["storleksklass"][i])
        if np.isnan(scores["index"][i]):
            assert row["Poäng"] == row["Plats"] == "–"
        else:
            assert row["Poäng"] == pytest.approx(scores["index"][i], abs=1e-12)
            assert row["Plats"] == 1 + sum(scores["index"] > scores["index"][i] + 1e-9)
        value = table.values[i, trust]
        assert isinstance(row["Trygghet"], str) if np.isnan(value) else row["Trygghet"] == value


def test_the_certainty_of_every_unit_is_that_of_its_own_page():
    told = rows("Osäkerhet (alla)")
    assert len(told) == 286
    assert (told["Kristianstad"]["Vikterna: bästa plats"], told["Kristianstad"]["Vikterna: sämsta plats"]) == tuple(
        edition().ranks_by_weights["1290"][end] for end in ("low", "high")
    )
    shares = [value for head, value in told["Kristianstad"].items() if "% av omräkningarna" in head]
    assert len(shares) == 5
    assert sum(shares) == pytest.approx(100)


def test_figures_have_means_beside_them_of_those_that_are_named():
    table = scores_of(2014).table
    own, column = table.units.index("1290"), table.indicators.index("trygghet_htj")
    row = rows("Våra uppgifter")["Trygghet"]
    assert row["Nu"] == 39
    for group in ("lan", "storleksklass"):
        label = table.groups[group][own]
        same = [table.values[i, column] for i, other in enumerate(table.groups[group]) if other == label]
        assert row[f"Medel: {label}"] == pytest.approx(np.nanmean(same), abs=1e-9)
    seven = scores_of(2014).peers("1290")["unit"]
    assert row["Medel: de mest lika"] == pytest.approx(np.mean([table.values[table.units.index(u), column] for u in seven]))
    assert row["Av"] == np.sum(~np.isnan(table.values[:, column]))
    assert row["Plats"] == 1 + np.nansum(table.values[:, column] > 39)
    assert sum(each["Vikt i index, %"] for each in rows("Våra uppgifter").values()) == pytest.approx(100)


def test_all_are_listed_by_how_similar_they_are():
    told = rows("Liknande (alla)")
    expected = scores_of(2014).peers("1290", count=290)
    assert list(told) == list(expected["name"])
    assert [row["Avstånd"] for row in told.values()] == pytest.approx(list(expected["distance"]), abs=1e-12)


def test_the_provenance_tells_definitions_and_figures_of_both_years():
    told = {name: row["Värde"] for name, row in rows("Ursprung").items()}
    now, then = scores_of(2014), scores_of(2013)
    assert told["definitionens kontrollsumma"] == now.index.definition.hash()
    assert told["uppgifternas kontrollsumma"] == now.table.hash()
    assert then.table.hash() in told.values()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_sheets_stay_in_view_print_on_a4_and_say_what_is_made_up(language):
    mark = book("X100", made_up).mark.sentence(language)
    first, *tables = opened(language, "X100", made_up).worksheets
    assert mark in [row[0].value for row in first]
    for sheet in (first, *tables):
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text.endswith(" · &A")
        assert sheet.oddHeader.right.text == mark
        assert sheet.oddFooter.right.text.startswith({"sv": "sid &P", "en": "page &P"}[language])
    for sheet in tables:
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert mark in [row[0].value for row in sheet.iter_rows(min_row=sheet.max_row)]
    assert opened(language).worksheets[1].oddHeader.right.text is None


def test_lists_of_all_are_made_once_and_their_facts_are_told_with_no_unit():
    one, other = book("1290"), book("0125")
    assert one.lists[-1] is other.lists[-1]
    told = {fact.id for each in one.told() for fact in each.facts()}
    assert "trygghet_htj.of.0125" not in told
    assert len(rows("Fakta")) < 1000


def of_package(of=edition, unit="1290"):
    return Package(of(), unit, ("data",))


def checked(change, of=edition, against=edition):
    """What the gate finds in a workbook of which a sheet is another."""
    package = of_package(of)
    (name, content), *_ = package.files("sv")
    at = [grid.name for each in (package.data, *package.data.lists) for grid in data._grids(each, "sv")].index("Alla 290") + 2
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(written, "w") as changed:
        for part in packed.namelist():
            text = packed.read(part)
            if part == f"xl/worksheets/sheet{at}.xml":
                assert change(text.decode()) != text.decode() or change is same
                text = change(text.decode()).encode()
            changed.writestr(part, text)
    found = gate.check({name: written.getvalue()}, {name: package.data}, against(), "1290", "sv")
    return {what for what, each in found.items() if each}


def same(text):
    return text


def test_the_gate_reads_the_list_of_all():
    assert checked(same) == set()
    assert checked(lambda text: re.sub(r"<v>\d\d\.\d{6,}</v>", "<v>77.25</v>", text, count=1)) == {"numbers", "rows"}
    # A figure of one that stands for another: both are there, in other rows.
    swapped = checked(lambda text: re.sub(r"(<v>\d\d)(</v></c><c r=\"\w+\" s=\"\d+\"><v>\d)", r"\g<1>1\2", text, count=1))
    assert "rows" in swapped


def test_a_figure_that_is_withheld_is_found_in_the_list_of_all():
    assert checked(same, against=withheld) == {"withheld"}


@cache
def withheld():
    """The edition without a figure of another municipality."""
    of = scores_of(2014).table
    values, statuses = np.array(of.values), np.array(of.status)
    at = of.units.index("0125"), of.indicators.index("trygghet_htj")
    values[at], statuses[at] = np.nan, int(hti.Status.suppressed)
    table = hti.Table(
        of.units,
        of.indicators,
        values,
        statuses=statuses,
        names=of.names,
        groups=of.groups,
        background=of.background,
        period=of.period,
    )
    return Edition(hti.fit(hti.load("oppna-jamforelser-2014"), table).score(table), scores_of(2013))


def test_a_unit_without_a_score_has_its_figures_too():
    told = rows("Våra uppgifter", unit="2506")
    assert "för få svar" in {row["Nu"] for row in told.values()}
    assert "Resultat" not in opened(unit="2506").sheetnames
    assert np.isnan(scored(2014)["2506"])
    assert report("2506")
