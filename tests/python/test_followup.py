"""What became of what was chosen: read with every fault, told beside the figures, and no more than noise lets it."""

from __future__ import annotations

import json
from datetime import datetime

import hemtjanstindex as hti
import pytest
from hemtjanstindex.report import chosen, orders, write
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.gate import html
from hemtjanstindex.report.job import Job
from hemtjanstindex.report.make import report_of
from hemtjanstindex.report.page import Table
from small_report import small

LISTED = "unit;indicator;aim;action\n"


def file_of(folder, *rows, encoding="utf-8"):
    path = folder / "chosen.csv"
    path.write_text(LISTED + "".join(f"{row}\n" for row in rows), encoding=encoding)
    return path


def read(path):
    now = small()
    return chosen.read(path, now.table, now.index.model)


def edition(path, now=(), before=()):
    return Edition(small(now), small(before, "2019"), chosen=read(path))


def page_of(of, unit):
    report = report_of(of, unit)
    assert [page.id for page in report.pages[:3]] == ["cover", "outcome", "decision"]
    return report.pages[1]


def rows_of(page, language="en"):
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    heads = [head.text(language) for head in table.head]
    return [dict(zip(heads, (cell and cell.text(language) for cell in row), strict=True)) for row in table.rows]


def test_what_is_wrong_with_choices_is_all_told(tmp_path):
    path = file_of(
        tmp_path, "clinic 99;in_time;70;", "clinic 1;out_of_time;70;", "clinic 1;wait;soon;", "clinic 1;wait;inf;", "clinic 1"
    )
    with pytest.raises(hti.DataError) as raised:
        read(path)
    told = [(each.code, each.arguments["row"], each.arguments["message"].id) for each in raised.value.problems]
    assert told == [
        ("wrong_field_count", "6", "fields-of-row"),
        ("unknown_unit", "2", "no-unit"),
        ("unknown_indicator", "3", "no-node"),
        ("not_a_number", "4", "is-no-number"),
        ("invalid_parameter", "5", "chosen-twice"),
        ("not_a_number", "5", "is-no-number"),
    ]


def test_figures_then_and_now_stand_beside_the_aim(tmp_path):
    # Clinic 3 had 69 percent, 27 days and open results; now it has 90 percent, 29 days and none that are open.
    path = file_of(
        tmp_path, "clinic 3;in_time;80,5;Två till på väntelistan", "clinic 3;wait;28,5;", "clinic 3;open;1;", encoding="cp1252"
    )
    page = page_of(edition(path, now=[(3, 0, 90), (3, 2, 29), (3, 1, 0)]), "clinic 3")
    assert page.title.sentence("en") == "One of three goals is reached"
    assert page.title.sentence("sv") == "Ett av tre mål är nått"
    assert rows_of(page) == [
        {
            "Figure": "Help in time",
            "What we do": "Två till på väntelistan",
            "Before": "69 %",
            "Now": "90 %",
            "Goal": "80.5 %",
            "Reached?": "reached",
            "Change": "+21",
            "Chance": "the difference is more than chance",
        },
        {
            "Figure": "Waiting time",
            "What we do": None,
            "Before": "27",
            "Now": "29",
            "Goal": "28.5",
            "Reached?": "not reached",
            "Change": "+2",
            "Chance": None,
        },
        {
            "Figure": "Results are open",
            "What we do": None,
            "Before": "yes",
            "Now": "no",
            "Goal": "yes",
            "Reached?": "not reached",
            "Change": None,
            "Chance": None,
        },
    ]


def test_a_goal_reached_within_the_noise_is_called_so(tmp_path):
    # Of 200 answers at 69 percent the standard error of a change is 4.6 points: 3 of them may be chance, 21 are not.
    path = file_of(tmp_path, "clinic 3;in_time;72;")
    warned = "Where a difference may be chance, it may be chance too that the goal is reached, or not reached."
    for now, chance in ((72, True), (90, False)):
        page = page_of(edition(path, now=[(3, 0, now)]), "clinic 3")
        assert page.title.text("en") == "The goal is reached"
        said = "the difference may be chance" if chance else "the difference is more than chance"
        assert rows_of(page)[0]["Chance"] == said
        assert (warned in [told.text("en") for told in page.told()]) is chance


def test_where_answers_are_not_counted_chance_is_not_ruled_out(tmp_path):
    path = file_of(tmp_path, "clinic 3;in_time;72;")
    scores = []
    for figure, period in ((69, "2019"), (90, "2020")):
        of = small([(3, 0, figure)]).table
        bare = hti.Table(of.units, of.indicators, of.values, period=period)
        scores.append(hti.fit(small().index.definition, bare).score(bare))
    page = page_of(Edition(scores[1], scores[0], chosen=read(path)), "clinic 3")
    assert "Chance" not in rows_of(page)[0]
    assert "Where the number of answers is not known" in " ".join(told.text("en") for told in page.told())


def gone(changed=()):
    """Scores where the third clinic's first figure is lacking."""
    now = small(changed).table
    values, statuses = now.values.copy(), now.status.copy()
    values[3, 0], statuses[3, 0] = float("nan"), hti.Status["missing"]
    lacking = hti.Table(now.units, now.indicators, values, statuses=statuses, period="2020")
    return hti.fit(small().index.definition, lacking).score(lacking)


@pytest.mark.parametrize(
    ("wait", "opened", "told"),
    [
        (20, 1, "Two of three goals are reached; 1 cannot be followed"),
        (20, 0, "One of three goals is reached; 1 cannot be followed"),
        (29, 0, "None of three goals is known to be reached; 1 cannot be followed"),
    ],
)
def test_goals_without_a_figure_are_counted_and_said(tmp_path, wait, opened, told):
    path = file_of(tmp_path, "clinic 3;in_time;72;", "clinic 3;wait;25;", "clinic 3;open;1;")
    now = gone([(3, 2, wait), (3, 1, opened)])
    page = page_of(Edition(now, small(period="2019"), chosen=read(path)), "clinic 3")
    assert page.title.sentence("en") == told


def test_a_list_may_begin_with_an_empty_line(tmp_path):
    path = tmp_path / "chosen.csv"
    path.write_text(f"\n;;\n{LISTED}clinic 3;in_time;80,5;\n", encoding="utf-8")
    assert [choice.aim for choice in read(path)["clinic 3"]] == [80.5]


def test_a_figure_that_is_gone_reaches_nothing(tmp_path):
    path = file_of(tmp_path, "clinic 3;in_time;72;")
    page = page_of(Edition(gone(), small(period="2019"), chosen=read(path)), "clinic 3")
    assert page.title.text("en") == "Whether the goals are reached cannot be said"
    assert rows_of(page) == [{"Figure": "Help in time", "Before": "69 %", "Now": "missing", "Goal": "72 %"}]


def test_reports_of_others_tell_nothing_of_it_and_stand(tmp_path):
    out = tmp_path / "out"
    jobs = [Job(out / unit, unit, ("report",), "sv") for unit in ("clinic 3", "clinic 4")]

    def made(*rows):
        done = write.run(edition(file_of(tmp_path, *rows), now=[(3, 0, 90)]), jobs)
        assert (done.failed, done.faults) == ({}, {})
        return {job.unit: why for job, why in done.made.items()}

    assert made("clinic 3;in_time;72;Ring mer") == {"clinic 3": "new", "clinic 4": "new"}
    assert made("clinic 3;in_time;72;Ring mer") == {}
    assert made("clinic 3;in_time;74;Ring mer") == {"clinic 3": "followup"}
    own, other = (html.read((out / unit / f"{unit}-report.html").read_bytes()) for unit in ("clinic 3", "clinic 4"))
    assert "Ring mer" in own.texts
    assert not any("Ring mer" in text or "outcome" in text for text in other.texts)
    assert any("inga tidigare val är angivna" in text for text in other.texts)
    facts = {fact["id"]: fact for fact in json.loads((out / "clinic 3/facts.json").read_bytes())}
    assert (facts["in_time.aim"]["value"], facts["in_time.aim"]["rests_on"]) == (74.0, "followup")


def test_another_choice_after_the_release_is_a_correction(tmp_path):
    out = tmp_path / "out"
    path = tmp_path / "orders.csv"
    path.write_text(
        "order,received,customer,unit,products,languages,recipients,release\nA-1,2026-11-02,K,clinic 3,data,sv,,2026-12-01\n"
    )
    (order,) = orders.read(path)
    for aim, revision in (("72", 1), ("74", 2)):
        of = edition(file_of(tmp_path, f"clinic 3;in_time;{aim};"), now=[(3, 0, 90)])
        (job,) = orders.jobs_of(of, [order], out)
        assert job.revision == revision
        assert not write.run(of, [job]).failed
        orders.give(orders.Revision.last(out, "A-1"), order, datetime(2026, 12, 2))


def test_the_argument_of_python(tmp_path):
    path = file_of(tmp_path, "clinic 3;in_time;72;")
    paths = hti.report(small([(3, 0, 90)]), "clinic 3", out=tmp_path, earlier=small(period="2019"), followup=path)
    assert any("Målet är nått" in text for text in html.read(paths[0].read_bytes()).texts)
