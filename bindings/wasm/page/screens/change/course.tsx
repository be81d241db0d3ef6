// The course over all years: the score, and what stands out of the figures, each beside the mean of all.
import type { Node, TrendPanel, TrendYear } from "../../../core";
import { Trend } from "../../charts";
import { areas, scored, strengths, trend, years } from "../../facts";
import { figure, score } from "../../numbers";
import { Table } from "../../parts";
import { shown, unit } from "../../state";
import { say, series, told } from "../../words";

/// The most panels, as in report/pages/change.py.
const MOST = 4;

export function Course() {
  const { content, nodes, node } = shown.value;
  const wanted = [...areas.value, ...strengths.value].map((row) => node.get(row.node)!);
  // A yes or no has no course.
  const indicators = [...new Set([...wanted, ...nodes])].filter((of) => of.indicator && of.indicator.kind !== "yes_no");
  const figures = indicators.map(panel).filter((found) => found !== null).slice(0, MOST - 1);
  if (figures.length === 0) return null;
  const panels = scored.value && trend.value.has(unit.value) ? [scores(), ...figures] : figures;
  const [lead] = figures;
  const known = lead.years.filter((of) => of.own);
  const [first, last] = [known[0], known[known.length - 1]];
  const name = shown.value.names[shown.value.at.get(unit.value)!];
  const ends = { then: first.own!.text, first: first.year, now: last.own!.text, last: last.year };
  const cells = (which: "own" | "mean", at: number) => ({
    cell: (of: TrendPanel) => of.years[at][which]?.text ?? "–",
    value: (of: TrendPanel) => of.years[at][which]?.value ?? "",
    number: true,
  });
  return (
    <>
      <Trend
        title={say("report-trend-title", { measured: lead.name, ...ends })}
        subtitle={say("report-trend-subtitle", { name, kind: content.kind })}
        alt={say(panels === figures ? "report-trend-figures-alt" : "report-trend-alt", { name, names: series(figures.map((of) => of.name)), ...ends })}
        table={
          <Table
            caption={say("report-trend-caption")}
            rows={panels}
            columns={[
              { head: say("report-column-what"), cell: (of) => of.name, head_of_row: true },
              ...lead.years.flatMap(({ year }, at) => [
                { head: say("report-column-year", { year }), ...cells("own", at) },
                { head: say("report-column-nation-year", { year, kind: content.kind }), ...cells("mean", at) },
              ]),
            ]}
          />
        }
        trend={{ panels, names: [name, say("report-column-nation", { kind: content.kind })], broken: say("report-trend-broken") }}
      />
      {panels !== figures && <p>{say("report-trend-how")}</p>}
    </>
  );
}

/// The years of an indicator; nothing where it has no figure of the year that is shown, or of no other.
function panel(of: Node): TrendPanel | null {
  const write = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : { value, text: figure(of.id, of.indicator!, value) };
  const course = years.value.map(({ edition, year }): TrendYear => {
    const own = write(edition.figures.get(of.id)?.[edition.at.get(unit.value) ?? -1]);
    const mean = edition.means.get(of.id);
    const why = own ? "" : say(mean === undefined ? "report-none-asked" : "report-none-missing");
    return { year, own, mean: mean === undefined || Number.isNaN(mean) ? null : { value: mean, text: figure(of.id, of.indicator!, mean, 1) }, why, joined: true };
  });
  const now = years.value.findIndex(({ edition }) => edition === shown.value);
  if (!course[now].own || course.filter((each) => each.own).length < 2) return null;
  const name = told(of.name);
  return { name: of.indicator!.direction === "lower" ? say("report-trend-lower", { name }) : name, years: course };
}

/// The scores of the years; no line is drawn to a year that measured something else.
function scores(): TrendPanel {
  const rows = trend.value.get(unit.value)!;
  const write = (value: number) => (Number.isNaN(value) ? null : { value, text: score(value) });
  const course = years.value.map(({ year }, at): TrendYear => {
    const all = [...trend.value.values()].map((each) => each[at].score).filter((each) => !Number.isNaN(each));
    const own = write(rows[at].score);
    const joined = at === 0 || (rows[at - 1].comparable === true && rows[at].comparable === true);
    return { year, own, mean: write(all.reduce((sum, each) => sum + each, 0) / all.length), why: own ? "" : say("report-none-missing"), joined };
  });
  return { name: say("report-trend-score"), years: course };
}
