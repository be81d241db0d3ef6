"""Whole reports at the edges, as text that was read and kept: no earlier year, nothing known, all alike, one unit alone."""

from __future__ import annotations

import math
import sys
from functools import cache

import hemtjanstindex as hti
import pytest
import reference
from hemtjanstindex.report.edition import Edition
from hemtjanstindex.report.facts import Sentence
from hemtjanstindex.report.make import report_of
from hemtjanstindex.report.page import Paragraph
from small_report import small

GOLDEN = reference.ROOT / "tests/data/report"


def level(units):
    """Thirteen areas in which nobody differs, on a scale of fixed ends."""
    asked = hti.Indicator(kind="share", error="survey", survey="patients", goalposts=(0, 100))
    areas = [f"area_{i}" for i in range(1, 14)]
    nodes = [hti.Node(name, "index", 1, hti.Text(f"Område {i}", f"Area {i}"), asked) for i, name in enumerate(areas, start=1)]
    model = hti.Model([hti.Node("index"), *nodes], [hti.Survey("patients", 0.3, "assumed")])
    definition = hti.Definition("level", model, hti.Method(normalise=hti.Goalposts()), title=hti.Text("Lika", "Level"))
    names = [f"unit {i}" for i in range(units)]
    table = hti.Table(names, areas, [[70] * 13] * units, respondents=[[100] * 13] * units, period="2020")
    return Edition(hti.fit(definition, table).score(table))


CASES = {
    "first-year": (lambda: Edition(small()), "clinic 3"),
    "all-missing": (lambda: Edition(small([(4, column, math.nan) for column in range(3)])), "clinic 4"),
    "level": (lambda: level(6), "unit 0"),
    "one-unit": (lambda: level(1), "unit 0"),
}


@cache
def made(case):
    edition, unit = CASES[case]
    return report_of(edition(), unit)


def text_of(case, language):
    """A report as it is read: titles, paragraphs, tables, what stands for pictures, and what is left out with the reason."""

    def said(told):
        if told is None:
            return "–"
        return told.sentence(language) if isinstance(told, Sentence) else told.text(language)

    report = made(case)
    lines = [f"# {said(report.title)}"]
    for page in report.pages:
        lines += ["", f"## {said(page.section)}: {said(page.title)}"]
        for block in page.blocks:
            if isinstance(block, Paragraph):
                told = " ".join(map(said, block.sentences))
                lines.append(f"**{said(block.label)}.** {told}" if block.label else told)
                continue
            table = getattr(block, "table", block)
            if table is not block:
                lines.append(f"({said(block.title)} · {said(block.subtitle)} · {said(block.alt)})")
            lines += [f"[{said(table.caption)}]", " | ".join(map(said, table.head))]
            lines += [" | ".join(map(said, row)) for row in table.rows]
    lines += ["", *(f"{said(section)} {reason.text(language)}" for section, reason in report.left_out)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("case", CASES)
def test_a_report_at_an_edge_reads_as_it_was_read_and_kept(case, language):
    assert text_of(case, language) == (GOLDEN / f"edge-{case}-{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", ["level", "one-unit"])
def test_where_nobody_differs_nothing_is_strong_weak_or_a_goal(case):
    report = made(case)
    messages = {told.message for told in report.told() if isinstance(told, Sentence)}
    assert not messages & {"report-list-strength", "report-list-development", "report-goal", "report-plan-next"}
    assert "report-absent-plan-level" in {reason.message for _, reason in report.left_out}


def main():
    """Write the texts anew, to be read before they are kept."""
    for case in CASES:
        for language in ("sv", "en"):
            (GOLDEN / f"edge-{case}-{language}.txt").write_text(text_of(case, language), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
