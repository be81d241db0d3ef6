"""What is handed on: the slides of a launch, what has improved over all, the sheet of members and the text of a committee."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from functools import cache

import numpy as np
import pptx
import pytest
from hemtjanstindex import cli
from hemtjanstindex.report import gate
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.package import EDITION, Package, files_of
from small_report import small
from test_products import EDGES, GOLDEN, launch, package, pages_of, text_of
from test_report import edition, scored, scores_of

NAME = "oppna-jamforelser-2014"
KEPT = {f"{product}-{unit}": (product, unit) for product in ("members", "memo") for unit in ("1290", "2506", "0125")}


def made(product, unit):
    """The sheet of members, or the page with the text of a committee alone."""
    if product == "members":
        return package(unit, ["members"]).members
    start = package(unit, ["start"]).start
    return replace(start, pages=tuple(page for page in start.pages if page.id == product))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", KEPT)
def test_the_text_reads_as_it_was_read_and_kept(name, language):
    assert text_of(made(*KEPT[name]), language) == (GOLDEN / f"{name}-{language}.txt").read_text(encoding="utf-8")


@cache
def slides(language="sv"):
    ((_, content),) = files_of(launch(), "launch", ("pptx",), language)
    return content


def test_a_launch_has_slides_with_titles_of_their_own_that_the_gate_lets_through():
    assert "pptx" in EDITION["launch"][1]
    deck = pptx.Presentation(io.BytesIO(slides()))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[:4] == [
        "Ekerö har högst poäng av 286: 92,5",
        "Tydligast förbättring: informationen på hemsidan, bättre än 2013 i 107 av 290 kommuner",
        "Högst medelpoäng har Östergötlands län, lägst Örebro län",
        "De som utmärks",
    ]
    assert len(set(titles)) == len(titles) >= 4
    for language in ("sv", "en"):
        content = slides(language)
        found = gate.check({"launch.pptx": content}, {"launch.pptx": launch()}, edition(), "", language)
        assert not any(found.values())


def test_what_has_improved_is_counted_over_those_that_have_both_figures():
    now, then = scores_of(2014).table, scores_of(2013).table
    page = next(page for page in launch().pages if page.id == "improved")
    rows = {row[0].id.removesuffix(".name"): row for row in page.blocks[0].rows}
    assert set(rows) == set(now.indicators) & set(then.indicators) & set(edition().scores.index.model.indicators)
    order = []
    for node, (_, before, after, both, better, worse, verdict) in rows.items():
        at = [then.units.index(unit) if unit in then.units else None for unit in now.units]
        old = np.array([np.nan if i is None else then.values[i, then.indicators.index(node)] for i in at])
        new = now.values[:, now.indicators.index(node)]
        known = ~np.isnan(old) & ~np.isnan(new)
        steps = (new - old)[known] * (-1 if node == "personalkontinuitet_htj" else 1)
        assert both.value == known.sum()
        assert (better.value, worse.value) == (np.sum(steps > 0), np.sum(steps < 0))
        assert (before.value, after.value) == pytest.approx((old[known].mean(), new[known].mean()))
        sure = steps.mean() / (steps.std(ddof=1) / np.sqrt(len(steps)))
        expected = "ingen tydlig ändring" if abs(sure) < 2 else "förbättrats" if sure > 0 else "försämrats"
        assert verdict.text("sv") == expected
        order.append(sure)
    assert order == sorted(order, reverse=True)


def test_no_improvement_is_told_where_nothing_changed_and_nothing_at_all_without_a_year():
    from hemtjanstindex.report.launch.make import launch_of

    page = next(page for page in launch_of(EDGES["same"]()).pages if page.id == "improved")
    assert page.title.text("sv") == "Ingen uppgift har tydligt förbättrats sedan 2019"
    assert {row[-1].text("sv") for row in page.blocks[0].rows} == {"ingen tydlig ändring"}
    assert not [page for page in launch_of(Edition(scores_of(2014))).pages if page.id == "improved"]


def test_what_all_have_changed_alike_has_changed():
    from hemtjanstindex.report.launch.make import launch_of

    figures = [*((i, 0, 65 + 3 * i) for i in range(10)), *((i, 2, 32 - i) for i in range(10))]  # 5 and 2 more for all
    page = next(page for page in launch_of(Edition(small(figures), small(period="2019"))).pages if page.id == "improved")
    told = {row[0].text("sv"): row[-1].text("sv") for row in page.blocks[0].rows}
    assert told == {"Hjälp i tid": "förbättrats", "Resultaten är öppna": "ingen tydlig ändring", "Väntan": "försämrats"}


@pytest.mark.parametrize("unit", ["1290", "2506"])
def test_the_sheet_of_members_is_one_page_and_asks_about_the_clear_areas(unit):
    of = Package(edition(), unit, ("members",))
    files = dict(of.files("sv"))
    assert set(files) == {f"{unit}-members.html", f"{unit}-members.pdf"}
    assert pages_of(files[f"{unit}-members.pdf"]) == 1
    assert not any(gate.check(files, dict.fromkeys(files, of.members), edition(), unit, "sv").values())
    asked = of.members.pages[0].blocks[-1]
    told = [sentence.text("sv") for sentence in asked.sentences]
    if np.isnan(scored(2014)[unit]):
        assert told[0] == "Hur ska kommunen få fram de uppgifter som saknas?"
    else:
        assert told[:2] == [
            "Vad gör kommunen för att förbättra tryggheten?",
            "Vad gör kommunen för att förbättra personalkontinuiteten?",
        ]


def test_the_text_for_a_committee_stands_on_the_page_to_start_at_with_the_goals_of_the_report():
    page = dict(package("1290", ["start"]).files("sv"))["index.html"].decode()
    assert "Text till nämndens handlingar" in page
    assert re.search("Nämnden antar som mål för det kommande året: .*41 procent.*15 personer", re.sub("<[^>]+>", "", page))


def test_the_tool_is_written_beside_the_folders_whose_pages_lead_to_it(tmp_path, monkeypatch, capsys):
    asked = []

    def written(scores, *, out, **more):
        asked.append((scores, more))
        out.write_bytes(b"tool")
        return out

    monkeypatch.setattr("hemtjanstindex.cli.report.tool", written)
    command = ["report", NAME, "-d", NAME, "--earlier", "oppna-jamforelser-2013", "--unit", "1290", "--jobs", "1"]
    assert cli.main([*command, "--products", "report,tool", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(tmp_path / "tool.html")
    ((scores, more),) = asked
    assert len(scores.units) == 290
    assert more["earlier"].table.period == "2013"
    page = (tmp_path / "1290-sv" / "1290-report.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+)#', page)
    assert {(tmp_path / "1290-sv" / link).resolve() for link in links} == {(tmp_path / "tool.html").resolve()}
    assert cli.main([*command[:3], NAME, "--products", "tool", "--out", str(tmp_path / "alone"), "--plan"]) == 0
    assert not (tmp_path / "alone").exists()


def main():
    for name, of in KEPT.items():
        for language in ("sv", "en"):
            (GOLDEN / f"{name}-{language}.txt").write_text(text_of(made(*of), language), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
