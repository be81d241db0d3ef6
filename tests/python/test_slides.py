"""Slides: their messages and order, charts that can be edited with the numbers of the figures, and templates of others."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import combinations

import hemtjanstindex as hti
import numpy as np
import pptx
import pytest
from hemtjanstindex.present import theme as themes
from hemtjanstindex.present.theme import Theme
from hemtjanstindex.present.tokens import colour
from hemtjanstindex.report import gate
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.launch.make import launch_of
from hemtjanstindex.report.package import Package
from hemtjanstindex.report.slides import draw, written
from hemtjanstindex.report.slides.place import Box
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Mm
from test_report import edition, page, scores_of

TITLES = """Kristianstad 2014: plats 152 av 286, nära medel
Andelen mycket trygga sjönk från 43 till 39 procent
Tryggheten tynger mest, informationen på hemsidan lyfter mest
Platsen blir 140–162 när vikterna varieras
Information gick från plats 47 till 76 med oförändrade egna uppgifter
Två områden ligger klart under riket: tryggheten och personalkontinuiteten
Realistiska steg ger 54,7 poäng och plats 131
Tryggheten som 2013, 43 procent, ger plats 130
Starkt: informationen på hemsidan. Svagt: tryggheten
Fråga Halmstad om tryggheten och Jönköping om personalkontinuiteten
Förslag till beslut: ett mål, en ansvarig, ett datum
Bilaga: Lågt betyg och stor effekt kommer först""".splitlines()
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def package(unit="1290", of=edition):
    return Package(of(), unit, ("slides",))


@cache
def deck(unit="1290", language="sv", of=edition):
    return pptx.Presentation(io.BytesIO(written(package(unit, of).slides, language)))


@cache
def of_three_years():
    return Edition(scores_of(2014), scores_of(2013), history=(scores_of(2012),))


def charts(title, **of):
    """The charts of the slide whose title begins so."""
    slide = next(slide for slide in deck(**of).slides if slide.shapes.title.text.startswith(title))
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def points(series):
    """The points of a series, as the chart draws them."""
    places = ([float(v.text) for v in series._element.iterfind(f"{{*}}{axis}//{{*}}v")] for axis in ("xVal", "yVal"))
    return list(zip(*places, strict=True))


def test_titles_say_the_messages_in_their_order():
    titles = [slide.shapes.title.text for slide in deck().slides]
    assert [title for title in titles if title in TITLES] == TITLES
    assert len(set(titles)) == len(titles)


def test_intervals_are_lines_between_their_ends_with_the_place_on_them():
    (chart,) = charts("Platsen blir")
    every = list(chart.plots[0].series)
    lines, places = every[:2], every[2:]
    of = edition()
    expected = [(rows["1290"]["low"], rows["1290"]["high"]) for rows in (of.ranks_by_weights, of.ranks_by_answers)]
    assert [tuple(x for x, _ in points(line)) for line in lines] == expected
    assert all(len({y for _, y in points(line)}) == 1 for line in lines)
    assert [points(place) for place in places] == [[(152, points(line)[0][1])] for line in lines]
    assert (chart.category_axis.minimum_scale, chart.category_axis.maximum_scale) == (1, 286)


def test_the_matrix_has_every_indicator_by_its_kind_and_crosses_where_the_fields_part():
    (chart,) = charts("Bilaga: Lågt betyg")
    rows = edition().priorities["1290"]
    told = {series.name: set(points(series)) for series in chart.plots[0].series}
    assert told["Utvecklingsområde"] == {
        (rows[node]["grade"], rows[node]["effect"]) for node in ("trygghet_htj", "personalkontinuitet_htj")
    }
    assert set().union(*told.values()) == {(row["grade"], row["effect"]) for row in rows.values()}
    assert chart.category_axis.crosses_at == 0
    assert chart.value_axis.crosses_at == pytest.approx(rows["trygghet_htj"]["effect_line"])
    counts = [len(points(series)) for series in chart.plots[0].series]
    assert counts == sorted(counts, reverse=True)


def test_the_axes_of_units_cross_at_their_means():
    from test_products_units import BIG
    from test_products_units import package as of_units

    made = pptx.Presentation(io.BytesIO(written(of_units(BIG).units, "sv")))
    (chart,) = (shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart)
    fields = next(
        block for one in of_units(BIG).units.pages if one.id == "matrix" for block in one.blocks if block.kind == "chart"
    )
    assert [axis.crosses_at for axis in (chart.category_axis, chart.value_axis)] == [line.value for line in fields.lines]


def test_years_are_lines_that_do_not_cross_a_new_definition():
    of = charts("Andelen mycket trygga: 41", of=of_three_years)
    assert [chart.chart_title.text_frame.text for chart in of][:2] == ["Poäng · Ny definition", "Trygghet"]
    years = [2012, 2013, 2014]
    own = of[1].plots[0].series[0]
    assert own.name == "Kristianstad"
    tables = [scores_of(year).table for year in years]
    expected = [t.values[t.units.index("1290"), t.indicators.index("trygghet_htj")] for t in tables]
    assert list(own.values) == expected
    # The definition of 2014 is another: what was before it and what is after it are lines of their own.
    scores = [series.values for series in of[0].plots[0].series]
    assert len(scores) == 6
    assert all(sum(value is not None for value in values) == 1 for values in scores)
    assert [chart.plots[0].categories[0] for chart in of] == ["2012"] * len(of)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_charts_have_words_and_every_text_its_language(language):
    for of in (edition, of_three_years):
        for slide in deck(language=language, of=of).slides:
            for shape in slide.shapes:
                if not shape.has_chart:
                    continue
                assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 40
                runs = list(shape.chart._chartSpace.iter(f"{DRAWN}r"))
                tag = {"sv": "sv-SE", "en": "en-GB"}[language]
                assert all(run.find(f"{DRAWN}rPr").get("lang") == tag for run in runs)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("of", [edition, of_three_years])
def test_the_gate_lets_slides_through(of, language):
    for unit in ("1290", "0125", "2506"):
        made = package(unit, of)
        (name, content), *_ = made.files(language)
        assert not any(gate.check({name: content}, {name: made.slides}, of(), unit, language).values())


def test_names_in_a_matrix_stand_beside_their_marks_and_cover_nothing():
    inner, corner = Box(20, 20, 280, 90), Box(20, 20, 60, 8)
    named = 0
    for rows in edition().priorities.values():
        there = [row for row in rows.values() if row["grade"] is not None and row["effect"] is not None]
        of = [(row["indicator"], row["grade"], row["effect"]) for row in there]
        across = draw._span([x for _, x, _ in of], 0.4)
        up = draw._span([y for _, _, y in of], 0.15)
        sides = draw.named(of, across, up, inner, [corner])
        boxes, marks = [], []
        for (name, x, y), side in zip(of, sides, strict=True):
            assert across[0] <= x <= across[1]
            assert up[0] <= y <= up[1]
            left = inner.left + inner.width * (x - across[0]) / (across[1] - across[0])
            top = inner.bottom - inner.height * (y - up[0]) / (up[1] - up[0])
            marks.append(Box(left - 2, top - 2, 4, 4))
            width = draw.LETTER * len(name)
            beside = {"LEFT": left - 4 - width, "RIGHT": left + 4}.get(side, left - width / 2)
            above = {"ABOVE": top - 2 - draw.LINE, "BELOW": top + 2}.get(side, top - draw.LINE / 2)
            boxes += [Box(beside, above, width, draw.LINE)] if side else []
        named += len(boxes)
        assert not any(draw._meet(one, other) for one, other in combinations([*boxes, corner], 2))
        assert not any(draw._meet(box, mark) for box in boxes for mark in marks)
    assert named > 1500


def page_of(name, unit, of=edition):
    return next((one for one in package(unit, of).slides.pages if one.id == name), None)


def test_a_place_that_moved_with_the_same_figures_is_told_and_no_other():
    now, then = scores_of(2014), scores_of(2013)
    told = 0
    for unit in now.units[::2]:
        made = page_of("moved", unit)
        same = {}
        for node in ("information", "utforande"):
            leaves = [leaf for leaf in now.index.model.indicators if now.index.model[leaf].parent == node]
            figures = [[figure(s, unit, leaf) for leaf in leaves] for s in (then, now)]
            ranks = [place(s, node, unit) for s in (then, now)]
            still = np.array_equal(*figures, equal_nan=True) and not np.isnan(ranks).any()
            if still and abs(ranks[1] - ranks[0]) >= 10:
                same[node] = ranks
        assert (made is not None) == bool(same), unit
        if made:
            facts = {fact.id: fact.value for fact in made.title.facts()}
            node = max(same, key=lambda each: abs(same[each][1] - same[each][0]))
            assert [facts[f"{node}.rank.before"], facts[f"{node}.rank"]] == same[node]
            told += 1
    assert told > 5


def figure(scores, unit, node):
    return scores.table.values[scores.units.index(unit), scores.table.indicators.index(node)]


def place(scores, node, unit):
    """The place on a node, counted anew."""
    of = scores[node]
    own = of[scores.units.index(unit)]
    return np.nan if np.isnan(own) else 1 + np.sum(of > own + 1e-9)


def test_what_the_year_before_would_give_is_so():
    now = scores_of(2014)
    of = now.table
    told = 0
    for unit in of.units[::12]:
        made = page_of("again", unit)
        if made is None:
            continue
        for row in made.blocks[0].rows:
            node = row[0].id.removesuffix(".name")
            values = np.array(of.values)
            at = of.units.index(unit)
            values[at, of.indicators.index(node)] = row[1].value
            tried = hti.Table(of.units, of.indicators, values, statuses=of.status, names=of.names, period=of.period)
            others = np.delete(now["index"], at)
            score = now.index.score(tried)["index"][at]
            assert row[3].value == pytest.approx(score, abs=1e-9)
            assert row[4].value == 1 + np.sum(others > score + 1e-9) < edition().ranking[unit]["rank"]
        told += 1
    assert told > 10
    assert page("1290", "plan")


# Templates.


def designed(**layouts):
    """A template of 4:3 with a slide of its own, whose layouts have other names, and a note of who made it."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Mm(254), Mm(190.5)
    for layout in made.slide_layouts:
        layout.name = layouts.get(layout.name, layout.name)
    slide = made.slides.add_slide(made.slide_layouts[0])
    slide.shapes.title.text = "Sample of 412"
    made.core_properties.subject = made.core_properties.keywords = "412"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(folder, text, content):
    (folder / "mall.pptx").write_bytes(content)
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    return themes.read(folder / "theme.toml")


def test_slides_have_the_layouts_and_the_size_of_a_template(tmp_path):
    content = designed(**{"Title Only": "Endast rubrik", "Title and Content": "Vår framsida"})
    wear = read(tmp_path, 'template = "mall.pptx"\nlayout = "Endast rubrik"\ncover_layout = "Vår framsida"\n', content)
    of = Edition(scores_of(2014), scores_of(2013), wear)
    made = Package(of, "1290", ("slides",))
    (name, file), *_ = made.files("sv")
    assert not any(gate.check({name: file}, {name: made.slides}, of, "1290", "sv").values())
    worn = pptx.Presentation(io.BytesIO(file))
    assert (worn.slide_width, worn.slide_height) == (Mm(254), Mm(190.5))
    assert [slide.slide_layout.name for slide in worn.slides][:2] == ["Vår framsida", "Endast rubrik"]
    assert [slide.shapes.title.text for slide in worn.slides] == [slide.shapes.title.text for slide in deck().slides]
    for slide in worn.slides:
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size is None
        assert [shape.placeholder_format.type for shape in slide.placeholders] == [slide.shapes.title.placeholder_format.type]
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= worn.slide_width
            assert shape.top + shape.height <= worn.slide_height
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert not any(b"Sample of 412" in packed.read(part) for part in packed.namelist())
    assert Package(of, "1290", ("slides",)).files("sv").__next__()[1] == file


def test_the_layout_with_a_title_alone_is_found_whatever_it_is_called(tmp_path):
    wear = read(tmp_path, 'template = "mall.pptx"\n', designed(**{"Title Only": "Nur Titel"}))
    made = Package(Edition(scores_of(2014), theme=wear), "1290", ("slides",)).slides
    worn = pptx.Presentation(io.BytesIO(written(made, "en")))
    assert {slide.slide_layout.name for slide in worn.slides} == {"Nur Titel"}


def without_plain():
    made = pptx.Presentation(io.BytesIO(designed()))
    made.slide_layouts.remove(made.slide_layouts.get_by_name("Title Only"))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def with_part(name, content=b"x"):
    file = io.BytesIO(designed())
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(name, content)
    return file.getvalue()


LINK = b'<R><L Id="r" Type="t" Target="https://example.org" TargetMode="External"/></R>'
WRONG = {
    "no presentation": (lambda: b"PK", 'template = "mall.pptx"', "theme-template"),
    "a workbook": (lambda: workbook(), 'template = "mall.pptx"', "theme-template"),
    "macros": (lambda: with_part("ppt/vbaProject.bin"), 'template = "mall.pptx"', "theme-template-runs"),
    "a link": (lambda: with_part("ppt/slideMasters/_rels/x.rels", LINK), 'template = "mall.pptx"', "theme-template-runs"),
    "no such layout": (designed, 'template = "mall.pptx"\nlayout = "Rubrik"', "theme-layout"),
    "a layout without a title": (designed, 'template = "mall.pptx"\nlayout = "Blank"', "theme-layout-title"),
    "none with a title alone": (without_plain, 'template = "mall.pptx"', "theme-layout-none"),
    "a layout of no template": (designed, 'layout = "Blank"', "theme-layout-alone"),
    "no file": (designed, 'template = "other.pptx"', "theme-no-file"),
    "a file elsewhere": (designed, 'template = "../mall.pptx"', "theme-outside"),
}


def workbook():
    import openpyxl

    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_template_is_told(what, tmp_path):
    content, text, message = WRONG[what]
    with pytest.raises(hti.DataError) as wrong:
        read(tmp_path, text, content())
    assert message in [problem.message_id for problem in wrong.value.problems]


def test_a_theme_without_a_template_is_as_it_was():
    assert Theme().template == b""
    assert (deck().slide_width, deck().slide_height) == (Mm(338.67), Mm(190.5))


def test_the_map_of_a_launch_has_the_area_of_each_group_as_one_shape():
    deck = pptx.Presentation(io.BytesIO(written(launch_of(edition()), "sv")))
    (slide,) = (slide for slide in deck.slides if any(shape.shape_type == MSO_SHAPE_TYPE.GROUP for shape in slide.shapes))
    assert slide.shapes.title.text == "Högst medelpoäng har Östergötlands län, lägst Örebro län"
    (group,) = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    described = group._element.nvGrpSpPr.cNvPr.get("descr")
    ranking = edition().scores.ranking()
    counts = ranking["group"].where(ranking["rank"].notna(), "").value_counts()
    assert all(re.search(rf"\b{counts[name]}\b", described) for name in ("high", "above", "near", "below", "low"))
    areas = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    fills = {str(shape.fill.fore_color.rgb): shape for shape in areas}
    assert fills.keys() == {colour(name)[1:] for name in ("high", "above", "near", "below", "low", "ground")}
    assert all(shape.left >= 0 and shape.left + shape.width <= deck.slide_width for shape in areas)
    # The country fills most of the height of the slide.
    assert max(shape.height for shape in areas) > 0.6 * deck.slide_height
    # Every municipality without a score has an area of its own, and so has one with two parts of the country.
    blank = fills[colour("ground")[1:]]._element.spPr.custGeom.pathLst[0]
    assert len(blank.findall(f"{DRAWN}moveTo")) >= (counts.get("", 0))
