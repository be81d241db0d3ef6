"""Links from reports to the analysis tool: each opens what its page tells, and the gate knows them and no other."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from html import unescape
from urllib.parse import parse_qs

import hemtjanstindex as hti
import pytest
import reference
from hemtjanstindex.present import theme as themes
from hemtjanstindex.present.theme import Theme
from hemtjanstindex.report import gate, steps
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.package import PRODUCTS, Package, named
from hemtjanstindex.report.pages.notice import Embargo
from hemtjanstindex.report.subject import Subject
from test_products_units import package as package_within
from test_report import scores_of

TOOL = "../tool.html"
STATE = (reference.ROOT / "bindings/wasm/page/state.ts").read_text(encoding="utf-8")
#: The screens of the tool, and what it reads of an address.
SCREENS = re.findall(r'"(\w+)"', re.search(r"export const screens = \[(.*?)\]", STATE)[1])
KEYS = set(re.findall(r'parts\.get\("(\w+)"\)', STATE))


@cache
def package(tool=TOOL):
    of = Edition(scores_of(2014), scores_of(2013), Theme(tool=tool))
    return Package(of, "1290", ("report", "start", "notice"), Embargo("K", datetime(2026, 12, 1, 9)))


@cache
def files(language="sv", tool=TOOL):
    return dict(package(tool).files(language))


def views(page, tool=TOOL):
    """Give the states to which a page leads, as the tool reads them."""
    links = map(unescape, re.findall(r'href="([^"]+)"', page.decode()))
    for address in (link for link in links if link.startswith(tool)):
        where, _, state = address.partition("#")
        assert where == tool
        yield {key: one for key, (one,) in parse_qs(state, strict_parsing=True).items()}


@pytest.mark.parametrize("tool", [TOOL, "tool.html", "https://example.org/tool?year=2014"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_report_leads_to_what_each_page_tells(language, tool):
    seen = list(views(files(language, tool)["1290-report.html"], tool))
    assert [view["screen"] for view in seen] == [
        *("place", "first", "first", "learn", "change", "place", "place", "weights", "weights"),
    ]
    for view in seen:
        assert view["unit"] == "1290"
        assert view["year"] == "2014"
        assert view["language"] == language
        assert view["screen"] in SCREENS
        assert set(view) <= KEYS
    (plan,) = (view for view in seen if "edits" in view)
    assert re.fullmatch(r"\w+:\d+(\.\d+)?(~\w+:\d+(\.\d+)?)*", plan["edits"])
    tried = {node: float(value) for node, value in (edit.split(":") for edit in plan["edits"].split("~"))}
    goals = steps.goals(Subject(package().edition, "1290"))
    assert tried == {step.node: step.to for step in goals.steps} != {}
    after = package().edition.scores.what_if("1290")(tried)
    assert (after.score, after.rank) == (goals.score, goals.rank)


def test_the_agenda_leads_to_a_view_for_each_item():
    seen = list(views(files()["index.html"]))
    assert [view["screen"] for view in seen] == ["place", "place", "weights", "first", "learn"]
    assert "utom analysverktyget" in files()["index.html"].decode()
    assert "i samma mapp. Inget" in files(tool="")["index.html"].decode()


def test_units_and_districts_lead_to_theirs():
    of = package_within("X137", Theme(tool=TOOL))
    made = dict(of.files("en"))
    seen = list(views(made["X137-units.html"]))
    units = [row["unit"] for row in of._house.units]
    assert [view.get("of") for view in seen if "of" in view] == units
    seen += list(views(made["X137-districts.html"]))
    assert {(view["unit"], view["screen"], view["language"]) for view in seen} == {("X137", "units", "en")}
    assert list(views(made["X137-resident.html"])) == []


def test_nothing_leads_there_where_nobody_said_where_it_is_nor_from_a_notice():
    assert list(views(files()["1290-notice.html"])) == []
    for page in (content for name, content in files(tool="").items() if name.endswith(".html")):
        assert not re.search(rb"verktyget|#unit=|unit=1290", page)


def found(changed):
    sources = {name: PRODUCTS[product].made(package()) for product, _, name in named("1290", package().products)}
    told = gate.check({**files(), **changed}, sources, package().edition, "1290", "sv")
    return {what: each for what, each in told.items() if each}


@pytest.mark.parametrize("to", ["unit=1280&screen=place", "unit=1290&screen=first&edits=trygghet_htj:99", None])
def test_the_gate_knows_the_views_that_are_told_and_no_other(to):
    assert found({}) == {}
    page = files()["1290-report.html"].decode()
    link = f'href="{TOOL}#{to}' if to else 'href="../index.html#'
    changed = page.replace(f'href="{TOOL}#unit=1290&amp;screen=place', link, 1)
    assert changed != page
    assert [*found({"1290-report.html": changed.encode()})] == ["links"]


@pytest.mark.parametrize("tool", ["tool.html", "../tool.html", "../a/verktyg-2014.html", "https://example.org/tool/?a=b"])
def test_the_tool_is_on_the_web_or_beside(tool, tmp_path):
    (tmp_path / "theme.toml").write_text(f'tool = "{tool}"\n', encoding="utf-8")
    assert themes.read(tmp_path / "theme.toml").tool == tool


@pytest.mark.parametrize(
    "tool", ["http://example.org/tool.html", "javascript:a//.html", "//example.org/t.html", "/t.html", "t.html#a", "t.exe"]
)
def test_the_tool_is_nowhere_else(tool, tmp_path):
    (tmp_path / "theme.toml").write_text(f'tool = "{tool}"\n', encoding="utf-8")
    with pytest.raises(hti.DataError, match="tool must be") as wrong:
        themes.read(tmp_path / "theme.toml")
    assert [problem.message_id for problem in wrong.value.problems] == ["theme-tool"]
