// What to do first, and what it would give.
import { useEffect, useState } from "preact/hooks";
import type { Rules } from "../../core";
import { Matrix } from "../charts";
import { alone, areas, gain, own_ranked, own_rules, place, priorities, ranked, step, strengths, tried, tried_own, type PriorityRow } from "../facts";
import { few, figure, number, points, rank, score, whole } from "../numbers";
import { useTold } from "../live";
import { Group, Stepper, Table, type Column } from "../parts";
import { edits, efforts, shown, unit, weights, year } from "../state";
import { spread, type Sure } from "../sure";
import { say, sentence, told } from "../words";
import { Efforts } from "./first/efforts";
import { Goal } from "./first/goal";

/// The figures that are in sight from the beginning, beside those that are tried.
const MOST = 10;

export function First({ sure, own }: { sure: Sure; own: Sure }) {
  const [all, show_all] = useState(false);
  const { content, node, decimals, nodes } = shown.value;
  const clear = areas.value.map((row) => row.node);
  const strong = strengths.value.map((row) => row.node);
  // The order of every page of a report: clear areas first, then what a step gives; what is strong comes last.
  const place_of = (id: string) => (clear.includes(id) ? clear.indexOf(id) : strong.includes(id) ? 3000 : 1000);
  const listed = [...priorities.value.of.values()].sort(
    (a, b) => place_of(a.indicator) - place_of(b.indicator) || gain(b.indicator) - gain(a.indicator),
  );
  const has_outcomes = nodes.some((each) => each.indicator?.quality === "outcome");
  const name = (id: string) => told(node.get(id)!.name);
  const indicator = (id: string) => node.get(id)!.indicator!;
  const set = (id: string, value: number, own: number) => {
    const next = new Map(edits.value);
    if (value === own) next.delete(id);
    else next.set(id, value);
    edits.value = next;
  };
  const columns: Column<PriorityRow>[] = [
    { head: say("report-column-indicator"), head_of_row: true, cell: (row) => name(row.indicator) },
  ];
  if (has_outcomes)
    columns.push({
      head: say("report-column-kind"),
      cell: (row) => say(indicator(row.indicator).quality === "outcome" ? "report-kind-outcome" : "report-kind-process"),
    });
  columns.push(
    {
      head: say("report-column-list"),
      cell: (row) =>
        clear.includes(row.indicator)
          ? say("report-list-development")
          : strong.includes(row.indicator)
            ? say("report-list-strength")
            : "–",
    },
    { head: say("report-column-own"), number: true, value: (row) => row.raw, cell: (row) => figure(row.indicator, indicator(row.indicator), row.raw) },
    {
      head: say("report-column-step"),
      number: true,
      value: (row) => step(row.indicator) ?? "",
      cell: (row) => {
        const to = step(row.indicator);
        if (to === undefined) return "–";
        return (
          <button type="button" class="link" onClick={() => set(row.indicator, to, row.raw)}>
            {say("tool-try", { figure: figure(row.indicator, indicator(row.indicator), to) })}
          </button>
        );
      },
    },
    {
      head: say("tool-column-tried"),
      value: (row) => edits.value.get(row.indicator) ?? "",
      cell: (row) => {
        const value = edits.value.get(row.indicator) ?? row.raw;
        const range = indicator(row.indicator).range;
        const label = say("tool-tried-of", { name: name(row.indicator) });
        if (indicator(row.indicator).kind === "yes_no")
          return <YesNo label={label} value={value} own={row.raw} name={(to) => figure(row.indicator, indicator(row.indicator), to)} set={(to) => set(row.indicator, to, row.raw)} />;
        return (
          <Stepper
            label={label}
            value={Number.isNaN(value) ? (range?.[0] ?? 0) : value}
            text={Number.isNaN(value) ? "" : String(value)}
            step={10 ** -(decimals.get(row.indicator) ?? 0)}
            low={range?.[0]}
            high={range?.[1]}
            set={(to) => set(row.indicator, to, row.raw)}
          />
        );
      },
    },
    {
      head: say("report-column-gain"),
      number: true,
      value: (row) => {
        const value = edits.value.get(row.indicator);
        return value === undefined ? "" : alone(row.indicator, value).score - place.value!.score;
      },
      cell: (row) => {
        const value = edits.value.get(row.indicator);
        return value === undefined ? "–" : points(alone(row.indicator, value).score - place.value!.score);
      },
    },
    {
      head: say("report-column-place"),
      number: true,
      value: (row) => {
        const value = edits.value.get(row.indicator);
        return value === undefined ? "" : alone(row.indicator, value).rank;
      },
      cell: (row) => {
        const value = edits.value.get(row.indicator);
        return value === undefined ? "–" : rank(alone(row.indicator, value).rank);
      },
    },
  );
  const title = clear.length
    ? say("report-title-areas", { count: clear.length, shown: few(clear.length), kind: content.kind })
    : say("report-title-none", { kind: content.kind });
  return (
    <>
      <h1 tabIndex={-1}>{sentence(title)}</h1>
      <p>
        {has_outcomes && say("report-first-kinds")}         {say(content.year_before ? "report-first-step" : "report-no-step")}
      </p>
      <Table
        caption={say("report-first-caption", { kind: content.kind })}
        columns={columns}
        rows={listed.filter((row, at) => all || at < MOST || edits.value.has(row.indicator))}
        marked={(row) => edits.value.has(row.indicator)}
      />
      {!all && listed.length > MOST && (
        <p>
          <button type="button" onClick={() => show_all(true)}>
            {say("tool-all-figures", { number: whole(listed.length) })}
          </button>
        </p>
      )}
      <Efforts rows={listed} />
      <Goal key={`${unit.value} ${year.value}`} />
      <Result sure={sure} own={own} />
      <Fields rows={listed} clear={clear} strong={strong} name={name} />
    </>
  );
}

/// What can be tried of a yes or no: either, or what it is.
function YesNo(of: { label: string; value: number; own: number; name(value: number): string; set(value: number): void }) {
  const known = [...new Set([0, 1, of.own])].filter((each) => !Number.isNaN(each));
  return (
    <select aria-label={of.label} value={of.value} onChange={(event) => of.set(Number(event.currentTarget.value))}>
      {Number.isNaN(of.value) && <option value="">–</option>}
      {known.map((each) => (
        <option value={each} selected={each === of.value}>
          {of.name(each)}
        </option>
      ))}
    </select>
  );
}

/// What all that is tried gives together; it stays in sight.
function Result({ sure, own }: { sure: Sure; own: Sure }) {
  const { before, after } = tried.value;
  const { found, places, certain } = useSpread(sure, usual_weights, usual_rules);
  const said = say("tool-tried-gives", {
    before: score(before.score),
    after: score(after.score),
    from: rank(before.rank),
    to: rank(after.rank),
    ranked: number(ranked.value, ",.0f"),
  });
  useTold(edits.value.size === 0 ? "" : [said, say("tool-others-still"), certain].filter(Boolean).join(" "));
  return (
    <div class="result">
      {edits.value.size === 0 ? (
        <p>{say("tool-nothing-tried")}</p>
      ) : (
        <>
          <p data-score={after.score} data-rank={after.rank}>
            <strong>{said}</strong> <Group code={after.group} /> {say("tool-others-still")}
          </p>
          {places ? (
            <p data-low={places.low} data-high={places.high} data-replicates={found!.replicates}>
              {certain}
            </p>
          ) : (
            <p class="waiting">{say("tool-counting")}</p>
          )}
          {tried_own.value && <Own {...tried_own.value} sure={own} />}
          <button type="button" onClick={() => (edits.value = new Map())}>
            {say("tool-reset")}
          </button>
        </>
      )}
    </div>
  );
}

const [usual_weights, usual_rules]: [ReadonlyMap<string, number>, Rules] = [new Map(), {}];

/// Between which places the unit lies with what is tried, by weights and rules, and the sentence that tells it; asked when they
/// have been still.
function useSpread(sure: Sure, weights: ReadonlyMap<string, number>, rules: Rules) {
  useEffect(() => {
    sure.forget();
    if (edits.value.size === 0) return;
    const question = { weights: Object.fromEntries(weights), rules, tried: { unit: unit.value, figures: Object.fromEntries(edits.value) } };
    const later = setTimeout(() => sure.ask(question), 150);
    return () => {
      clearTimeout(later);
      sure.forget();
    };
  }, [shown.value, unit.value, edits.value, weights, rules]);
  const found = sure.found.value;
  const places = found && spread(found, unit.value);
  const certain = !places ? "" : say(places.low === places.high ? "tool-tried-weights-same" : "tool-tried-weights", places.facts);
  return { found, places, certain };
}

/// The same by the reader's own weights and rules.
function Own({ before, after, sure }: NonNullable<(typeof tried_own)["value"]> & { sure: Sure }) {
  const { found, places, certain } = useSpread(sure, weights.value, own_rules.value);
  return (
    <p
      data-own-score={after.score}
      data-own-rank={after.rank}
      data-own-low={places?.low}
      data-own-high={places?.high}
      data-own-replicates={found?.replicates}
    >
      {say("tool-tried-own", {
        before: score(before.score),
        after: score(after.score),
        from: rank(before.rank),
        to: rank(after.rank),
        ranked: whole(own_ranked.value),
      })}{" "}
      {certain || say("tool-counting")}
    </p>
  );
}

function Fields(of: { rows: PriorityRow[]; clear: string[]; strong: string[]; name(id: string): string }) {
  const list = (id: string) => (of.clear.includes(id) ? "development" : of.strong.includes(id) ? "strength" : "");
  const effort = (id: string) => efforts.value.get(id) ?? 1;
  const pictured = of.rows
    .filter((row) => !Number.isNaN(row.grade) && !Number.isNaN(row.effect))
    .sort((a, b) => Number(list(b.indicator) === "development") - Number(list(a.indicator) === "development") || b.effect - a.effect)
    .map((row) => ({ name: of.name(row.indicator), grade: row.grade, effect: row.effect, list: list(row.indicator), id: row.indicator }));
  if (pictured.length === 0) return null;
  const line = number(priorities.value.line, ".1f");
  return (
    <Matrix
      title={say("report-matrix-title")}
      subtitle={say("report-matrix-subtitle", { line })}
      alt={say("report-matrix-alt", { line })}
      table={
        <Table
          caption={say("report-matrix-caption")}
          rows={pictured}
          columns={[
            { head: say("report-column-indicator"), cell: (point) => point.name, head_of_row: true },
            { head: say("report-column-grade"), cell: (point) => number(point.grade, "+.1f"), value: (point) => point.grade, number: true },
            { head: say("report-column-effect"), cell: (point) => number(point.effect, ".1f"), value: (point) => point.effect, number: true },
            { head: say("tool-column-effort"), cell: (point) => number(effort(point.id), ".1f"), value: (point) => effort(point.id), number: true },
          ]}
        />
      }
      matrix={{
        points: pictured,
        line: priorities.value.line,
        fields: [
          say("report-field-prioritise"),
          say("report-field-improve_if_possible"),
          say("report-field-lower_priority"),
          say("report-field-keep"),
        ],
        axes: [say("report-axis-grade"), say("report-axis-effect")],
      }}
    />
  );
}
