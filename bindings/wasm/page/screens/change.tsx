// What has changed: first the figures themselves, then what of the score's change is the unit's own.
import type { Node } from "../../core";
import { year_in } from "../edition";
import { Waterfall } from "../charts";
import { changes, years } from "../facts";
import { figure, number, points, score } from "../numbers";
import { Table } from "../parts";
import { shown, unit } from "../state";
import { say, told } from "../words";
import { Course } from "./change/course";

const PARTS = ["values", "statuses", "frame", "definition"] as const;

export function Change() {
  const { content, nodes, figures, figuresBefore, at, decimals, earlier } = shown.value;
  if (!earlier || !content.earlier)
    return (
      <>
        <h1 tabIndex={-1}>{say("report-section-change")}</h1>
        <p>{say("report-no-earlier")}</p>
        {years.value.length > 0 && <Course />}
      </>
    );
  const [then, now] = [year(content.earlier.period), year(content.period)];
  const before = (of: Node) => figuresBefore.get(of.id)?.get(unit.value) ?? NaN;
  const after = (of: Node) => figures.get(of.id)![at.get(unit.value)!];
  const periods: [string, (of: Node) => number][] = years.value.length
    ? years.value.map(({ year, edition }) => [year, (of) => edition.figures.get(of.id)?.[edition.at.get(unit.value) ?? -1] ?? NaN])
    : [[then, before], [now, after]];
  const listed = nodes.filter((of) => of.indicator && !(Number.isNaN(before(of)) && Number.isNaN(after(of))));
  const difference = (of: Node) => {
    const moved = after(of) - before(of);
    if (Number.isNaN(moved) || of.indicator!.kind === "yes_no") return "–";
    return number(moved, moved ? `+.${decimals.get(of.id)}f` : ".0f");
  };
  const row = changes.value.get(unit.value);
  return (
    <>
      <h1 tabIndex={-1}>{title(row?.score_change, then).replace(/\.$/, "")}</h1>
      <Table
        caption={say("report-change-caption")}
        rows={listed}
        columns={[
          { head: say("report-column-indicator"), cell: (of) => told(of.name), head_of_row: true },
          ...periods.map(([year, value]) => ({
            head: say("report-column-year", { year }),
            cell: (of: Node) => figure(of.id, of.indicator!, value(of)),
            value,
            number: true,
          })),
          { head: say("report-column-difference"), cell: difference, value: (of) => after(of) - before(of), number: true },
        ]}
      />
      {years.value.length > 0 && <Course />}
      {row && !Number.isNaN(row.score_values) && <Parts row={row} then={then} now={now} />}
      {row?.within_noise === true && <p>{say("report-change-noise")}</p>}
    </>
  );
}

const year = (period: string): string => year_in(period) || period;

function title(change: number | undefined, then: string): string {
  if (change === undefined || Number.isNaN(change))
    return say("report-no-change", { name: shown.value.names[shown.value.at.get(unit.value)!], year: then });
  const size = score(Math.abs(change));
  if (size === score(0)) return say("report-change-none", { year: then });
  return say(change > 0 ? "report-change-up" : "report-change-down", { points: size, year: then });
}

function Parts({ row, then, now }: { row: NonNullable<ReturnType<(typeof changes)["value"]["get"]>>; then: string; now: string }) {
  const parts = PARTS.map((part): [string, number, string] => [
    say(`report-part-${part}`),
    row[`score_${part}`],
    points(row[`score_${part}`]),
  ]).filter(([, value]) => Math.abs(value) > 1e-12);
  const ends = { before: score(row.score_before), now: score(row.score_after) };
  return (
    <>
      <Waterfall
        title={say("report-parts-title", ends)}
        subtitle={say("report-parts-subtitle")}
        alt={say("report-parts-alt", { ...ends, year: then })}
        table={
          <Table
            caption={say("report-parts-caption")}
            rows={parts}
            columns={[
              { head: say("report-column-what"), cell: ([name]) => name, head_of_row: true },
              { head: say("report-column-points"), cell: ([, , text]) => text, value: ([, value]) => value, number: true },
            ]}
          />
        }
        start={[then, row.score_before, ends.before]}
        end={[now, row.score_after, ends.now]}
        parts={parts}
      />
      <p>{say("report-change-how")}</p>
    </>
  );
}
