// The reader's own weights and rules, and the places that they give beside those of the definition.
import { batch } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Node } from "../../core";
import { Slope } from "../charts";
import { note, save } from "../exports";
import { own, own_csv, own_faults, own_rules, ranked, ranking, type RankingRow } from "../facts";
import { number, rank, score, whole } from "../numbers";
import { useTold } from "../live";
import { Faults, Table } from "../parts";
import { locks, rival, rules, shown, unit, weights } from "../state";
import type { Sure } from "../sure";
import { say, told } from "../words";
import { Respondents } from "./own/respondents";
import { Rival } from "./own/rival";
import { Rules } from "./own/rules";
import { Siblings } from "./own/siblings";
import { stability, Stability } from "./own/stability";

/// The units shown beside the reader's own.
const TOP = 10;
/// The nodes of an index whose weights are all in sight from the beginning.
const MOST = 30;

export function Weights({ sure }: { sure: Sure }) {
  const { children, nodes, root } = shown.value;
  useEffect(() => {
    if (own_faults.value.length) return;
    const pair: [string, string] | undefined = unit.value && rival.value ? [unit.value, rival.value] : undefined;
    const later = setTimeout(() => sure.ask({ weights: Object.fromEntries(weights.value), rules: own_rules.value, pair }), 150);
    return () => clearTimeout(later);
  }, [shown.value, weights.value, rules.value, unit.value, rival.value]);
  const parents = nodes.filter((of) => (children.get(of.id)?.length ?? 0) > 1);
  return (
    <>
      <h1 tabIndex={-1}>{say("tool-section-weights")}</h1>
      <p>{say("tool-weights-how")}</p>
      <div class="halves">
        <div>
          {parents.map((of) => {
            const changed = children.get(of.id)!.some((child) => weights.value.has(child.id));
            return <Parent of={of} begun={of === root || nodes.length <= MOST || changed} />;
          })}
          <Respondents />
          <Rules />
          <button type="button" disabled={weights.value.size === 0 && Object.keys(rules.value).length === 0} onClick={reset}>
            {say("tool-weights-reset")}
          </button>
        </div>
        <div>
          {own_faults.value.length > 0 ? <Faults lines={own_faults.value} head={say("tool-own-faults")} /> : <Result sure={sure} />}
        </div>
      </div>
    </>
  );
}

function reset(): void {
  batch(() => {
    weights.value = new Map();
    locks.value = new Set();
    rules.value = {};
  });
}

/// The weights of a node's parts. Those that are not looked at cost nothing when others are moved.
function Parent({ of, begun }: { of: Node; begun: boolean }) {
  const [open, set] = useState(begun);
  return (
    <details open={open || begun} onToggle={(event) => set(event.currentTarget.open)}>
      <summary>{of === shown.value.root ? say("tool-index") : told(of.name)}</summary>
      {(open || begun) && <Siblings of={of} />}
    </details>
  );
}

function Result({ sure }: { sure: Sure }) {
  const { content } = shown.value;
  const rows = [...own.value.values()];
  const chosen = unit.value ? own.value.get(unit.value) : undefined;
  const placed = chosen && !Number.isNaN(chosen.rank) ? chosen : null;
  const said = placed
    ? say("tool-own-place", {
        name: placed.name,
        rank: rank(placed.rank),
        ranked: whole(ranked.value),
        score: score(placed.score),
        usual: rank(ranking.value.get(placed.unit)!.rank),
      })
    : say("tool-own-best", { name: rows[0].name, score: score(rows[0].score) });
  const stable = stability(sure);
  useTold([said, stable?.said].filter(Boolean).join(" "));
  const [all, show_all] = useState(false);
  const listed = all ? rows : rows.slice(0, TOP);
  if (chosen && !listed.includes(chosen)) listed.push(chosen);
  const before = (row: RankingRow) => ranking.value.get(row.unit)!;
  const places = [...new Set([...rows.slice(0, TOP), ...(placed ? [placed] : [])])].filter((row) => !Number.isNaN(row.rank) && !Number.isNaN(before(row).rank));
  const place = (row: RankingRow) => ({ value: row.rank, text: rank(row.rank) });
  const change = (row: RankingRow) => before(row).rank - row.rank;
  return (
    <>
      <div class="lead">
        {placed ? (
          <p data-score={placed.score} data-rank={placed.rank}>
            {said}
          </p>
        ) : (
          <p>{said}</p>
        )}
        <Stability of={stable} sure={sure} />
      </div>
      <Table
        caption={say(all ? "tool-own-caption-all" : "tool-own-caption", { kind: content.kind })}
        rows={listed}
        marked={(row) => row.unit === unit.value}
        columns={[
          { head: say("report-column-unit", { kind: content.kind }), cell: (row) => row.name, head_of_row: true },
          { head: say("tool-column-own-place"), cell: (row) => rank(row.rank), value: (row) => row.rank, number: true },
          { head: say("report-column-score"), cell: (row) => score(row.score), value: (row) => row.score, number: true },
          { head: say("tool-column-usual-place"), cell: (row) => rank(before(row).rank), value: (row) => before(row).rank, number: true },
          { head: say("report-column-difference"), cell: (row) => number(change(row), change(row) ? "+.0f" : ".0f"), value: change, number: true },
        ]}
      />
      <p class="row">
        {rows.length > listed.length && (
          <button type="button" onClick={() => show_all(true)}>
            {say("tool-own-all", { number: whole(rows.length) })}
          </button>
        )}{" "}
        <button type="button" onClick={() => save(`${say("tool-own-file")}.csv`, own_csv(note()), "text/csv;charset=utf-8")}>
          {say("tool-own-csv")}
        </button>
      </p>
      {places.length > 1 && (
        <Slope
          title={say("tool-slope-title")}
          subtitle={say("tool-slope-subtitle", { kind: content.kind })}
          alt={say("tool-slope-alt", { kind: content.kind })}
          table={
            <Table
              caption={say("tool-slope-title")}
              rows={places}
              columns={[
                { head: say("report-column-unit", { kind: content.kind }), cell: (row) => row.name, head_of_row: true },
                { head: say("tool-column-usual-place"), cell: (row) => rank(before(row).rank), value: (row) => before(row).rank, number: true },
                { head: say("tool-column-own-place"), cell: (row) => rank(row.rank), value: (row) => row.rank, number: true },
              ]}
            />
          }
          slope={{
            heads: [say("tool-slope-usual"), say("tool-slope-own")],
            lines: places.map((row) => ({ name: row.name, from: place(before(row)), to: place(row), marked: row.unit === unit.value })),
          }}
        />
      )}
      {placed && <Rival sure={sure} />}
    </>
  );
}
