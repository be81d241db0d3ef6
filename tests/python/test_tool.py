"""What the analysis tool is given of an edition; tests/tool uses the page itself."""

import base64
import gzip
import json
import math

import hemtjanstindex as hti
import pytest
from hemtjanstindex import _core
from hemtjanstindex.tool import page
from hemtjanstindex.tool.content import content, text


def scored(statuses=None, respondents=None, names=None, period="", method=None):
    nodes = [hti.Node("index"), *[hti.Node(i, "index", indicator=hti.Indicator(kind="share")) for i in "ab"]]
    values = [[50, math.nan], [60, 70.5], [80, 90]]
    table = hti.Table(
        ["1", "2", "3"],
        ["a", "b"],
        values,
        statuses=statuses,
        respondents=respondents,
        names=names or ["1", "2", "3"],
        period=period,
    )
    return hti.fit(hti.Definition("x", hti.Model(nodes), method or hti.Method()), table).score(table)


def test_what_is_withheld_is_not_in_it():
    """Neither the figure nor the count behind it."""
    (told,) = content(scored([[0, 3], [0, 0], [0, 0]], [[431, 29], [432, 433], [434, 435]]), None, "sv")["editions"]
    given = json.loads(told["table"])
    assert given["values"] == [50, 60, 80, None, 70.5, 90]
    assert given["statuses"] == [0, 0, 0, 3, 0, 0]
    assert given["respondents"] == [431, 432, 434, None, 433, 435]
    assert "29" not in told["table"]


def test_a_column_that_the_definition_does_not_use_is_not_in_it():
    values = [[1, 2, 3], [4, 5, 6]]
    table = hti.Table(["1", "2"], ["a", "secret", "b"], values)
    model = hti.Model([hti.Node("index"), *[hti.Node(i, "index", indicator=hti.Indicator()) for i in "ba"]])
    told = content(hti.fit(hti.Definition("x", model), table).score(table), None, "en")
    given = json.loads(told["editions"][0]["table"])
    assert (given["indicators"], given["values"]) == (["b", "a"], [3, 6, 1, 4])
    assert "secret" not in text(told)


def test_what_it_says_reads_back_as_the_same_edition():
    scores = scored(period="2014 (syntetisk/synthetic)")
    told = content(scores, None, "sv")
    (only,) = told["editions"]
    assert _core.parse_definition(only["definition"]) == scores.index.definition
    assert (only["mark"], told["kind"]) == ("made_up", "unit")
    assert only["heading"]["sv"] == "x, 2014 (syntetisk/synthetic)"


def test_editions_stand_from_the_latest_to_the_oldest():
    years = {year: scored(period=year) for year in ("2011", "2013 (syntetisk/synthetic)", "2014")}
    oldest, before, now = years.values()
    told = content(now, before, "sv", history=[oldest])["editions"]
    assert [each["period"] for each in told] == ["2014", "2013 (syntetisk/synthetic)", "2011"]
    assert [each["year_before"] for each in told] == [True, False, False]
    assert [each["mark"] for each in told] == ["", "made_up", ""]
    assert [json.loads(each["table"])["period"] for each in told] == [each["period"] for each in told]


@pytest.mark.parametrize(
    "periods", [("2014", "2013", ""), ("2014", "2013", "2013"), ("2014", "2012", "2013"), ("2014", None, "2013")]
)
def test_years_that_do_not_rise_are_refused(periods, tmp_path):
    now, before, oldest = (None if period is None else scored(period=period) for period in periods)
    with pytest.raises(hti.DataError) as refused:
        hti.tool(now, out=tmp_path / "tool.html", earlier=before, history=[oldest])
    assert refused.value.problems[0].message_id == "history-years"


def test_only_the_year_before_tells_what_a_year_brings():
    now = scored(period="2014")
    before = [content(now, scored(period=period), "sv")["editions"][0]["year_before"] for period in ("2013", "2012", "")]
    assert before == [True, False, False]


def written(scores, monkeypatch, folder):
    """Give the title of a page that has an edition in it, the edition as it stands there, and what it says."""
    (folder / "page.html").write_text("<title>@@title@@</title><script>@@edition@@</script>", encoding="utf-8")
    monkeypatch.setattr(page, "files", lambda _: folder)
    page._page.cache_clear()
    made = hti.tool(scores, out=folder / "tool.html", language="en").read_text(encoding="utf-8")
    page._page.cache_clear()
    title, packed = made.removesuffix("</script>").split("<script>")
    return title, packed, json.loads(gzip.decompress(base64.b64decode(packed)))


def test_names_end_no_script(monkeypatch, tmp_path):
    names = ["</script><script>", "<!--", "&"]
    _, packed, told = written(scored(names=names), monkeypatch, tmp_path)
    assert "<" not in packed
    assert json.loads(told["editions"][0]["table"])["names"] == names


def test_other_tables_and_own_rules_are_refused(tmp_path):
    scores = scored()
    row = hti.Table(["9"], ["a", "b"], [[55, 65]])
    with pytest.raises(hti.MethodError) as refused:
        hti.tool(scores.index.score(row), out=tmp_path / "tool.html")
    assert refused.value.problems[0].message_id == "needs-reference"
    assert not (tmp_path / "tool.html").exists()


def test_without_its_page_it_says_how_to_make_it(monkeypatch, tmp_path):
    monkeypatch.setattr(page, "files", lambda _: tmp_path)
    page._page.cache_clear()
    with pytest.raises(hti.DataError) as refused:
        hti.tool(scored(), out=tmp_path / "tool.html")
    page._page.cache_clear()
    assert [(problem.code, problem.message_id) for problem in refused.value.problems] == [("file_not_found", "no-tool-page")]


def test_the_page_has_the_edition_where_its_place_is(monkeypatch, tmp_path):
    title, _, told = written(scored(period="@@edition@@"), monkeypatch, tmp_path)
    assert title == "<title>x, @@edition@@: analysis tool</title>"
    assert told["language"] == "en"
